"""The answers for one cycle in its ramp, with what would help."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from pdsa.fidelity.facts import FEWEST_POINTS, CycleFacts, RampFacts
from pdsa.fidelity.words import NAMES, REASONS, Check


class Answer(StrEnum):
    YES = "yes"
    NOT_SO_FAR = "not_so_far"
    TOO_EARLY = "too_early"


@dataclass(frozen=True)
class Finding:
    """One check of one cycle: the answer, and what would help if it is not yes."""

    check: Check
    answer: Answer
    advice: str = ""

    @property
    def name(self) -> str:
        return NAMES[self.check]

    @property
    def reason(self) -> str:
        return REASONS[self.check]


def findings(cycle: CycleFacts, ramp: RampFacts, *, today: date) -> tuple[Finding, ...]:
    """The seven checks of a cycle and of the ramp in which it stands."""
    return (
        _documented(cycle, today),
        written_in_time(cycle),
        _learned(cycle),
        _predicted(cycle),
        _linked(cycle, ramp),
        _growing(ramp),
        _measured(ramp),
    )


def _yes(check: Check) -> Finding:
    return Finding(check, Answer.YES)


def _not_so_far(check: Check, advice: str) -> Finding:
    return Finding(check, Answer.NOT_SO_FAR, advice)


def _too_early(check: Check, advice: str = "") -> Finding:
    return Finding(check, Answer.TOO_EARLY, advice)


def _documented(cycle: CycleFacts, today: date) -> Finding:
    if cycle.is_documented:
        return _yes(Check.DOCUMENTED)
    parts = (_("Plan"), "Do", _("Study"), _("Act"))
    missing = [part for part, on in zip(parts, cycle.stamps, strict=True) if on is None]
    advice = _("Still to write: {parts}.").format(parts=", ".join(missing))
    if cycle.is_over(today):
        return _not_so_far(Check.DOCUMENTED, advice)
    return _too_early(Check.DOCUMENTED, advice)


def written_in_time(cycle: CycleFacts) -> Finding:
    """Whether the stamps follow the test, and, as a coach reads it, the Study too."""
    check = Check.WRITTEN_IN_TIME
    if cycle.started_on and cycle.planned_on and cycle.planned_on > cycle.started_on:
        return _not_so_far(check, _("This plan was written after the test had begun."))
    if cycle.ended_on and cycle.studied_on and cycle.studied_on < cycle.ended_on:
        return _not_so_far(check, _("This Study was written before the test was over."))
    if cycle.read_as_written_after is False:
        return _not_so_far(
            check, _("To your coach, the Study reads as if written before the test.")
        )
    if cycle.studied_on is None:
        return _too_early(check)
    if cycle.read_as_written_after is None:
        return _too_early(
            check, _("The dates are in order. A coach can tick that the Study tells what happened.")
        )
    return _yes(check)


def _learned(cycle: CycleFacts) -> Finding:
    if cycle.has_learned:
        return _yes(Check.LEARNED)
    if cycle.studied_on is None:
        return _too_early(Check.LEARNED)
    return _not_so_far(Check.LEARNED, _("Add to Study what you know now and did not know before."))


def _predicted(cycle: CycleFacts) -> Finding:
    check = Check.PREDICTED
    if cycle.is_predicted:
        return _yes(check)
    if cycle.started_on is not None:
        advice = _("Before the next test, write down what you expect to see.")
        return _not_so_far(check, advice)
    if cycle.predictions:
        return _not_so_far(
            check, _("Give your prediction a number, or a day by which you will know.")
        )
    return _not_so_far(
        check, _("Say what you expect to see: how much, by when, and how sure you are.")
    )


def _linked(cycle: CycleFacts, ramp: RampFacts) -> Finding:
    if len(ramp.cycles) >= 2:
        return _yes(Check.LINKED)
    if cycle.decided_on is None:
        return _too_early(Check.LINKED, _("When you decide, start the next cycle from this one."))
    return _not_so_far(
        Check.LINKED, _("Start the next cycle from this one: it takes the plan along.")
    )


def _growing(ramp: RampFacts) -> Finding:
    if len(ramp.cycles) < 2:
        return _too_early(Check.GROWING, _("Seen as soon as there are two cycles."))
    if ramp.grows:
        return _yes(Check.GROWING)
    return _not_so_far(
        Check.GROWING,
        _(
            "So far every cycle was tried as widely as the first. Where it works, "
            "go one step wider."
        ),
    )


def _measured(ramp: RampFacts) -> Finding:
    if ramp.is_measured:
        return _yes(Check.MEASURED)
    if not ramp.points:
        advice = _("Choose a measure that this change should move. Its chart shows the test.")
        return _not_so_far(Check.MEASURED, advice)
    advice = _("Write down at least {fewest} numbers while you test, and leave no gaps.").format(
        fewest=FEWEST_POINTS
    )
    if ramp.cycles[-1].decided_on is None:
        return _too_early(Check.MEASURED, advice)
    return _not_so_far(Check.MEASURED, advice)
