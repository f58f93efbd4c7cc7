"""What moved and what stalled, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import lazily
from common.templatetags.words import counted, joined
from dashboards.selectors.movement import Movement
from pdsa.stages import Decision
from projects.models import BarrierStep
from projects.stages import LABELS, Stage

MOST_SENTENCES = 5
_DECISIONS = {
    Decision.ADOPT: lazily("keeps the change"),
    Decision.ADAPT: lazily("will change it and test again"),
    Decision.ABANDON: lazily("stopped: it does not help, and what was learned stays"),
}


@dataclass(frozen=True)
class MovementLine:
    """One project: where it stands, and what happened in it."""

    key: str
    title: str
    href: str
    place: str
    stage: str
    sentences: tuple[str, ...]
    tag: str
    tone: str
    icon: str
    thank_href: str


@dataclass(frozen=True)
class Movements:
    """A sponsor's projects: those that moved, and those in which nothing did, quietest first."""

    moved: tuple[MovementLine, ...]
    stalled: tuple[MovementLine, ...]

    @property
    def count(self) -> int:
        return len(self.moved) + len(self.stalled)


def movements(found: Iterable[Movement]) -> Movements:
    found = list(found)
    still = [movement for movement in found if not movement.has_moved]
    still.sort(key=lambda movement: -movement.quiet_days)
    return Movements(
        moved=tuple(_line(movement) for movement in found if movement.has_moved),
        stalled=tuple(_line(movement) for movement in still),
    )


def sentences_of(movement: Movement) -> list[str]:
    """What happened, the most telling first; or for how long nothing did."""
    told = [
        *_signals(movement),
        *_stage(movement),
        *(_decided(cycle.title, cycle.decision) for cycle in movement.decided),
        *_score(movement),
        *(_answered(step) for step in movement.answered),
    ]
    if len(told) > MOST_SENTENCES:
        more = len(told) - MOST_SENTENCES + 1
        told = [
            *told[: MOST_SENTENCES - 1],
            _("And {more}.").format(more=counted(more, "more thing")),
        ]
    if told:
        return told
    if movement.project.stage == Stage.PAUSED:
        return [_("The project is paused.")]
    days = movement.quiet_days
    return [
        _("Nothing happened for {days}.").format(days=counted(days, "day"))
        if days
        else _("Nothing new yet.")
    ]


def _line(movement: Movement) -> MovementLine:
    project = movement.project
    tag, tone, icon = _tag(movement)
    return MovementLine(
        key=str(project.public_id),
        title=project.title,
        href=reverse("project", args=[project.public_id]),
        place=project.unit.name,
        stage=project.get_stage_display(),
        sentences=tuple(sentences_of(movement)),
        tag=tag,
        tone=tone,
        icon=icon,
        thank_href=reverse("thanks_new", args=[project.public_id]),
    )


def _tag(movement: Movement) -> tuple[str, str, str]:
    if movement.has_moved:
        return _("Moved"), "ok", "next"
    if movement.project.stage == Stage.PAUSED:
        return _("Paused"), "neutral", "clock"
    days, organisation = movement.quiet_days, movement.project.organisation
    if days >= organisation.silent_after_days:
        return _("Stalled for {days}").format(days=counted(days, "day")), "danger", "warning"
    if days >= organisation.quiet_after_days:
        return _("Stalled for {days}").format(days=counted(days, "day")), "warning", "clock"
    return _("No news"), "neutral", "clock"


def _signals(movement: Movement) -> list[str]:
    said = {
        "improvement": _("A signal of improvement appeared in"),
        "concern": _("A signal of concern appeared in"),
    }
    sentences = []
    for variation, words in said.items():
        names = [
            f"“{change.measure.name}”" for change in movement.signals if change.after == variation
        ]
        if names:
            sentences.append(f"{words} {joined(names)}.")
    return sentences


def _stage(movement: Movement) -> list[str]:
    project = movement.project
    if movement.is_new:
        return [_("The project has started.")]
    if not movement.stage_before:
        return []
    before, after = LABELS[Stage(movement.stage_before)], LABELS[Stage(project.stage)]
    return [_("It went from “{before}” to “{after}”.").format(before=before, after=after)]


def _decided(title: str, decision: str) -> str:
    return _("After the test “{title}” the team {decided}.").format(
        title=title, decided=_DECISIONS[Decision(decision)]
    )


def _score(movement: Movement) -> list[str]:
    if not movement.scores:
        return []
    newest = movement.scores[-1]
    signed = "" if newest.countersigned_at else ", not countersigned yet"
    return [
        _("The team claimed a progress score of {score}{signed}.").format(
            score=newest.score, signed=signed
        )
    ]


def _answered(step: BarrierStep) -> str:
    did = _("was resolved") if step.kind == BarrierStep.Kind.RESOLVED else _("was declined")
    return _("The barrier “{words}” {did} by {made_by}.").format(
        words=step.barrier.words, did=did, made_by=step.made_by
    )
