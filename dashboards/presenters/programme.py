"""The joint view of a programme: each project, all together, and what stands in their way."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.selectors import Change
from charts.models import Comparison, Measure
from charts.presenters.teams import TeamRow, team_rows
from common.language import lazily
from common.templatetags.words import counted, joined
from dashboards.presenters.attention import for_so_long
from dashboards.presenters.history import Happening
from dashboards.presenters.measures import MeasureTile, tile
from dashboards.selectors.programmes import ProgrammeFacts
from people.models import Organisation
from projects.models import Barrier, ProgrammePlace, Project
from projects.presenters.programmes import place_sentence, programme_sentence
from projects.progress import name_of
from projects.stages import ACTIVE

_ALIKE = 0.5  # of the words that tell one barrier from another
_HERE = lazily("the programme")
_TELLING = 4  # letters: shorter words are in every sentence


@dataclass(frozen=True)
class SiteRow:
    """One project of the programme: how far it says it is, and whether it is alive."""

    title: str
    href: str
    place: str
    stage: str
    score: str
    score_words: str
    activity: str
    activity_tone: str  # empty while all is as usual
    barriers: int


@dataclass(frozen=True)
class SharedChart:
    """One thing that is counted alike: all together, and each project on the same axes."""

    name: str
    key: str
    href: str
    teams_href: str
    headline: str
    detail: str
    wide: str
    narrow: str
    tiles: Sequence[MeasureTile]
    missing: str  # projects that do not count it yet
    comparison: Comparison | None
    rows: Sequence[TeamRow]


@dataclass(frozen=True)
class CommonBarrier:
    """What stands in the way of one project, or of several in like words."""

    words: str
    where: str
    is_common: bool
    since: str


def site_rows(
    places: Iterable[ProgrammePlace], organisation: Organisation, *, on: date
) -> list[SiteRow]:
    """The projects that are in, by name: never by how well they do."""
    return [_row(place.project, organisation, on) for place in places]


def shared_charts(facts: ProgrammeFacts, *, compares: bool, today: date) -> list[SharedChart]:
    """What is counted alike, each with all projects that count it and the names of the others."""
    return [_shared(roll_up, facts, compares=compares, today=today) for roll_up in facts.roll_ups]


def common_barriers(barriers: Sequence[Barrier], *, on: date) -> list[CommonBarrier]:
    """Barriers that several projects tell of in like words first, then the longest waiting."""
    groups: list[list[Barrier]] = []
    for barrier in barriers:
        for group in groups:
            if _are_alike(group[0].words, barrier.words):
                group.append(barrier)
                break
        else:
            groups.append([barrier])
    groups.sort(key=lambda group: -len({barrier.project_id for barrier in group}))
    return [_common(group, on) for group in groups]


def programme_happenings(changes: Iterable[Change], *, most: int) -> list[Happening]:
    """What was done about the programme and its projects, newest first."""
    told = [Happening(change.at, change.by, _sentence(change)) for change in changes]
    told = [happening for happening in told if happening.sentence]
    return sorted(told, key=lambda happening: happening.at, reverse=True)[:most]


def _sentence(change: Change) -> str:
    of_place = change.model is ProgrammePlace
    return place_sentence(change, programme=_HERE) if of_place else programme_sentence(change)


def _row(project: Project, organisation: Organisation, on: date) -> SiteRow:
    summary = project.summary
    claimed = summary.claimed_score
    words, tone = _activity(project, organisation, on)
    return SiteRow(
        title=project.title,
        href=reverse("project", args=[project.public_id]),
        place=project.unit.name,
        stage=project.get_stage_display(),
        score=f"{claimed}" if claimed is not None else "–",
        score_words=name_of(claimed) if claimed is not None else _("Nothing claimed yet"),
        activity=words,
        activity_tone=tone,
        barriers=summary.open_barriers,
    )


def _activity(project: Project, organisation: Organisation, on: date) -> tuple[str, str]:
    last = project.summary.last_active_on
    if project.stage not in ACTIVE or last is None:
        return project.get_stage_display() if project.stage not in ACTIVE else "", ""
    days = (on - last).days
    if days >= organisation.silent_after_days:
        return _("Silent for {time}").format(time=for_so_long(days)), "danger"
    if days >= organisation.quiet_after_days:
        return _("Quiet for {time}").format(time=for_so_long(days)), "warning"
    return _("Today") if days <= 0 else f"{counted(days, 'day')} ago", ""


def _shared(roll_up: Measure, facts: ProgrammeFacts, *, compares: bool, today: date) -> SharedChart:
    measures = [m for m in facts.measures if m.shared_id == roll_up.rolls_up_id]
    drawings = _drawings(roll_up)
    counting = {measure.project_id for measure in measures}
    missing = [p.project.title for p in facts.joined if p.project_id not in counting]
    comparison = getattr(roll_up, "comparison", None) if compares else None
    state = roll_up.state
    return SharedChart(
        name=roll_up.rolls_up.name if roll_up.rolls_up else roll_up.name,
        key=f"shared-{roll_up.pk}",
        href=reverse("measure", args=[roll_up.public_id]),
        teams_href=reverse("measure_teams", args=[roll_up.public_id]),
        headline=state.headline,
        detail=state.detail,
        wide=state.chart_wide if state.points else "",
        narrow=state.chart_narrow if state.points else "",
        tiles=[_tile(measure, drawings, today) for measure in measures],
        missing=joined([f"“{title}”" for title in missing]),
        comparison=comparison,
        rows=team_rows(comparison, roll_up) if comparison else [],
    )


def _drawings(roll_up: Measure) -> Mapping[str, str]:
    charts = getattr(roll_up, "site_charts", None)
    return charts.drawings if charts else {}


def _tile(measure: Measure, drawings: Mapping[str, str], today: date) -> MeasureTile:
    """A project's chart, named by its place. A drawing that is still to come leaves its room."""
    known = tile(
        measure,
        today=today,
        place=measure.project.title if measure.project else measure.name,
        drawing=drawings.get(str(measure.pk), ""),
    )
    return replace(known, title=measure.unit.name)


def _common(group: Sequence[Barrier], on: date) -> CommonBarrier:
    first = group[0]
    places = sorted({barrier.project.unit.name for barrier in group})
    projects: Collection[int] = {barrier.project_id for barrier in group}
    days = (on - first.raised_at.date()).days
    return CommonBarrier(
        words=first.words,
        where=joined(places),
        is_common=len(projects) > 1,
        since=f"for {for_so_long(days)}" if days > 0 else _("since today"),
    )


def _are_alike(one: str, other: str) -> bool:
    """Whether two barriers are told in much the same words.

    >>> _are_alike("Agency staff start without a huddle", "Agency staff start a shift, no huddle")
    True
    >>> _are_alike("No room is free", "The printer is broken")
    False
    """
    first, second = _telling_words(one), _telling_words(other)
    together = first | second
    return bool(together) and len(first & second) / len(together) >= _ALIKE


def _telling_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _TELLING}
