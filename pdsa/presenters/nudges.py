"""The seven checks as friendly words: what helps, and why. They are no marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from common.language import lazily
from pdsa.fidelity import Answer, Finding

_TAGS = {
    Answer.YES: (lazily("Yes"), "ok"),
    Answer.NOT_SO_FAR: (lazily("Worth adding"), "brand"),
    Answer.TOO_EARLY: (lazily("Not yet"), "neutral"),
}


@dataclass(frozen=True)
class Nudge:
    """One check: what would help, and why it matters where it can be mended."""

    name: str
    advice: str
    word: str
    tone: str


def nudges(found: Iterable[Finding]) -> list[Nudge]:
    """What would help first, what is right already last."""
    order = (Answer.NOT_SO_FAR, Answer.TOO_EARLY, Answer.YES)
    return [
        Nudge(finding.name, _advice(finding), *_TAGS[finding.answer])
        for finding in sorted(found, key=lambda finding: order.index(finding.answer))
    ]


def _advice(finding: Finding) -> str:
    if finding.answer is Answer.NOT_SO_FAR:
        return f"{finding.advice} {finding.reason}"
    return finding.advice
