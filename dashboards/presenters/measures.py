"""A measure in a list: its latest number, how old that is, what its chart says."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charts import periods
from charts.figures.period_words import period_words, short_words
from charts.figures.words import number
from charts.models import Measure, MeasureState
from charts.vocabulary import DataShape, Rhythm, Staleness
from common.language import lazily

_TONES = {Staleness.QUIET: "warning", Staleness.SILENT: "danger"}


@dataclass(frozen=True)
class Freshness:
    """When the newest data is from. With a tone, it should have been followed by more."""

    words: str
    brief: str  # where there is little room
    tone: str = ""


NO_DATA = Freshness(lazily("No data yet"), lazily("No data yet"))


@dataclass(frozen=True)
class MeasureTile:
    """One small chart with its words, ready for `measure_card`."""

    title: str
    href: str
    place: str
    drawing: str
    variation: str
    sentence: str
    latest: str
    period: str
    freshness: Freshness


def tile(
    measure: Measure, *, today: date, place: str = "", drawing: str | None = None
) -> MeasureTile:
    """A measure with its state, as one of many. Another `drawing` takes the place of its own."""
    state = measure.state
    freshness = freshness_of(measure.every, state.latest_period, today=today)
    return MeasureTile(
        title=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        place=place,
        drawing=state.chart_small if drawing is None else drawing,
        variation=state.variation or "no_data",
        sentence=sentence_of(state),
        latest=latest_words(state.latest_value, measure.decimals, measure.data_shape),
        period=freshness.words
        if state.is_current
        else _("{words}. Updating.").format(words=freshness.words),
        freshness=freshness,
    )


def latest_words(value: float | None, decimals: int, data_shape: str) -> str:
    """62% or 4.2; nothing where there is no number."""
    if value is None:
        return ""
    return number(value, decimals) + ("%" if data_shape == DataShape.PERCENTAGE else "")


def freshness_of(rhythm: Rhythm, newest: date | None, *, today: date) -> Freshness:
    """The newest period in words; too old for its rhythm, it says since when data is missing."""
    if newest is None:
        return NO_DATA
    return _freshness_in(get_language(), rhythm, newest, today)


@lru_cache(maxsize=2_000)
def _freshness_in(_language: str | None, rhythm: Rhythm, newest: date, today: date) -> Freshness:
    """Said once: of the sixty measures on a page, most are of the same few periods."""
    tone = _TONES.get(periods.staleness(rhythm, newest, today), "")
    words = period_words(newest.isoformat(), rhythm)
    brief = short_words(newest.isoformat(), rhythm)
    if tone:
        return Freshness(
            _("No data since {words}").format(words=words),
            _("No data since {brief}").format(brief=brief),
            tone,
        )
    return Freshness(words, brief)


def sentence_of(state: MeasureState) -> str:
    """What the chart says; or, without words of its own, why there are none."""
    return chart_words(
        state.headline,
        has_failed=state.has_failed,
        was_made=state.computed_at is not None,
        is_current=state.is_current,
    )


def chart_words(headline: str, *, has_failed: bool, was_made: bool, is_current: bool) -> str:
    """The same, from what is stored of the analysis."""
    if has_failed:
        return _("This chart could not be brought up to date. It shows older data.")
    if not was_made:
        return _("The chart is being made.") if not is_current else ""
    return headline
