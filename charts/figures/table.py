"""The data table beside a chart, row by row, in the words that the drawing also uses."""

from collections.abc import Iterator
from dataclasses import dataclass

from charts.figures import marks, words
from charts.figures.period_words import period_words
from charts.figures.saying import Words
from charts.figures.spec import ChartSpec

NO_VALUE = Words("no number")


@dataclass(frozen=True)
class PointWords:
    """What is said of one point: the period, the number, what it is, and what somebody noted."""

    period: str
    value_words: str
    full_value: str
    mark: str
    note: str


@dataclass(frozen=True)
class TableRow(PointWords):
    """One period: numbers for files, words for people; an absent number is None and '–'."""

    label: str
    value: float | None
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


def points_in_words(spec: ChartSpec) -> Iterator[PointWords]:
    """What a drawing says of each point, in time order, the missing ones included."""
    analysis = spec.analysis
    points = zip(analysis.labels, analysis.values, marks.all_mark_words(spec), strict=True)
    for position, (label, value, mark) in enumerate(points):
        said = words.value_words(spec, value)
        yield PointWords(
            period=words.sentence_case(period_words(label, spec.rhythm)),
            value_words=said,
            full_value=NO_VALUE if value is None else words.with_measure(spec, said),
            mark=mark,
            note=spec.notes.get(position, ""),
        )


def rows(spec: ChartSpec) -> tuple[TableRow, ...]:
    """The same periods with everything that a table has about each."""
    return tuple(
        _row(spec, position, point) for position, point in enumerate(points_in_words(spec))
    )


def _row(spec: ChartSpec, position: int, point: PointWords) -> TableRow:
    analysis = spec.analysis
    numerator = analysis.numerators[position] if analysis.numerators else None
    denominator = analysis.denominators[position] if analysis.denominators else None
    centre, lower, upper = (
        line[position] for line in (analysis.centre, analysis.lower, analysis.upper)
    )
    return TableRow(
        **vars(point),
        label=analysis.labels[position],
        value=analysis.values[position],
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
    )


def _count_words(count: float | None) -> str:
    """Numerators and denominators are mostly whole; part days keep two places at most."""
    text = words.number(count, 2)
    return text.rstrip("0").rstrip(".") if "." in text else text
