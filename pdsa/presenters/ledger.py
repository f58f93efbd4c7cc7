"""A team's predictions: which came true, and whether it was as sure as it had reason to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import lazily
from common.templatetags.words import day
from pdsa.judging import figures
from pdsa.models import Prediction
from pdsa.presenters.predictions import said_words, tag_of
from pdsa.stages import OUTCOME_LABELS, Outcome

_BANDS = (
    (0, 49, lazily("Under 50%")),
    (50, 69, "50 to 69%"),
    (70, 89, "70 to 89%"),
    (90, 100, "90% or more"),
)
FEWEST = 5  # judged predictions before a pattern is worth a word
CLOSE = 15  # percentage points that sureness and outcomes may lie apart


@dataclass(frozen=True)
class LedgerLine:
    """One prediction beside what happened."""

    words: str
    said: str
    confidence: str
    cycle: str
    cycle_href: str
    made: str
    happened: str
    outcome: str
    tone: str
    icon: str


@dataclass(frozen=True)
class Band:
    """How sure the team was, and how often it was right."""

    sure: str
    judged: int
    confirmed: int

    @property
    def words(self) -> str:
        return _("{confirmed} of {judged} came true").format(
            confirmed=self.confirmed, judged=self.judged
        )


@dataclass(frozen=True)
class Ledger:
    """All predictions of a team, in lines and in sums."""

    lines: Sequence[LedgerLine]
    confirmed: int
    partly: int
    learned: int
    waiting: int
    bands: Sequence[Band]
    calibration: str

    @property
    def judged(self) -> int:
        return self.confirmed + self.partly + self.learned


def ledger_of(predictions: Iterable[Prediction]) -> Ledger:
    """The ledger of these predictions, in their order. They come with cycle and measure."""
    made = list(predictions)
    outcomes = [prediction.outcome for prediction in made]
    return Ledger(
        lines=[_line(prediction) for prediction in made],
        confirmed=outcomes.count(Outcome.CONFIRMED),
        partly=outcomes.count(Outcome.PARTLY),
        learned=outcomes.count(Outcome.NOT),
        waiting=outcomes.count(""),
        bands=_bands(made),
        calibration=calibration_words(
            [
                (prediction.confidence, prediction.outcome == Outcome.CONFIRMED)
                for prediction in made
                if prediction.outcome and prediction.confidence is not None
            ]
        ),
    )


def calibration_words(judged: Sequence[tuple[int, bool]]) -> str:
    """Whether people were as sure as they had reason to be: pairs of percent sure and came true."""
    if len(judged) < FEWEST:
        return _("When a few more predictions are judged, this says how well you know your work.")
    sure = sum(confidence for confidence, _ in judged) / len(judged)
    right = 100 * sum(came_true for _, came_true in judged) / len(judged)
    said = _("On average you were {sure:.0f}% sure, and {right:.0f}% came true.").format(
        sure=sure, right=right
    )
    if abs(sure - right) <= CLOSE:
        return _("{said} You know well what you know.").format(said=said)
    if sure > right:
        return _(
            "{said} Your work surprises you more often than you expect: learn from it."
        ).format(said=said)
    return _("{said} Things go your way more often than you expect.").format(said=said)


def _bands(made: Iterable[Prediction]) -> list[Band]:
    judged = [one for one in made if one.outcome and one.confidence is not None]
    bands = []
    for lowest, highest, words in _BANDS:
        within = [one for one in judged if lowest <= (one.confidence or 0) <= highest]
        came_true = sum(one.outcome == Outcome.CONFIRMED for one in within)
        if within:
            bands.append(Band(words, len(within), came_true))
    return bands


def _line(prediction: Prediction) -> LedgerLine:
    outcome = Outcome(prediction.outcome) if prediction.outcome else None
    tone, icon = tag_of(outcome)
    happened = prediction.happened
    return LedgerLine(
        words=prediction.words,
        said=said_words(prediction),
        confidence=""
        if prediction.confidence is None
        else _("{confidence}% sure").format(confidence=prediction.confidence),
        cycle=prediction.cycle.title,
        cycle_href=reverse("cycle", args=[prediction.cycle.public_id]),
        made=day(prediction.made_at),
        happened=prediction.happened_words if happened is None else _with_unit(prediction),
        outcome=OUTCOME_LABELS[outcome] if outcome else _("Not compared yet"),
        tone=tone,
        icon=icon,
    )


def _with_unit(prediction: Prediction) -> str:
    measure = prediction.measure
    unit = "%" if measure and measure.is_percentage else ""
    return f"{figures(prediction.happened or 0)}{unit}"
