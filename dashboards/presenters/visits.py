"""A unit on one page for somebody who is about to walk there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.period_words import day_words
from charts.models import Measure
from common.language import lazily
from common.templatetags.words import ago
from dashboards.models import VisitNote
from dashboards.presenters.measures import MeasureTile
from dashboards.presenters.unit import tiles_of
from dashboards.selectors.visits import VisitFacts
from people.models import Unit, User
from projects.models import Project

_ALWAYS = (
    lazily("What are you testing just now, and what did the last test teach you?"),
    lazily("What gets in your way that we could take away?"),
    lazily("How do people who use your service, and carers, take part in this?"),
)
_MOST_ABOUT_CHARTS = 2


@dataclass(frozen=True)
class ProjectLine:
    """A project under way."""

    title: str
    href: str
    stage: str
    variation: str
    says: str
    is_owed_thanks: bool
    thanks_href: str  # empty for those who say thank you in person


@dataclass(frozen=True)
class NoteLine:
    """A note of an earlier visit."""

    day: str
    by: str
    words: str
    take_back_href: str


@dataclass(frozen=True)
class VisitPage:
    """Everything on the brief."""

    projects: Sequence[ProjectLine]
    more_projects: int
    owed: Sequence[ProjectLine]
    tiles: Sequence[MeasureTile]
    barriers: Sequence[tuple[str, str, str]]  # words, project, since when
    to_ask: Sequence[str]
    notes: Sequence[NoteLine]


@dataclass(frozen=True)
class TeamLine:
    """A team that could be visited."""

    name: str
    href: str
    visited: str  # the day; empty where nobody was yet


def visit_page(facts: VisitFacts, unit: Unit, user: User, *, today: date) -> VisitPage:
    """The brief, with the ways to thank and to take one's own notes back."""
    projects = [_project(project, facts.may_thank) for project in facts.projects]
    return VisitPage(
        projects=projects,
        more_projects=facts.more_projects,
        owed=[line for line in projects if line.is_owed_thanks],
        tiles=tiles_of(facts.measures, unit, today=today),
        barriers=[(b.words, b.project.title, ago(b.raised_at)) for b in facts.barriers],
        to_ask=[*_about(facts.measures), *_ALWAYS],
        notes=[_note(note, unit, user) for note in facts.notes],
    )


def team_lines(teams: Iterable[Unit]) -> list[TeamLine]:
    """Teams that wait for a visit, with when they last had one."""
    return [
        TeamLine(
            team.name,
            reverse("unit_visit", args=[team.public_id]),
            day_words(team.visited_on) if team.visited_on else "",  # type: ignore[attr-defined]
        )
        for team in teams
    ]


def _about(measures: Sequence[Measure]) -> Iterator[str]:
    """Questions about what the charts say, not about who did it."""
    for measure in measures[:_MOST_ABOUT_CHARTS]:
        if measure.state.variation == "improvement":
            yield _(
                "“{name}” is getting better. What did you do, and who should hear of it?"
            ).format(name=measure.name)
        elif measure.state.variation == "concern":
            yield _("“{name}” shows a sign of concern. What do you think lies behind it?").format(
                name=measure.name
            )
        else:
            yield _("“{name}” has changed. What was different?").format(name=measure.name)


def _project(project: Project, may_thank: bool) -> ProjectLine:
    summary = project.summary
    is_owed = summary.main_variation == "improvement" and not project.is_thanked  # type: ignore[attr-defined]
    return ProjectLine(
        title=project.title,
        href=reverse("project", args=[project.public_id]),
        stage=project.get_stage_display(),
        variation=summary.main_variation or "no_data",
        says=summary.main_headline or _("Nothing is measured yet."),
        is_owed_thanks=is_owed,
        thanks_href=reverse("thanks_new", args=[project.public_id])
        if is_owed and may_thank
        else "",
    )


def _note(note: VisitNote, unit: Unit, user: User) -> NoteLine:
    is_own = note.written_by_id == user.pk
    return NoteLine(
        day=day_words(note.visited_on),
        by=note.written_by.name,
        words=note.words,
        take_back_href=reverse("visit_take_back", args=[unit.public_id, note.public_id])
        if is_own
        else "",
    )
