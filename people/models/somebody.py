"""Stand-ins in questions that are put together before it is known who asks, of what, and when."""

from datetime import date
from types import SimpleNamespace
from typing import cast

from django.db.models import BigIntegerField, DateField

from common.prepared import ORGANISATION, Given
from people.models.unit import Unit
from people.models.user import User


def _some(name: str) -> SimpleNamespace:
    return SimpleNamespace(pk=Given(name, BigIntegerField()), organisation_id=ORGANISATION)


SOMEBODY = cast(User, _some("user"))
SOME_PLACE = cast(Unit, _some("unit"))
SOME_DAY = cast(date, Given("on", DateField()))


def asked_by(user: User, *, on: date) -> dict[str, object]:
    """What stands for `SOMEBODY` and `SOME_DAY` when this person asks."""
    return {"user": user.pk, "organisation": user.organisation_id, "on": on}
