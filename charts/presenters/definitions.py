"""What a measure is, in words, and where two people said different things about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from charts.figures.words import sentence_case
from charts.models import Measure
from charts.vocabulary import RHYTHM_LABELS, ROLE_LABELS, SHAPE_LABELS, DataShape
from common.language import lazily

_DIRECTIONS = {
    "increase": lazily("Higher is better"),
    "decrease": lazily("Lower is better"),
    "neutral": lazily("Any change matters"),
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
    "name": (lazily("Name"), str),
    "data_shape": (lazily("Written down each time"), lambda given: SHAPE_LABELS[given]),
    "numerator_words": (lazily("What is counted or measured"), str),
    "denominator_words": (lazily("Out of"), str),
    "multiplier": (lazily("Per how many"), lambda given: f"{given:,.10g}"),
    "rhythm": (lazily("How often"), lambda given: RHYTHM_LABELS[given]),
    "direction": (lazily("Which way is better"), lambda given: _DIRECTIONS[given]),
    "target": (lazily("Target"), lambda given: "" if given is None else f"{given:,.10g}"),
    "role": (lazily("What it is for"), lambda given: ROLE_LABELS[given]),
    "definition": (lazily("What exactly counts"), str),
}


def differences(measure: Measure, answers: Mapping[str, Any]) -> list[Difference]:
    """Where what is saved of a measure now differs from what was about to be saved."""
    return [
        Difference(label, say(saved) or _("Nothing"), say(answers[name]) or _("Nothing"))
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
