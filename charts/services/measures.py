"""Measures: defined, changed, closed and opened again."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.engine import Direction, Method, RuleSetName
from charts.models import Measure
from charts.permissions import check_can_define
from charts.policies import METHODS_FOR, check_accepts_changes, rule_sets_for
from charts.selectors import newest_period
from charts.tasks import recompute_soon
from charts.vocabulary import WITH_DENOMINATOR, DataShape, MeasureRole, Rhythm
from common.errors import Invalid
from people.calendar import local_date
from people.models import Unit, User
from projects.models import Project
from projects.policies import check_is_open


@dataclass(frozen=True)
class Definition:
    """What a measure is: everything a person decides about it, except where it belongs."""

    name: str
    role: MeasureRole
    data_shape: DataShape
    rhythm: Rhythm
    direction: Direction = Direction.NEUTRAL
    target: float | None = None
    definition: str = ""
    numerator_words: str = ""
    denominator_words: str = ""
    value_words: str = ""
    multiplier: float = 1.0
    decimals: int = 1
    method: Method = Method.RUN
    rule_set: RuleSetName = RuleSetName.ANHOEJ
    screened: bool = True
    warehouse_code: str = ""


# Numbers that were written down under one of these make no sense under another.
_FIXED_BY_DATA = ("data_shape", "rhythm")
EDITABLE = frozenset(field.name for field in fields(Definition)) | {"baseline_points"}


@recorded
def define_measure(
    *,
    definition: Definition,
    place: Project | Unit,
    by: User,
    at: datetime,
    starts_on: date | None = None,
) -> Measure:
    """A new measure of a project, or an indicator of a unit."""
    project = place if isinstance(place, Project) else None
    today = local_date(place.organisation, at)
    check_can_define(by, place, on=today)
    if project is not None:
        check_is_open(project)
    check_definition(definition)
    _check_name_is_free(project, definition.name)
    unit = place.unit if isinstance(place, Project) else place
    _check_code_is_free(unit, definition.warehouse_code)
    measure = measure_at(place, definition, starts_on=starts_on or today)
    measure.save()
    recompute_soon([measure.pk])
    return measure


def measure_at(place: Project | Unit, definition: Definition, *, starts_on: date) -> Measure:
    """The measure that a definition makes at a place, not saved yet."""
    return Measure(
        organisation=place.organisation,
        project=place if isinstance(place, Project) else None,
        unit=place.unit if isinstance(place, Project) else place,
        starts_on=starts_on,
        **asdict(definition),
    )


@recorded
def edit_measure(
    *, measure: Measure, seen_version: int, changes: dict[str, object], by: User, at: datetime
) -> None:
    """Change a measure's definition or how it is charted."""
    if unknown := changes.keys() - EDITABLE:
        raise TypeError(f"Not editable: {', '.join(sorted(unknown))}")
    check_can_define(by, measure.project or measure.unit, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    current = {field.name: getattr(measure, field.name) for field in fields(Definition)}
    proposed = Definition(**{**current, **{k: v for k, v in changes.items() if k in current}})
    check_definition(proposed)
    _check_name_is_free(measure.project, proposed.name, besides=measure)
    _check_code_is_free(measure.unit, proposed.warehouse_code, besides=measure)
    if any(changes.get(name, current[name]) != current[name] for name in _FIXED_BY_DATA):
        _check_has_no_data(measure)
    Measure.objects.edit(measure, seen_version=seen_version, **changes)
    recompute_soon([measure.pk])


@recorded
def close_measure(*, measure: Measure, by: User, at: datetime) -> None:
    """Stop collecting. What was collected stays, and stays readable."""
    today = local_date(measure.organisation, at)
    check_can_define(by, measure.project or measure.unit, on=today)
    Measure.objects.edit(measure, seen_version=measure.version, closed_on=today)


@recorded
def reopen_measure(*, measure: Measure, by: User, at: datetime) -> None:
    """Collect again."""
    check_can_define(by, measure.project or measure.unit, on=local_date(measure.organisation, at))
    Measure.objects.edit(measure, seen_version=measure.version, closed_on=None)


@recorded
def move_measures(*, project: Project, left: Unit, by: User, at: datetime) -> None:
    """Let measures follow their project to its new place; those kept elsewhere stay there.

    Whoever may move the project may do this: it has been checked there.
    """
    measures = Measure.objects.filter(
        organisation=project.organisation_id, project=project, unit=left
    )
    moved = list(measures.order_by("pk").values_list("pk", flat=True))
    Measure.objects.filter(pk__in=moved).update(unit=project.unit)
    recompute_soon(moved)


def _check_name_is_free(
    project: Project | None, name: str, *, besides: Measure | None = None
) -> None:
    if project is None:
        return
    same = Measure.objects.filter(
        organisation=project.organisation_id, project=project, name__iexact=name
    )
    if any(measure != besides for measure in same):
        raise Invalid(fields={"name": _("This project has a measure of that name already.")})


def _check_code_is_free(unit: Unit, code: str, *, besides: Measure | None = None) -> None:
    """Rows of the warehouse find a measure by its code and its place: there is one at most."""
    if not code:
        return
    same = Measure.objects.filter(
        organisation=unit.organisation_id, unit=unit, warehouse_code=code
    ).first()
    if same is not None and same != besides:
        raise Invalid(
            fields={
                "warehouse_code": _("“%(measure)s” has this code here already.") % {"measure": same}
            }
        )


def _check_has_no_data(measure: Measure) -> None:
    if measure.fed_from or measure.shared_id or newest_period(measure) is not None:
        raise Invalid(
            fields={
                "data_shape": _(
                    "There are numbers of this kind already. Define a new measure for "
                    "another kind, or for another rhythm."
                )
            }
        )


def check_definition(definition: Definition) -> None:
    shape = DataShape(definition.data_shape)
    found: dict[str, str] = {}
    if shape in WITH_DENOMINATOR and not definition.denominator_words:
        found["denominator_words"] = _("Say what it is out of, for example “all referrals”.")
    if shape is DataShape.PERCENTAGE and not 0 <= (definition.target or 0) <= 100:
        found["target"] = _("Enter a target between 0 and 100.")
    if shape is DataShape.RATE and definition.multiplier <= 0:
        found["multiplier"] = _("Enter per how many, for example 1,000.")
    if shape is DataShape.TIME_BETWEEN and definition.rhythm != Rhythm.EVENT:
        found["rhythm"] = _("Days between events are written down whenever one happens.")
    if definition.method not in METHODS_FOR[shape]:
        found["method"] = _("This chart does not suit what you write down. Choose another.")
    elif definition.rule_set not in rule_sets_for(Method(definition.method)):
        found["rule_set"] = _("These rules need limits, and a run chart has none. Choose others.")
    if found:
        raise Invalid(fields=found)
