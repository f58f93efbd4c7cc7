"""The groups in which verdicts are counted and filtered, the same wherever that is done."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VerdictGroup:
    """Measures whose charts say the same kind of thing."""

    key: str  # in addresses, and the name of the count in a summary
    words: str
    tone: str
    glyph: str
    variations: tuple[str, ...]  # values of the engine's variation; empty: not analysed yet


IMPROVING = VerdictGroup("improving", "improving", "improvement", "improvement", ("improvement",))
CONCERN = VerdictGroup("of_concern", "of concern", "concern", "concern", ("concern",))
CHANGED = VerdictGroup(
    "changed", "changed", "changed", "changed", ("neutral_high", "neutral_low", "special_cause")
)
USUAL = VerdictGroup("usual_variation", "usual variation", "neutral", "usual", ("common_cause",))
TOO_LITTLE = VerdictGroup(
    "too_little_data", "too little data", "neutral", "too-few", ("", "too_few_points", "no_data")
)

VERDICTS = (IMPROVING, CONCERN, CHANGED, USUAL, TOO_LITTLE)
SIGNALS = (CONCERN, IMPROVING, CHANGED)  # most telling first
BY_KEY = {group.key: group for group in VERDICTS}
