"""News of a person's projects in sentences, newest first.

`SOURCES` is the one list of what is news: another kind is a line here, a query in
`dashboards.selectors.news` and a switch in `NewsKind`.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import VerdictChange
from common.language import lazily
from dashboards.models import NewsKind
from dashboards.presenters.changes import change_line
from dashboards.selectors import news as facts
from dashboards.selectors.news import Wanted
from pdsa.models import Cycle
from pdsa.stages import Decision
from projects.models import BarrierStep, Charter

MOST_AT_HOME = 5


@dataclass(frozen=True)
class NewsLine:
    """One piece of news, with the way to it."""

    at: datetime
    title: str
    href: str
    project: str
    sentence: str
    tag: str
    tone: str
    icon: str


@dataclass(frozen=True)
class Source:
    """A kind of news: where it is read, and how each of it is said."""

    kind: NewsKind
    read: Callable[[Wanted], Sequence[Any]]
    say: Callable[[Any], NewsLine]


def news_lines(wanted: Wanted, *, without: Collection[str] = ()) -> list[NewsLine]:
    """All news that this person wants to hear, newest first. A query for each kind."""
    if not wanted.projects:
        return []
    lines = [
        source.say(row)
        for source in SOURCES
        if source.kind not in without
        for row in source.read(wanted)
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


@dataclass(frozen=True)
class NewsCard:
    """The news of the home page; `up_to` is the moment of the newest."""

    lines: Sequence[NewsLine]
    link: str
    up_to: str


def news_card(lines: Sequence[NewsLine]) -> NewsCard:
    """The newest few, with the way to all."""
    shown = lines[:MOST_AT_HOME]
    link = (
        _("See all {lines}").format(lines=len(lines))
        if len(lines) > len(shown)
        else _("Earlier news")
    )
    return NewsCard(shown, link, lines[0].at.isoformat() if lines else "")


def _signal(change: VerdictChange) -> NewsLine:
    assert change.measure.project is not None, "news is read by project"
    line = change_line(change)
    return NewsLine(
        at=change.at,
        title=line.title,
        href=line.href,
        project=change.measure.project.title,
        sentence=line.sentence,
        tag=line.tag,
        tone=line.tone,
        icon=line.icon,
    )


_DECIDED = {
    Decision.ADOPT: (lazily("adopts the change"), lazily("Adopted")),
    Decision.ADAPT: (lazily("changes it and tests again"), lazily("Adapted")),
    Decision.ABANDON: (
        lazily("abandons the change and keeps what was learned"),
        lazily("Abandoned"),
    ),
}


def _cycle(cycle: Cycle) -> NewsLine:
    assert cycle.decided_at is not None, "a cycle without a decision is no news"
    words, tag = _DECIDED[Decision(cycle.decision)]
    return NewsLine(
        at=cycle.decided_at,
        title=cycle.title,
        href=reverse("cycle", args=[cycle.public_id]),
        project=cycle.project.title,
        sentence=_("After this test the team {words}. Decided by {decided_by}.").format(
            words=words, decided_by=cycle.decided_by
        ),
        tag=tag,
        tone="brand",
        icon="tick",
    )


def _charter(charter: Charter) -> NewsLine:
    assert charter.decided_at is not None, "a charter without a decision is no news"
    is_approved = charter.state == Charter.State.APPROVED
    said = f" “{charter.decision_note}”" if charter.decision_note else ""
    verb = _("approved the charter") if is_approved else _("returned the charter with questions")
    return NewsLine(
        at=charter.decided_at,
        title=_("Charter of {title}").format(title=charter.project.title),
        href=reverse("charter", args=[charter.project.public_id]),
        project=charter.project.title,
        sentence=f"{charter.decided_by} {verb}.{said}",
        tag=_("Approved") if is_approved else _("Returned"),
        tone="ok" if is_approved else "warning",
        icon="tick" if is_approved else "warning",
    )


_MOVED = {
    BarrierStep.Kind.RAISED: (lazily("raised this barrier"), "warning", "warning"),
    BarrierStep.Kind.ESCALATED: (lazily("took this barrier a level up"), "neutral", "next"),
    BarrierStep.Kind.RESOLVED: (lazily("cleared this barrier"), "ok", "tick"),
    BarrierStep.Kind.DECLINED: (lazily("declined this barrier"), "neutral", "information"),
    BarrierStep.Kind.REOPENED: (lazily("opened this barrier again"), "warning", "warning"),
}


def _barrier(step: BarrierStep) -> NewsLine:
    kind = BarrierStep.Kind(step.kind)
    words, tone, icon = _MOVED[kind]
    project = step.barrier.project
    return NewsLine(
        at=step.made_at,
        title=step.barrier.words,
        href=reverse("project", args=[project.public_id]),
        project=project.title,
        sentence=f"{step.made_by} {words}." + (f" “{step.words}”" if step.words else ""),
        tag=kind.label,
        tone=tone,
        icon=icon,
    )


SOURCES = (
    Source(NewsKind.SIGNAL, facts.signals_that_came_or_went, _signal),
    Source(NewsKind.CHARTER, facts.charters_decided, _charter),
    Source(NewsKind.CYCLE, facts.cycles_decided, _cycle),
    Source(NewsKind.BARRIER, facts.barriers_moved, _barrier),
)
