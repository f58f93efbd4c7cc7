"""What stands in which column of a sheet of numbers, and where the chart finds its lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts.figures import marks, table
from charts.figures.drawing.drawn import as_drawn, data_lines
from charts.figures.method_words import centre_name
from charts.figures.period_words import day_of, short_words
from charts.figures.spec import ChartSpec
from charts.figures.table import TableRow
from common.language import lazily
from common.spreadsheets.writing import Cell

Numbers = Sequence[float | None]

# Heading, what it means, and how wide its column is, in characters.
COLUMNS = (
    (lazily("Begins on"), lazily("The first day of the period."), 12),
    (lazily("Period"), lazily("The period in words."), 20),
    (
        lazily("Value"),
        lazily("What the chart shows; empty where no number is known."),
        10,
    ),
    (lazily("Numerator"), lazily("How many, where the value is a share or a rate."), 11),
    (lazily("Denominator"), lazily("Out of how many, where the value is a share or a rate."), 12),
    (lazily("Middle line"), lazily("The average or median of the phase."), 10),
    (lazily("Lower limit"), lazily("Usual variation does not go below it."), 10),
    (lazily("Upper limit"), lazily("Usual variation does not go above it."), 10),
    (lazily("Target"), lazily("What the team aims for, where it has said so."), 10),
    (
        lazily("What the point says"),
        lazily("Usual variation or a sign of change, and by which rule."),
        32,
    ),
    (lazily("Phase"), lazily("Phases count from 1. The lines start afresh with each."), 8),
    (lazily("Note"), lazily("What the team wrote beside the number."), 40),
)
CENTRE = 5  # the column of the middle line
_LINES = range(2, 9)  # the columns that hold numbers in the unit of the chart
_COUNTS = range(3, 5)


@dataclass(frozen=True)
class Line:
    """One line or set of points of the drawing: `kind` says how it looks."""

    name: str
    kind: str
    values: Numbers


@dataclass(frozen=True)
class Numbered:
    """The rows of a sheet of numbers, and the lines from which its chart is drawn."""

    rows: tuple[tuple[Cell, ...], ...]
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int  # older periods that are not in the file


def numbered(spec: ChartSpec, *, most: int) -> Numbered:
    """The newest `most` periods of a chart."""
    found = table.rows(spec)
    first = max(0, len(found) - most)
    phases = [at + 1 for at in spec.analysis.phase]
    return Numbered(
        rows=tuple(_cells(spec, row, phases[at]) for at, row in enumerate(found))[first:],
        periods=tuple(short_words(row.label, spec.rhythm) for row in found[first:]),
        lines=tuple(
            Line(line.name, line.kind, line.values[first:])
            for line in _lines(spec)
            if any(value is not None for value in line.values[first:])
        ),
        left_out=first,
    )


def number_format(spec: ChartSpec, column: int) -> str:
    """How numbers of a column look: as many places as the measure has, a percent sign or none."""
    if column in _COUNTS or column not in _LINES:
        return "General"
    places = max(spec.decimals, 0 if column == min(_LINES) else 1)
    return "#,##0" + ("." + "0" * places if places else "") + ('"%"' if spec.percent else "")


def _cells(spec: ChartSpec, row: TableRow, phase: int) -> tuple[Cell, ...]:
    return (
        day_of(row.label),
        row.period,
        row.value,
        row.numerator,
        row.denominator,
        row.centre,
        row.lower,
        row.upper,
        spec.analysis.target,
        row.mark,
        phase,
        row.note,
    )


def _lines(spec: ChartSpec) -> Iterable[Line]:
    """In the order in which they are drawn: points over lines, signs over points."""
    drawn = as_drawn(spec.analysis)
    parts = [range(phase.start, phase.stop) for phase in drawn.phases]
    for name, kind, values in (
        ("Limits", "limit", drawn.upper),
        ("", "limit", drawn.lower),
        (centre_name(drawn.method), "centre", drawn.centre),
    ):
        for number, part in enumerate(parts):
            is_last = number == len(parts) - 1
            yield Line(name if is_last else "", kind, _only(values, part))
    yield Line("Target", "target", [drawn.target] * len(drawn.values))
    counted = [at for at, is_out in enumerate(drawn.excluded) if not is_out]
    for number, values in enumerate(data_lines(spec.analysis)):
        yield Line("" if number else spec.title, "data", _only(values, counted))
    shapes = [marks.shape_of(spec, at) for at in range(len(drawn.values))]
    for shape, words in marks.SIGN_WORDS.items():
        members = [at for at, found in enumerate(shapes) if found == shape]
        yield Line(words, shape, _only(drawn.values, members))


def _only(values: Numbers, positions: Iterable[int]) -> Numbers:
    kept = set(positions)
    return [value if at in kept else None for at, value in enumerate(values)]
