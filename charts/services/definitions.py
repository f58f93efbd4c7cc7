"""Definitions that several teams share, and the roll-ups made of them."""

from collections.abc import Iterable
from datetime import datetime

from audit.services import recorded
from charts.engine import Method, RuleSetName
from charts.models import Measure, SharedDefinition
from charts.permissions import check_can_define
from charts.vocabulary import DataShape, Rhythm
from common.access import allowed
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import Unit, User
from people.selectors import top_unit

# Sums of many teams lie wider apart than chance alone would have them.
_CHARTS = {
    DataShape.COUNT: Method.INDIVIDUALS,
    DataShape.PERCENTAGE: Method.P_PRIME,
    DataShape.RATE: Method.U_PRIME,
}
_TAKEN_OVER = (
    "role",
    "data_shape",
    "rhythm",
    "direction",
    "definition",
    "numerator_words",
    "denominator_words",
    "value_words",
    "multiplier",
    "decimals",
)
_MUST_AGREE = ("data_shape", "rhythm")


def check_can_share(by: User, at: datetime) -> None:
    """Whoever may define measures for the whole organisation looks after what is shared."""
    check_can_define(by, top_unit(by.organisation), on=local_date(by.organisation, at))


can_share = allowed(check_can_share)


@recorded
def share_definition(*, measure: Measure, name: str, by: User, at: datetime) -> SharedDefinition:
    """Make the definition of a measure one that other teams can follow. It follows it itself."""
    check_can_share(by, at)
    check_can_be_added_up(measure)
    same = SharedDefinition.objects.filter(organisation=by.organisation, name__iexact=name)
    if same.exists():
        raise Invalid(fields={"name": f"There is a shared definition called “{name}” already."})
    definition = SharedDefinition.objects.create(
        organisation=by.organisation,
        name=name,
        **{field: getattr(measure, field) for field in _TAKEN_OVER},
    )
    _follow(definition, [measure])
    return definition


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
        _check_agrees(definition, measure)
    _follow(definition, measures)


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
        raise NotNow("That place belongs to another organisation.")
    if Measure.objects.filter(organisation=by.organisation, rolls_up=definition, unit=unit):
        raise NotNow(f"“{definition}” is added up at {unit} already.")
    return Measure.objects.create(
        organisation=definition.organisation,
        unit=unit,
        name=definition.name,
        method=_CHARTS[DataShape(definition.data_shape)],
        rule_set=RuleSetName.ANHOEJ_AND_LIMITS,
        rolls_up=definition,
        fed_from=f"roll-up {definition.pk}",
        starts_on=today,
        **{field: getattr(definition, field) for field in _TAKEN_OVER},
    )


def check_can_be_added_up(measure: Measure) -> None:
    """Averages and days between events cannot be added up, nor a sum once more."""
    if measure.rolls_up_id is not None:
        raise NotNow(f"“{measure}” is added up from teams itself.")
    if DataShape(measure.data_shape) not in _CHARTS or measure.every is Rhythm.EVENT:
        raise NotNow(
            f"“{measure}” cannot be added up: only counts, percentages and rates can, for an "
            "average of averages would be wrong."
        )


can_be_added_up = allowed(check_can_be_added_up)


def _check_agrees(definition: SharedDefinition, measure: Measure) -> None:
    if measure.organisation_id != definition.organisation_id:
        raise NotNow("That measure belongs to another organisation.")
    if measure.shared_id not in (None, definition.pk):
        raise NotNow(f"“{measure}” at {measure.unit} follows another definition.")
    if any(getattr(measure, field) != getattr(definition, field) for field in _MUST_AGREE):
        raise NotNow(
            f"“{measure}” at {measure.unit} is not counted like the others: what is written down "
            "and how often must be the same."
        )


def _follow(definition: SharedDefinition, measures: Iterable[Measure]) -> None:
    for measure in measures:
        Measure.objects.edit(measure, seen_version=measure.version, shared=definition)
