"""A team's meeting prepared on one page: what is known, and what to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.period_words import day_words
from common.language import lazily
from common.templatetags.words import ago
from dashboards.attention import Reason
from dashboards.presenters.attention import ReasonLine, reasons_of
from dashboards.presenters.coaching import NoteLine, note_lines
from dashboards.presenters.measures import MeasureTile, tile
from dashboards.presenters.portfolio import meeting_words
from dashboards.selectors.brief import Brief
from pdsa.models import Cycle
from pdsa.stages import STAGE_LABELS, CycleStage
from people.models import Organisation

MOST_CHARTS = 6
MOST_ASKED = 6

# Questions, not advice: the team knows its work.
_TO_ASK = {
    Reason.SILENT: lazily(
        "What has got in the way of this work, and is it still the right work to do?"
    ),
    Reason.QUIET: lazily("What is the smallest next step, and who takes it by when?"),
    Reason.NO_DATA: lazily("What makes it hard to collect the numbers? Could fewer be enough?"),
    Reason.LATE_DATA: lazily("Who writes down the next number, and when?"),
    Reason.CONCERN: lazily("What do you think lies behind the signal? What would tell you?"),
    Reason.SIGNAL: lazily("What changed when the chart changed? How do you know?"),
    Reason.UNSTUDIED_MANY: lazily(
        "What did the last tests teach you? Take one and write its Study here."
    ),
    Reason.UNSTUDIED_ONE: lazily("What did you expect of the test, and what happened?"),
    Reason.QUESTION: lazily("The question that waits: what do you think about it now?"),
    Reason.BARRIER: lazily(
        "What have you tried about the barrier, and what would your sponsor need?"
    ),
    Reason.OVERCLAIMED: lazily(
        "What in the record would show somebody else that you are that far?"
    ),
}
_ALWAYS = lazily("What will you test next, on what scale, and what do you predict?")


@dataclass(frozen=True)
class RunningCycle:
    """A test that is not finished."""

    title: str
    href: str
    stage: str
    words: str


@dataclass(frozen=True)
class Said:
    """A question or a barrier, and since when it waits."""

    words: str
    since: str


@dataclass(frozen=True)
class BriefPage:
    """Everything the page shows."""

    leads: Sequence[str]
    meeting: str
    contact: str
    reasons: Sequence[ReasonLine]
    charts: Sequence[MeasureTile]
    more_charts: int
    cycles: Sequence[RunningCycle]
    questions: Sequence[Said]
    barriers: Sequence[Said]
    notes: Sequence[NoteLine]
    to_ask: Sequence[str]


def brief_page(brief: Brief, organisation: Organisation, *, today: date) -> BriefPage:
    project, summary = brief.project, brief.project.summary
    reasons = reasons_of(project, organisation, on=today)
    return BriefPage(
        leads=project.leads,  # type: ignore[attr-defined]
        meeting=meeting_words(summary.next_meeting_on, today=today),
        contact=ago(summary.last_contact_on) if summary.last_contact_on else "",
        reasons=reasons,
        charts=[tile(measure, today=today) for measure in brief.measures[:MOST_CHARTS]],
        more_charts=max(0, len(brief.measures) - MOST_CHARTS),
        cycles=[_cycle(cycle) for cycle in brief.cycles],
        questions=[Said(f"{q.text} ({q.written_by})", ago(q.written_at)) for q in brief.questions],
        barriers=[Said(barrier.words, ago(barrier.raised_at)) for barrier in brief.barriers],
        notes=note_lines(brief.notes),
        to_ask=list(_asked(reasons))[:MOST_ASKED],
    )


def _asked(reasons: Sequence[ReasonLine]) -> Iterator[str]:
    yield from (_TO_ASK[line.reason] for line in reasons[: MOST_ASKED - 1])
    yield _ALWAYS


def _cycle(cycle: Cycle) -> RunningCycle:
    parts = [_("led by {lead}").format(lead=cycle.lead)]
    if cycle.started_on:
        parts.append(f"began {day_words(cycle.started_on)}")
    if end := cycle.ended_on or cycle.planned_end:
        parts.append(f"{'ended' if cycle.ended_on else 'to end'} {day_words(end)}")
    return RunningCycle(
        title=cycle.title,
        href=reverse("cycle", args=[cycle.public_id]),
        stage=STAGE_LABELS[CycleStage(cycle.stage)],
        words=", ".join(parts),
    )
