"""The results of the board's survey over the years: a picture and a table for each item."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from dashboards.boardroom.behaviours import FEWEST, STANDINGS
from dashboards.boardroom.trend import draw_years
from dashboards.models import BoardSurvey


@dataclass(frozen=True)
class YearRow:
    """How often each answer was given in a year."""

    year: int
    counts: Sequence[int]


@dataclass(frozen=True)
class ItemTrend:
    """One behaviour over the years, the oldest first."""

    words: str
    drawing: str
    rows: Sequence[YearRow]


@dataclass(frozen=True)
class YearWords:
    """What is to say about a year as a whole."""

    year: int
    words: str


def item_trends(closed: Sequence[BoardSurvey]) -> list[ItemTrend]:
    """Each item that was ever asked and may be shown, in the words of the newest survey."""
    words: dict[str, str] = {}
    for survey in closed:  # the newest first, whose words count
        for key, text in survey.items:
            words.setdefault(key, text)
    trends = []
    for number, (key, text) in enumerate(words.items(), start=1):
        rows = [
            YearRow(survey.year, survey.sums[key])
            for survey in reversed(closed)
            if key in survey.sums
        ]
        if rows:
            years = [(row.year, row.counts) for row in rows]
            # The drawing escapes the words that it holds.
            drawing = mark_safe(draw_years(f"behaviour-{number}", text, years))
            trends.append(ItemTrend(text, drawing, rows))
    return trends


def year_words(closed: Sequence[BoardSurvey]) -> list[YearWords]:
    """How many answered each year, or why nothing of it is shown."""
    return [YearWords(survey.year, _about(survey)) for survey in closed]


def standing_labels() -> list[str]:
    """The three answers, in the order of every count."""
    return [standing.label for standing in STANDINGS]


def _about(survey: BoardSurvey) -> str:
    if survey.answered < FEWEST:
        return _(
            "Fewer than {fewest} people answered, so nothing is shown: somebody "
            "could be recognised by their answers."
        ).format(fewest=FEWEST)
    return _("{answered} people answered.").format(answered=survey.answered)
