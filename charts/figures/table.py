"""The data table beside a chart, row by row, in the words that the drawing also uses."""

from dataclasses import dataclass

from charts.figures import marks, words
from charts.figures.period_words import period_words
from charts.figures.saying import Words
from charts.figures.spec import ChartSpec

NO_VALUE = Words("no number")


@dataclass(frozen=True)
class TableRow:
    """One period: numbers for files, words for people; an absent number is None and '–'."""

    label: str
    period: str
    value: float | None
    value_words: str
    full_value: str
    numerator: float | None
    numerator_words: str
    denominator: float | None
    denominator_words: str
    centre: float | None
    centre_words: str
    lower: float | None
    lower_words: str
    upper: float | None
    upper_words: str
    mark: str
    note: str


def rows(spec: ChartSpec) -> tuple[TableRow, ...]:
    """All periods in time order, the missing ones included."""
    rules = marks.rules_by_position(spec)
    return tuple(
        _row(spec, position, marks.mark_words(spec, position, rules.get(position, ())))
        for position in range(len(spec.analysis.labels))
    )


def _row(spec: ChartSpec, position: int, mark: str) -> TableRow:
    analysis = spec.analysis
    value = analysis.values[position]
    numerator = analysis.numerators[position] if analysis.numerators else None
    denominator = analysis.denominators[position] if analysis.denominators else None
    centre, lower, upper = (
        line[position] for line in (analysis.centre, analysis.lower, analysis.upper)
    )
    return TableRow(
        label=analysis.labels[position],
        period=words.sentence_case(period_words(analysis.labels[position], spec.rhythm)),
        value=value,
        value_words=words.value_words(spec, value),
        full_value=words.with_measure(spec, words.value_words(spec, value))
        if value is not None
        else NO_VALUE,
        numerator=numerator,
        numerator_words=_count_words(numerator),
        denominator=denominator,
        denominator_words=_count_words(denominator),
        centre=centre,
        centre_words=words.line_words(spec, centre),
        lower=lower,
        lower_words=words.line_words(spec, lower),
        upper=upper,
        upper_words=words.line_words(spec, upper),
        mark=mark,
        note=spec.notes.get(position, ""),
    )


def _count_words(count: float | None) -> str:
    """Numerators and denominators are mostly whole; part days keep two places at most."""
    text = words.number(count, 2)
    return text.rstrip("0").rstrip(".") if "." in text else text
