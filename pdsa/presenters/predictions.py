"""Predictions in words, beside what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.period_words import period_words
from common.templatetags.words import day
from pdsa.judging import figures, proposed_outcome, range_words
from pdsa.models import Cycle, Prediction
from pdsa.selectors.happened import Happened, happened_in
from pdsa.stages import OUTCOME_LABELS, Outcome

# Not as predicted is what tests are for: learning, never a warning.
_TAGS = {
    Outcome.CONFIRMED: ("ok", "tick"),
    Outcome.PARTLY: ("brand", "usual"),
    Outcome.NOT: ("brand", "information"),
}


@dataclass(frozen=True)
class PredictionLine:
    """One prediction as its cycle shows it. An empty address is not offered."""

    prediction: Prediction
    words: str
    said: str
    more: str
    has_number: bool
    happened: str
    unit: str
    source_words: str
    proposed: str
    outcome: str
    outcome_words: str
    tone: str
    icon: str
    take_back_href: str

    @property
    def take_back_label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return _("Take back: {words}").format(words=self.words)


def prediction_lines(
    cycle: Cycle, predictions: Iterable[Prediction], *, may_change: bool, on: date
) -> list[PredictionLine]:
    """The predictions of a cycle. While they wait to be judged, the measures fill in what they can.

    Up to two queries for each that waits.
    """
    is_studied = cycle.done_at is not None
    lines = []
    for prediction in predictions:
        waits = is_studied and not prediction.outcome
        seen = happened_in(cycle, prediction, on=on) if waits else None
        lines.append(_line(prediction, seen, may_take_back=may_change and not cycle.started_on))
    return lines


def _line(prediction: Prediction, seen: Happened | None, *, may_take_back: bool) -> PredictionLine:
    measure = prediction.measure
    decimals = measure.decimals if measure else 10
    value = prediction.happened if seen is None else round(seen.value, decimals)
    proposed = proposed_outcome(prediction.lowest, prediction.highest, value, decimals=decimals)
    outcome = Outcome(prediction.outcome) if prediction.outcome else None
    tone, icon = tag_of(outcome)
    return PredictionLine(
        prediction=prediction,
        words=prediction.words,
        said="" if _says_itself(prediction) else said_words(prediction),
        more=_more(prediction),
        has_number=prediction.lowest is not None or prediction.highest is not None,
        happened=prediction.happened_words if value is None else figures(value),
        unit="%" if measure and measure.is_percentage and value is not None else "",
        source_words=_source(prediction, seen),
        proposed=proposed or "",
        outcome=prediction.outcome,
        outcome_words=OUTCOME_LABELS[outcome] if outcome else _("Not compared yet"),
        tone=tone,
        icon=icon,
        take_back_href=reverse("prediction_take_back", args=[prediction.public_id])
        if may_take_back
        else "",
    )


def tag_of(outcome: Outcome | None) -> tuple[str, str]:
    """Tone and glyph of an outcome; plain while nothing is known."""
    return _TAGS[outcome] if outcome else ("neutral", "")


def said_words(prediction: Prediction) -> str:
    """The number that was said, with what it is a number of."""
    said = range_words(prediction.lowest, prediction.highest)
    measure = prediction.measure
    if not said or measure is None:
        return said
    return f"{said}%" if measure.is_percentage else f"{said} {measure.shown_words}".strip()


def _says_itself(prediction: Prediction) -> bool:
    said = range_words(prediction.lowest, prediction.highest)
    return bool(said) and said in prediction.words


def _more(prediction: Prediction) -> str:
    parts = [
        f"by {day(prediction.by_when)}" if prediction.by_when else "",
        _("{confidence}% sure").format(confidence=prediction.confidence)
        if prediction.confidence is not None
        else "",
    ]
    return ", ".join(part for part in parts if part)


def _source(prediction: Prediction, seen: Happened | None) -> str:
    """Where the number that is filled in comes from, or why there is none."""
    measure = prediction.measure
    if measure is None:
        return ""
    if seen is None:
        if prediction.outcome:
            return ""
        return _("“{measure}” has no number for that time yet. Write down what you saw.").format(
            measure=measure
        )
    first, last = (
        period_words(moment.isoformat(), measure.rhythm) for moment in (seen.first, seen.last)
    )
    if first == last:
        return _("From “{measure}”, {first}.").format(measure=measure, first=first)
    added_up = _("From") if measure.has_denominator else _("The average of")
    return _("{added_up} “{measure}”, {first} to {last}.").format(
        added_up=added_up, measure=measure, first=first, last=last
    )
