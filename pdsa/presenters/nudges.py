"""The seven checks as friendly words: what helps, and why. They are no marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from pdsa.fidelity import Answer, Finding

_TAGS = {
    Answer.YES: ("Yes", "ok", "tick"),
    Answer.NOT_SO_FAR: ("Worth adding", "brand", "add"),
    Answer.TOO_EARLY: ("Not yet", "neutral", "clock"),
}


@dataclass(frozen=True)
class Nudge:
    """One check with what would help and why it matters."""

    name: str
    advice: str
    reason: str
    word: str
    tone: str
    icon: str


def nudges(found: Iterable[Finding]) -> list[Nudge]:
    """What would help first, what is right already last."""
    order = (Answer.NOT_SO_FAR, Answer.TOO_EARLY, Answer.YES)
    return [
        Nudge(finding.name, finding.advice, finding.reason, *_TAGS[finding.answer])
        for finding in sorted(found, key=lambda finding: order.index(finding.answer))
    ]
