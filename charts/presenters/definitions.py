"""What a measure is, in words, and where two people said different things about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from charts.figures.words import sentence_case
from charts.models import Measure
from charts.vocabulary import RHYTHM_LABELS, ROLE_LABELS, SHAPE_LABELS, DataShape

_DIRECTIONS = {
    "increase": "Higher is better",
    "decrease": "Lower is better",
    "neutral": "Any change matters",
}


@dataclass(frozen=True)
class Difference:
    """An answer that two people gave differently."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class DefinitionLine:
    """One thing that a measure's definition says."""

    term: str
    words: str


_LABELS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "name": ("Name", str),
    "data_shape": ("Written down each time", lambda given: SHAPE_LABELS[given]),
    "numerator_words": ("What is counted or measured", str),
    "denominator_words": ("Out of", str),
    "multiplier": ("Per how many", lambda given: f"{given:,.10g}"),
    "rhythm": ("How often", lambda given: RHYTHM_LABELS[given]),
    "direction": ("Which way is better", lambda given: _DIRECTIONS[given]),
    "target": ("Target", lambda given: "" if given is None else f"{given:,.10g}"),
    "role": ("What it is for", lambda given: ROLE_LABELS[given]),
    "definition": ("What exactly counts", str),
}


def differences(measure: Measure, answers: Mapping[str, Any]) -> list[Difference]:
    """Where what is saved of a measure now differs from what was about to be saved."""
    return [
        Difference(label, say(saved) or "Nothing", say(answers[name]) or "Nothing")
        for name, (label, say) in _LABELS.items()
        if name in answers and (saved := getattr(measure, name)) != answers[name]
    ]


def definition_lines(measure: Measure) -> list[DefinitionLine]:
    """The definition as the chart's page shows it, without what was left empty."""
    counted = measure.numerator_words or measure.value_words
    lines = {
        "Measures": sentence_case(counted),
        "Out of": sentence_case(measure.denominator_words),
        "Shown": measure.shown_words if measure.data_shape == DataShape.RATE else "",
        "Better is": {"increase": "Higher", "decrease": "Lower"}.get(measure.direction, ""),
        "Collected": RHYTHM_LABELS[measure.every],
        "Kind": ROLE_LABELS[measure.role].split(":")[0],  # type: ignore[index]
        "What exactly counts": measure.definition,
    }
    return [DefinitionLine(term, words) for term, words in lines.items() if words]
