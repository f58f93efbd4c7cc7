"""A unit in words and links: the way to it, what is below it, its projects by stage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from charts.models import Measure
from common.addresses import addresses_of
from common.language import lazily
from common.templatetags.words import counted, joined
from dashboards.models import UnitSummary
from dashboards.presenters.counts import in_one_line
from dashboards.presenters.measures import MeasureTile, tile
from people.models import Organisation, Unit
from projects.stages import LABELS


@dataclass(frozen=True)
class UnitRow:
    """A unit below, with its counts. `is_deeper`: it lies in the unit of a row above."""

    name: str
    href: str
    projects: int
    measures: int
    says: str
    is_deeper: bool


@dataclass(frozen=True)
class UnitHead:
    """What stands above every page of a unit: the units above it, and its other pages."""

    title: str
    name: str
    kind: str
    steps: Sequence[tuple[str, str]]
    tabs: Sequence[tuple[str, str, bool]]


_PAGES = {
    "unit": lazily("Measures"),
    "unit_changes": lazily("What changed"),
    "unit_forum": lazily("QI Forum"),
}
_TITLES = {
    "unit": "{}",
    "unit_changes": lazily("What changed in {}"),
    "unit_forum": lazily("QI Forum of {}"),
}


@dataclass(frozen=True)
class StageCount:
    """How many projects stand at a stage, and the way to them."""

    label: str
    count: int
    href: str


def way_to(ancestors: Sequence[Unit]) -> list[tuple[str, str]]:
    """The breadcrumb: name and address of each unit above."""
    return [(unit.name, reverse("unit", args=[unit.public_id])) for unit in ancestors]


def head_of(unit: Unit, above: Sequence[Unit], *, current: str) -> UnitHead:
    """The way to a unit and between its pages; `current` is the name of the open page's address."""
    return UnitHead(
        title=_TITLES[current].format(unit.name),
        name=unit.name,
        kind=unit.get_kind_display(),
        steps=way_to(above),
        tabs=[
            (label, reverse(name, args=[unit.public_id]), name == current)
            for name, label in _PAGES.items()
        ],
    )


def rows_below(unit: Unit, summaries: Sequence[UnitSummary]) -> list[UnitRow]:
    """The units below, each summing up all that is beneath it and followed by what it holds."""
    names = {summary.unit_id: summary.unit.name for summary in summaries}
    level, address_of = len(unit.path), addresses_of("unit")

    def in_tree(summary: UnitSummary) -> list[tuple[str, int]]:
        return [(names.get(key, ""), key) for key in summary.unit.path[level:]]

    return [
        UnitRow(
            name=summary.unit.name,
            href=address_of(summary.unit.public_id),
            projects=summary.active_projects,
            measures=summary.measures,
            says=in_one_line(summary),
            is_deeper=len(summary.unit.path) > level + 1,
        )
        for summary in sorted(summaries, key=in_tree)
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
        told.append(
            _("{count} gone quiet").format(
                count=counted(quiet - silent, "project has,projects have")
            )
        )
    if silent:
        told.append(f"{counted(silent, 'project is,projects are')} silent")
    return f"{joined(told)}." if told else ""


def hidden_words(counted_there: int, shown: int, *, is_current: bool) -> str:
    """Why fewer charts may be shown than were counted; nothing while the count is out of date."""
    hidden = counted_there - shown
    if hidden <= 0 or not is_current:
        return ""
    return _("{hidden} to private projects.").format(
        hidden=counted(hidden, "more belongs,more belong")
    )


def _place(measure: Measure, page: Unit) -> str:
    parts = [
        "" if measure.unit_id == page.pk else measure.unit.name,
        measure.project.title if measure.project else "",
    ]
    return " · ".join(part for part in parts if part)


def _projects_at(unit: Unit, stage: str) -> str:
    return f"{reverse('projects')}?{urlencode({'place': str(unit.public_id), 'stage': stage})}"
