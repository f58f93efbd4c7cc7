"""Word, tone and glyph of every answer a chart can give. The keys are the engine's values.

"improving" and "usual variation" stand for the statistician's special and common cause: a nurse
understands them without training.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """How one answer looks and reads."""

    word: str
    tone: str
    glyph: str


VARIATIONS = {
    "improvement": Verdict("Improving", "improvement", "improvement"),
    "concern": Verdict("Of concern", "concern", "concern"),
    "neutral_high": Verdict("Changed, higher", "changed", "changed"),
    "neutral_low": Verdict("Changed, lower", "changed", "changed-lower"),
    "special_cause": Verdict("Changed", "changed", "changed-either"),
    "common_cause": Verdict("Usual variation", "neutral", "usual"),
    "too_few_points": Verdict("Too few points", "neutral", "too-few"),
    "no_data": Verdict("No data yet", "neutral", "no-data"),
}

ASSURANCES = {
    "pass": Verdict("Meets the target", "neutral", "target-pass"),
    "fail": Verdict("Misses the target", "neutral", "target-fail"),
    "hit_or_miss": Verdict("Meets the target at times", "neutral", "target-hit-or-miss"),
    "none": Verdict("No target", "neutral", "no-data"),
}
# There is a target, but no limits to hold it against: a run chart, or too few points.
UNJUDGED = Verdict("Target not judged", "neutral", "too-few")
