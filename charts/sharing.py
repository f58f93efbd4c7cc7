"""What it takes to be counted alike. Who may say so was checked by whoever calls these."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from charts.engine import Method, RuleSetName
from charts.models import Measure, SharedDefinition
from charts.vocabulary import CAN_BE_SUMMED, DataShape, Rhythm
from common.access import allowed
from common.errors import Invalid, NotNow
from people.models import Unit

# Sums of many teams lie wider apart than chance alone would have them.
_CHARTS = {
    DataShape.COUNT: Method.INDIVIDUALS,
    DataShape.PERCENTAGE: Method.P_PRIME,
    DataShape.RATE: Method.U_PRIME,
}
TAKEN_OVER = (
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


def definition_of(measure: Measure, name: str) -> SharedDefinition:
    """A new shared definition, which the measure it is made from follows."""
    check_can_be_added_up(measure)
    same = SharedDefinition.objects.filter(organisation=measure.organisation_id, name__iexact=name)
    if same.exists():
        raise Invalid(
            fields={
                "name": _("There is a shared definition called “{name}” already.").format(name=name)
            }
        )
    definition = SharedDefinition(
        organisation=measure.organisation,
        name=name,
        **{field: getattr(measure, field) for field in TAKEN_OVER},
    )
    definition.save()
    follow(definition, [measure])
    return definition


def roll_up_of(definition: SharedDefinition, unit: Unit, *, on: date) -> Measure:
    """The measure that adds up a definition at a place, not saved yet."""
    return Measure(
        organisation=definition.organisation,
        unit=unit,
        name=definition.name,
        method=_CHARTS[DataShape(definition.data_shape)],
        rule_set=RuleSetName.ANHOEJ_AND_LIMITS,
        rolls_up=definition,
        fed_from=f"roll-up {definition.pk}",
        starts_on=on,
        **{field: getattr(definition, field) for field in TAKEN_OVER},
    )


def check_can_be_added_up(measure: Measure) -> None:
    """Averages and days between events cannot be added up, nor a sum once more."""
    if measure.rolls_up_id is not None:
        raise NotNow(_("“{measure}” is added up from teams itself.").format(measure=measure))
    if DataShape(measure.data_shape) not in CAN_BE_SUMMED or measure.every is Rhythm.EVENT:
        raise NotNow(
            _(
                "“{measure}” cannot be added up: only counts, percentages and rates "
                "can, for an average of averages would be wrong."
            ).format(measure=measure)
        )


can_be_added_up = allowed(check_can_be_added_up)


def check_agrees(definition: SharedDefinition, measure: Measure) -> None:
    """Only what is written down alike, equally often, can be added up."""
    if measure.organisation_id != definition.organisation_id:
        raise NotNow(_("That measure belongs to another organisation."))
    if measure.shared_id not in (None, definition.pk):
        raise NotNow(
            _("“{measure}” at {unit} follows another definition.").format(
                measure=measure, unit=measure.unit
            )
        )
    if any(getattr(measure, field) != getattr(definition, field) for field in _MUST_AGREE):
        raise NotNow(
            _(
                "“{measure}” at {unit} is not counted like the others: what is written "
                "down and how often must be the same."
            ).format(measure=measure, unit=measure.unit)
        )


def follow(definition: SharedDefinition, measures: Iterable[Measure]) -> None:
    """Let measures that agree be added up."""
    for measure in measures:
        Measure.objects.edit(measure, seen_version=measure.version, shared=definition)
