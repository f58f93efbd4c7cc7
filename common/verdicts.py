"""Word, tone and glyph of every answer a chart can give. The keys are the engine's values.

"improving" and "usual variation" stand for the statistician's special and common cause: a nurse
understands them without training.
"""

from dataclasses import dataclass

from common.language import lazily


@dataclass(frozen=True)
class Verdict:
    """How one answer looks and reads."""

    word: str
    tone: str
    glyph: str


VARIATIONS = {
    "improvement": Verdict(lazily("Improving"), "improvement", "improvement"),
    "concern": Verdict(lazily("Of concern"), "concern", "concern"),
    "neutral_high": Verdict(lazily("Changed, higher"), "changed", "changed"),
    "neutral_low": Verdict(lazily("Changed, lower"), "changed", "changed-lower"),
    "special_cause": Verdict(lazily("Changed"), "changed", "changed-either"),
    "common_cause": Verdict(lazily("Usual variation"), "neutral", "usual"),
    "too_few_points": Verdict(lazily("Too few points"), "neutral", "too-few"),
    "no_data": Verdict(lazily("No data yet"), "neutral", "no-data"),
}

ASSURANCES = {
    "pass": Verdict(lazily("Meets the target"), "neutral", "target-pass"),
    "fail": Verdict(lazily("Misses the target"), "neutral", "target-fail"),
    "hit_or_miss": Verdict(lazily("Meets the target at times"), "neutral", "target-hit-or-miss"),
    "none": Verdict(lazily("No target"), "neutral", "no-data"),
}
# There is a target, but no limits to hold it against: a run chart, or too few points.
UNJUDGED = Verdict(lazily("Target not judged"), "neutral", "too-few")
