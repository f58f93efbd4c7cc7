"""The measure of an address, for whoever asks."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.dateparse import parse_date

from charts.permissions import actions_on
from charts.presenters.heads import MeasureHead, head_of
from charts.selectors import measure_for, measure_to_fill
from common.http import SignedInRequest
from people.calendar import today_of
from people.roles import Action
from projects.forms.talking import Talk, talk_about
from projects.presenters.about import about_measure

if TYPE_CHECKING:
    from charts.models import Measure


def measure_at(request: SignedInRequest, public_id: UUID, *, drawn: bool = True) -> "Measure":
    """The measure, if this person may know of it; `drawn` or without its drawings.

    Raises NotVisible.
    """
    return measure_for(request.user, public_id, on=today_of(request.user), drawn=drawn)


def measure_to_fill_at(request: SignedInRequest, public_id: UUID) -> "Measure":
    """The same measure for writing numbers down. Raises NotVisible."""
    return measure_to_fill(request.user, public_id, on=today_of(request.user))


def period_in_address(request: SignedInRequest) -> date | None:
    """The period that a link names: ?period=2027-03-01."""
    with suppress(ValueError):
        return parse_date(request.GET.get("period", ""))
    return None


def actions_for(request: SignedInRequest, measure: "Measure") -> frozenset[Action]:
    """What this person may do with the measure. At most two queries."""
    return actions_on(request.user, measure, on=today_of(request.user))


def head_for(request: SignedInRequest, measure: "Measure") -> MeasureHead:
    """What stands above the measure's pages, with the links this person may follow."""
    return head_of(measure, actions_for(request, measure))


def talk_for(
    request: SignedInRequest, measure: "Measure", actions: Collection[Action]
) -> Talk | None:
    """The talk about a project's chart; indicators of a unit have no team that talks."""
    if measure.project is None:
        return None
    about = about_measure(measure.public_id, measure.name)
    return talk_about(request.user, measure.project, about, actions, on=today_of(request.user))
