"""Every kind of chart is drawn again by Excel, line for line."""

from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from charts.exports.columns import COLUMNS, numbered
from charts.exports.native_chart import native_chart
from charts.figures.drawing.drawn import as_drawn, data_lines
from charts.figures.spec import ChartSpec
from common.spreadsheets.writing import Book
from tests.figures.gallery import CHARTS
from tests.figures.specs import STEADY, a_spec

DRAWN = {name: spec for name, spec in CHARTS.items() if not spec.is_empty}


@pytest.mark.parametrize("spec", DRAWN.values(), ids=DRAWN)
def test_every_number_of_a_chart_is_on_one_of_its_lines(spec: ChartSpec) -> None:
    found = numbered(spec, most=10_000)

    drawn = as_drawn(spec.analysis)
    lines = {
        kind: [line for line in found.lines if line.kind == kind] for kind in ("data", "limit")
    }
    assert len(found.rows) == len(found.periods) == len(drawn.values)
    assert {len(line.values) for line in found.lines} == {len(drawn.values)}
    counted = [at for at, is_out in enumerate(drawn.excluded) if not is_out]
    for line, values in zip(lines["data"], data_lines(spec.analysis), strict=bool(counted)):
        assert [line.values[at] for at in counted] == [values[at] for at in counted]
    for limit in (drawn.upper, drawn.lower):
        shown = {v for line in lines["limit"] for v in line.values if v is not None}
        assert {value for value in limit if value is not None} <= shown


@pytest.mark.parametrize("spec", DRAWN.values(), ids=DRAWN)
def test_every_line_becomes_a_series_of_the_chart(spec: ChartSpec) -> None:
    found = numbered(spec, most=10_000)
    book = Book(spec.title, made_at=timezone.now())
    sheet = book.sheet(spec.title)
    chart = native_chart(book.workbook, spec, found, sheet.get_name(), len(COLUMNS))
    sheet.insert_chart("A1", chart)

    [read] = load_workbook(BytesIO(book.content())).worksheets[0]._charts

    assert len(read.series) == len(found.lines)


def test_only_the_newest_periods_are_in_a_file_that_would_be_large() -> None:
    spec = a_spec(STEADY)

    found = numbered(spec, most=5)

    assert (len(found.rows), found.left_out) == (5, len(STEADY) - 5)
    assert {len(line.values) for line in found.lines} == {5}
    assert found.rows[-1][2] == STEADY[-1]
