"""A chart for people who do not see it: what, where, when, and what it says."""

from charts.figures import method_words, sentence, words
from charts.figures.period_words import span
from charts.figures.spec import ChartSpec


def name(spec: ChartSpec) -> str:
    """The short name of a drawing: measure and place."""
    return ", ".join(part for part in (spec.title.strip(), spec.place.strip()) if part)


def describe(spec: ChartSpec) -> str:
    """Kind of chart, measure, place, period and the sentence; never only 'a chart of data'."""
    analysis = spec.analysis
    kind = method_words.explain(analysis.method).name
    what = f"{kind}: {name(spec)}"
    statement = sentence.say(spec)
    if spec.is_empty:
        return f"{what}. {statement.headline}"
    count = sum(value is not None for value in analysis.values)
    period = span(analysis.labels[0], analysis.labels[-1], spec.rhythm)
    unit = f" {words.axis_words(spec)}." if spec.value_words.strip() else ""
    points = words.counted(count, "point")
    return f"{what}.{unit} {points}, {period}. {statement.headline} {statement.detail}".strip()
