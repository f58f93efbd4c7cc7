"""Cycles and ramps as cards and steps: what each is called, how far it is, what it came to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import lazily
from common.templatetags.words import counted, day
from pdsa.models import Cycle
from pdsa.selectors.waiting import Step, due_on, step_of
from pdsa.stages import SCALE_LABELS, SIZE, STAGE_LABELS, CycleStage, Decision, Scale

_DECIDED = {
    Decision.ADOPT: (lazily("Adopted"), "ok", "tick"),
    Decision.ADAPT: (lazily("Adapted"), "brand", "edit"),
    Decision.ABANDON: (lazily("Abandoned, with what was learned"), "neutral", "cross"),
}
_STEPS = {
    Step.FINISH_PLAN: lazily("Finish the plan"),
    Step.START: lazily("Start the test"),
    Step.WRITE_DO: lazily("Write what happened"),
    Step.STUDY: lazily("Compare with what you expected"),
    Step.DECIDE: lazily("Decide: adopt, adapt or abandon"),
    Step.CONTINUE: lazily("Plan the next cycle"),
}
BOARD = (CycleStage.PLAN, CycleStage.DO, CycleStage.STUDY, CycleStage.ACT)


@dataclass(frozen=True)
class Standing:
    """How far a cycle is, as a tag."""

    word: str
    tone: str
    icon: str


@dataclass(frozen=True)
class RampStep:
    """One cycle of a ramp; `size` from 1 to 6 says how widely it was tried."""

    number: int
    title: str
    href: str
    scale: str
    size: int
    standing: Standing
    when: str
    is_here: bool


@dataclass(frozen=True)
class Ramp:
    """A series of tests of one change."""

    title: str
    count: str
    steps: tuple[RampStep, ...]


@dataclass(frozen=True)
class CycleCard:
    """A cycle that is under way, with what comes next."""

    title: str
    href: str
    numbering: str
    idea: str
    lead: str
    next_step: str
    due: str
    tone: str
    scale: str


@dataclass(frozen=True)
class Column:
    """The cycles that stand in one stage."""

    title: str
    cards: tuple[CycleCard, ...]


def standing_of(cycle: Cycle) -> Standing:
    if cycle.decision:
        return Standing(*_DECIDED[Decision(cycle.decision)])
    if cycle.stage == CycleStage.DO and cycle.started_on is None:
        return Standing(_("Planned"), "neutral", "note")
    tone = "neutral" if cycle.stage == CycleStage.PLAN else "brand"
    return Standing(
        STAGE_LABELS[CycleStage(cycle.stage)], tone, "note" if tone == "neutral" else "clock"
    )


def next_step_words(cycle: Cycle) -> str:
    return _STEPS[step_of(cycle)]


def board(ramps: Iterable[Sequence[Cycle]], *, on: date) -> tuple[Column, ...]:
    """The cycles under way in four columns, each with the place it has in its ramp."""
    cards: dict[CycleStage, list[tuple[date, CycleCard]]] = {stage: [] for stage in BOARD}
    for ramp in ramps:
        for number, cycle in enumerate(ramp, 1):
            stage = CycleStage(cycle.stage)
            if stage in cards:
                due = due_on(cycle) or date.max
                cards[stage].append((due, _card(cycle, number, len(ramp), on)))
    return tuple(
        Column(STAGE_LABELS[stage], tuple(card for _, card in sorted(found, key=lambda f: f[0])))
        for stage, found in cards.items()
    )


def ramp_of_steps(ramp: Sequence[Cycle], *, here: Cycle | None = None) -> Ramp:
    """A ramp as steps, called after its change idea or else its first cycle."""
    first = ramp[0]
    return Ramp(
        title=str(first.idea) if first.idea else first.title,
        count=counted(len(ramp), "cycle"),
        steps=tuple(_step(cycle, number, here) for number, cycle in enumerate(ramp, 1)),
    )


def single_tests(ramps: Iterable[Sequence[Cycle]]) -> list[RampStep]:
    """Finished tests that none followed, newest first."""
    done = [ramp[0] for ramp in ramps if len(ramp) == 1 and ramp[0].stage == CycleStage.DONE]
    return [_step(cycle, 1, None) for cycle in reversed(done)]


def _step(cycle: Cycle, number: int, here: Cycle | None) -> RampStep:
    scale = Scale(cycle.scale)
    return RampStep(
        number=number,
        title=cycle.title,
        href=reverse("cycle", args=[cycle.public_id]),
        scale=SCALE_LABELS[scale],
        size=SIZE[scale] + 1,
        standing=standing_of(cycle),
        when=day(cycle.started_on or cycle.planned_start),
        is_here=cycle == here,
    )


def _card(cycle: Cycle, number: int, of: int, on: date) -> CycleCard:
    due = due_on(cycle)
    return CycleCard(
        title=cycle.title,
        href=f"{reverse('cycle', args=[cycle.public_id])}#{cycle.stage}",
        numbering=_("Cycle {number} of {of}").format(number=number, of=of) if of > 1 else "",
        idea=str(cycle.idea) if cycle.idea else "",
        lead=cycle.lead.name,
        next_step=next_step_words(cycle),
        due=due_words(due, on),
        tone="warning" if due and due < on else "neutral",
        scale=SCALE_LABELS[Scale(cycle.scale)],
    )


def due_words(due: date | None, on: date) -> str:
    """Since or from when something waits; nothing where no day was set."""
    if due is None:
        return ""
    if due == on:
        return _("Today")
    return (
        _("Since {due}").format(due=day(due)) if due < on else _("From {due}").format(due=day(due))
    )
