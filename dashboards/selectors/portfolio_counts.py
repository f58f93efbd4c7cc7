"""How many projects a portfolio has: by part of the organisation, stage and staleness."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import BigIntegerField, Count, Exists, F, Q, QuerySet

from charts.vocabulary import Staleness
from common.prepared import ORGANISATION, Given, prepared
from dashboards.models import ProjectSummary, UnitSummary
from dashboards.selectors.attention import last_days, staleness_by
from dashboards.selectors.portfolio import Asked, Places
from people.models import Unit, User
from projects.models import Project
from projects.stages import ACTIVE, Stage


@dataclass
class Part:
    """How many projects a part of the organisation has, by stage and staleness.

    Projects of the whole itself have no unit below it.
    """

    unit: Unit | None
    counts: Counter[tuple[Stage, Staleness]] = field(default_factory=Counter)
    big_i: int = 0  # of those under way

    def at(self, stages: Iterable[Stage], activity: Iterable[Staleness] = Staleness) -> int:
        found = self.counts.get
        return sum(found((stage, lately), 0) for stage in stages for lately in activity)


@dataclass(frozen=True)
class Counted:
    """The parts, by name; and whether all projects are known to be weighed for that day."""

    parts: list[Part]
    weighed: bool = False


def count_of(
    projects: QuerySet[Project], asked: Asked, user: User, *, places: Places, on: date
) -> Counted:
    """Projects by part of the organisation, stage and staleness; the counts add up.

    The parts are the units right below the one that was asked for, or below the whole. Where
    nothing else narrows them, what units have stored of themselves is added up: one query, however
    many projects there are. Otherwise, or where that is of older facts, it is one more.
    """
    base = _whole_of(asked, places)
    stored = _stored(base, user, places, on=on) if base else None
    return stored or Counted(_counted(projects, asked, user, places=places, on=on))


def _whole_of(asked: Asked, places: Places) -> Unit | None:
    """The unit of which every project is asked for, if it is one."""
    if asked.words or asked.why or asked.coach or asked.involvement:
        return None
    if asked.unit or len(places.held) < len(places.units):
        return asked.unit
    return next((unit for unit in places.units.values() if unit.parent_id is None), None)


def _stored(base: Unit, user: User, places: Places, *, on: date) -> Counted | None:
    """What is stored, unless it is of older facts."""
    rows = list(_summaries.ask(organisation=user.organisation_id, base=base.pk))
    if not rows or not all(row.is_current and row.is_told for row in rows):  # type: ignore[attr-defined]
        return None
    parts = {row.unit_id: _part(row, places.units[row.unit_id], on=on) for row in rows}
    directly = replace(parts.pop(base.pk), unit=None)
    for part in parts.values():
        directly.counts.subtract(part.counts)
        directly.big_i -= part.big_i
    found = [part for part in (*parts.values(), directly) if part.counts.total()]
    weighing = getattr(rows[0].organisation, "weighing", None)
    return Counted(
        sorted(found, key=_by_name),
        weighed=weighing is not None and weighing.is_of(user.organisation, on=on),
    )


def _part(summary: UnitSummary, unit: Unit, *, on: date) -> Part:
    """What a unit has stored, its days sorted into how long ago they are."""
    last, counts = last_days(summary.organisation, on=on), Counter[tuple[Stage, Staleness]]()
    # As they are written, days compare like the words of a dictionary.
    silent_day, quiet_day = last.silent.isoformat(), last.quiet.isoformat()
    for stage, projects in summary.projects_by_stage.items():
        counts[Stage(stage), Staleness.FRESH] = projects
    for stage, days in summary.active_by_day.items():
        silent = quiet = 0
        for day, projects in days.items():
            if day <= silent_day:
                silent += projects
            elif day <= quiet_day:
                quiet += projects
        counts[Stage(stage), Staleness.SILENT] = silent
        counts[Stage(stage), Staleness.QUIET] = quiet
        counts[Stage(stage), Staleness.FRESH] -= silent + quiet
    return Part(unit, counts, summary.big_i_projects)


@prepared
def _summaries() -> QuerySet[UnitSummary]:
    """Of a unit and of those right below it."""
    base = Given("base", BigIntegerField())
    untold = ProjectSummary.objects.filter(organisation=ORGANISATION).untold()
    return (
        UnitSummary.objects.filter(Q(unit=base) | Q(unit__parent=base), organisation=ORGANISATION)
        .select_related("organisation__weighing")
        .defer("verdicts")
        .annotate(is_told=~Exists(untold))
    )


def _counted(
    projects: QuerySet[Project], asked: Asked, user: User, *, places: Places, on: date
) -> list[Part]:
    depth = len(asked.unit.path) if asked.unit else 1
    days = last_days(user.organisation, on=on)
    rows = (
        projects.order_by()
        .annotate(part=F(f"unit__path__{depth}"), staleness=staleness_by(days))
        .values_list("part", "stage", "staleness")
        .annotate(projects=Count("pk"), big_i=Count("pk", filter=_BIG_I))
    )
    parts: dict[int | None, Part] = {}
    for key, stage, staleness, count, big_i in rows:
        part = parts.setdefault(key, Part(places.units[key] if key else None))
        part.counts[Stage(stage), Staleness(staleness)] += count
        part.big_i += big_i
    return sorted(parts.values(), key=_by_name)


_BIG_I = Q(involvement=Project.Involvement.BIG_I, stage__in=ACTIVE)


def _by_name(part: Part) -> tuple[bool, str]:
    return (part.unit is None, part.unit.name if part.unit else "")
