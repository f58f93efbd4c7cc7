"""A run chart of numbers that are no measure of anybody's work, drawn and put in words alike."""

from collections.abc import Mapping
from datetime import date

from charts.engine import EngineError, Method, Plan, RuleSetName, Series, analyse
from charts.figures.spec import ChartSpec
from charts.stored import StoredAnalysis, refusal, stored_analysis
from charts.vocabulary import Rhythm


def run_chart(
    values: Mapping[date, float], *, title: str, place: str, value_words: str
) -> StoredAnalysis:
    """A run chart of one number a week, oldest first. For workers: it calculates and draws."""
    labels = [day.isoformat() for day in values]
    try:
        analysis = analyse(
            Series.of_values(labels, list(values.values())),
            Plan(Method.RUN, RuleSetName.ANHOEJ),
        )
    except EngineError as error:
        return refusal(error)
    spec = ChartSpec(
        title=title,
        place=place,
        value_words=value_words,
        decimals=0,
        percent=False,
        rhythm=Rhythm.WEEK,
        analysis=analysis,
    )
    return stored_analysis(analysis, spec)
