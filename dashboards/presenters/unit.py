"""A unit in words and links: the way to it, what is below it, its projects by stage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from charts.models import Measure
from common.templatetags.words import counted, joined
from dashboards.models import UnitSummary
from dashboards.presenters.counts import in_one_line
from dashboards.presenters.measures import MeasureTile, tile
from people.models import Organisation, Unit
from projects.stages import LABELS


@dataclass(frozen=True)
class UnitRow:
    """A unit below, with its counts."""

    name: str
    href: str
    projects: int
    measures: int
    says: str


@dataclass(frozen=True)
class StageCount:
    """How many projects stand at a stage, and the way to them."""

    label: str
    count: int
    href: str


def way_to(ancestors: Sequence[Unit]) -> list[tuple[str, str]]:
    """The breadcrumb: name and address of each unit above."""
    return [(unit.name, reverse("unit", args=[unit.public_id])) for unit in ancestors]


def rows_below(summaries: Sequence[UnitSummary]) -> list[UnitRow]:
    """The units right below, each summing up all that is beneath it."""
    return [
        UnitRow(
            name=summary.unit.name,
            href=reverse("unit", args=[summary.unit.public_id]),
            projects=summary.active_projects,
            measures=summary.measures,
            says=in_one_line(summary),
        )
        for summary in summaries
    ]


def tiles_of(measures: Iterable[Measure], unit: Unit, *, today: date) -> list[MeasureTile]:
    """Measures as small charts, each saying where and in which project, unless it is plain."""
    return [tile(measure, today=today, place=_place(measure, unit)) for measure in measures]


def stages(unit: Unit, by_stage: Mapping[str, int]) -> list[StageCount]:
    """Projects by stage in the order of a project's life; stages without any are left out."""
    return [
        StageCount(label.lower(), by_stage[stage], _projects_at(unit, stage))
        for stage, label in LABELS.items()
        if by_stage.get(stage)
    ]


def stale_words(
    by_day: Mapping[str, Mapping[str, int]], organisation: Organisation, *, today: date
) -> str:
    """How many projects under way have gone quiet or silent, as their last days of activity say."""
    quiet = silent = 0
    for days in by_day.values():
        for day, projects in days.items():
            age = (today - date.fromisoformat(day)).days
            silent += projects if age >= organisation.silent_after_days else 0
            quiet += projects if age >= organisation.quiet_after_days else 0
    told = []
    if quiet > silent:
        told.append(f"{counted(quiet - silent, 'project has,projects have')} gone quiet")
    if silent:
        told.append(f"{counted(silent, 'project is,projects are')} silent")
    return f"{joined(told)}." if told else ""


def hidden_words(counted_there: int, shown: int, *, is_current: bool) -> str:
    """Why fewer charts may be shown than were counted; nothing while the count is out of date."""
    hidden = counted_there - shown
    if hidden <= 0 or not is_current:
        return ""
    return f"{counted(hidden, 'more belongs,more belong')} to private projects."


def _place(measure: Measure, page: Unit) -> str:
    parts = [
        "" if measure.unit_id == page.pk else measure.unit.name,
        measure.project.title if measure.project else "",
    ]
    return " · ".join(part for part in parts if part)


def _projects_at(unit: Unit, stage: str) -> str:
    return f"{reverse('projects')}?{urlencode({'place': str(unit.public_id), 'stage': stage})}"
