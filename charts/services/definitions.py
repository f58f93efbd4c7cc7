"""Definitions that several teams share, and the roll-ups made of them."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Measure, SharedDefinition
from charts.permissions import check_can_define
from charts.selectors.definitions import roll_ups_of
from charts.sharing import (
    check_agrees,
    check_can_be_added_up,
    definition_of,
    follow,
    roll_up_of,
)
from common.access import allowed
from common.errors import NotNow
from people.calendar import local_date
from people.models import Unit, User
from people.selectors import top_unit


def check_can_share(by: User, at: datetime) -> None:
    """Whoever may define measures for the whole organisation looks after what is shared."""
    check_can_define(by, top_unit(by.organisation), on=local_date(by.organisation, at))


can_share = allowed(check_can_share)


@recorded
def share_definition(*, measure: Measure, name: str, by: User, at: datetime) -> SharedDefinition:
    """Make the definition of a measure one that other teams can follow. It follows it itself."""
    check_can_share(by, at)
    return definition_of(measure, name)


@recorded
def follow_definition(
    *, definition: SharedDefinition, measures: Iterable[Measure], by: User, at: datetime
) -> None:
    """Let the numbers of these measures be added up with those of others.

    Raises NotNow for one that counts something else, or already follows another definition.
    """
    check_can_share(by, at)
    measures = list(measures)
    for measure in measures:
        check_can_be_added_up(measure)
        check_agrees(definition, measure)
    follow(definition, measures)


@recorded
def leave_definition(*, measure: Measure, by: User, at: datetime) -> None:
    """Take a measure's numbers out of the sums. Its own chart stays as it is."""
    check_can_share(by, at)
    Measure.objects.edit(measure, seen_version=measure.version, shared=None)


@recorded
def roll_up(*, definition: SharedDefinition, unit: Unit, by: User, at: datetime) -> Measure:
    """A measure of everything at and below a place that follows the definition.

    A worker adds up its numbers. Raises NotNow where there is one already.
    """
    today = local_date(by.organisation, at)
    check_can_define(by, unit, on=today)
    if definition.organisation_id != unit.organisation_id:
        raise NotNow(_("That place belongs to another organisation."))
    if roll_ups_of(definition).filter(unit=unit).exists():
        raise NotNow(
            _("“{definition}” is added up at {unit} already.").format(
                definition=definition, unit=unit
            )
        )
    made = roll_up_of(definition, unit, on=today)
    made.save()
    return made
