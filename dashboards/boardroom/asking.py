"""One question to ask about a chart, suggested by what the chart says; and questions not to ask."""

import re

from common.language import lazily

LONGEST_QUESTION = 300  # characters

_ABOUT_SIGNALS = {
    "improvement": lazily(
        "What was done that made this better, and how will it be kept and spread?"
    ),
    "concern": lazily("What do we think lies behind this change, and who is finding out?"),
    "neutral_high": lazily(
        "Something is different here. Was it meant, and what does it mean for people?"
    ),
    "neutral_low": lazily(
        "Something is different here. Was it meant, and what does it mean for people?"
    ),
    "special_cause": lazily("Something is different here. What is it, and how do we know?"),
    "too_few_points": lazily(
        "When will there be enough points to judge by, and who collects them?"
    ),
    "no_data": lazily("Who will collect this, and from when?"),
}
_STILL_MISSES = lazily(
    "This is getting better, and the target is still out of reach. What would take it further?"
)
_ABOUT_TARGETS = {
    "fail": lazily(
        "As things are, the target will not be met. What in the process has to "
        "change, and what do the teams need from us?"
    ),
    "hit_or_miss": lazily(
        "Whether this meets its target is a matter of luck. What would make it reliable?"
    ),
    "pass": lazily(
        "This meets its target reliably. What can others learn from it, and do "
        "we still need to see it here?"
    ),
    "none": lazily(
        "Is this level good enough for the people we serve, and if not, what "
        "should the process do differently?"
    ),
}


def question_for(variation: str, assurance: str) -> str:
    """What a board might ask, by the engine's two verdicts."""
    if variation == "improvement" and assurance == "fail":
        return _STILL_MISSES
    if variation in _ABOUT_SIGNALS:
        return _ABOUT_SIGNALS[variation]
    return _ABOUT_TARGETS.get(assurance or "none", _ABOUT_TARGETS["none"])


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TWO_POINTS = re.compile(
    r"\b(?:"
    r"(?:last|previous|prior|preceding) (?:day|week|month|quarter|year)"
    r"|(?:week|month|quarter|year)[ -](?:on|over)[ -](?:week|month|quarter|year)"
    rf"|(?:compared (?:with|to)|than|versus|vs\.?) (?:in )?(?:{_MONTHS})"
    r"|(?:up|down) (?:on|from) (?:last|the (?:last|previous))"
    r"|RAG(?:[ -](?:status|rating|rated))?"
    r"|(?:red|amber|green)[ -](?:status|rated|rating)"
    r")\b",
    re.IGNORECASE,
)


def two_points_in(text: str) -> str:
    """The words of a text that set one point against another or colour it; '' where none do."""
    found = _TWO_POINTS.search(text)
    return found.group() if found else ""
