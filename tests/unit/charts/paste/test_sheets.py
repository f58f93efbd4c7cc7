"""Sheets of a spreadsheet: which is of which measure, where its rows are, what is left out."""

import pytest

from charts.paste.pieces import NOTHING, Pieces, pieces_of
from charts.paste.rows import Field, fields_for
from charts.paste.sheets import SheetRows, letter_of, numbered, read_sheet
from charts.vocabulary import DataShape, Rhythm
from common.spreadsheets.sheets import Sheet

PERIOD, NUMERATOR, DENOMINATOR, VALUE, NOTE = Field
COUNT = fields_for(DataShape.COUNT)
RATIO = fields_for(DataShape.PERCENTAGE)
WORDS = {NUMERATOR: "people seen within 7 days", DENOMINATOR: "people referred", VALUE: "falls"}
LONG = "Falls of people who were assessed for their risk"


def read(*rows: list[str], fields: tuple[Field, ...] = COUNT) -> SheetRows:
    return read_sheet(numbered(list(rows)), fields, words=WORDS, rhythm=Rhythm.MONTH)


def columns(found: SheetRows) -> dict[Field, str]:
    return {column.field: column.letter for column in found.columns}


@pytest.mark.parametrize(
    ("rows", "heading_row", "numbers"),
    [
        ([["Month", "Falls"], ["May 2027", "3"]], 1, (2,)),
        ([["May 2027", "3"], ["June 2027", "4"]], None, (1, 2)),
        ([["Our falls"], [], ["Month", "Falls"], ["May 2027", "3"]], 3, (4,)),
        # A title that is a date is not the first row of the numbers.
        ([["April 2026"], ["Month", "Falls"], ["May 2027", "3"]], 2, (3,)),
        ([["Month", "Falls"], [], ["May 2027", "3"], [], ["June 2027", "4"]], 1, (3, 5)),
        ([["Month", "Falls"], ["May 2027", ""], ["June 2027", "4"]], 1, (3,)),
    ],
)
def test_rows_are_found_and_keep_their_numbers(
    rows: list[list[str]], heading_row: int | None, numbers: tuple[int, ...]
) -> None:
    found = read(*rows)

    assert (found.heading_row, found.numbers) == (heading_row, numbers)


@pytest.mark.parametrize("words", ["Total", "TOTAL:", "Average", "Year to date"])
def test_rows_that_add_up_others_are_left_out(words: str) -> None:
    found = read(["Month", "Falls"], ["May 2027", "3"], [words, "3"])

    assert (found.numbers, found.sums) == ((2,), (3,))


def test_columns_are_known_by_the_words_of_the_measure() -> None:
    found = read(
        ["Month", "People referred", "Comment", "People seen within 7 days", "Rate"],
        ["May 2027", "12", "snow", "9", "75%"],
        fields=RATIO,
    )

    assert columns(found) == {PERIOD: "A", NUMERATOR: "D", DENOMINATOR: "B", NOTE: "C"}
    assert found.left_out == ("“Rate” (E)",)


def test_what_nothing_tells_apart_has_no_column() -> None:
    found = read(["Week", "Rate"], ["May 2027", "75%"], fields=RATIO)

    assert not found.is_readable
    assert set(found.missing) >= {DENOMINATOR}


def test_a_template_that_nobody_filled_in_is_blank_and_not_wrong() -> None:
    found = read(["Month", "Falls", "Note"], ["May 2027"], ["June 2027"])

    assert found.is_blank
    assert found.missing == ()


@pytest.mark.parametrize(
    ("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_columns_are_called_as_spreadsheets_call_them(column: int, letter: str) -> None:
    assert letter_of(column) == letter


def of(pieces: Pieces) -> list[tuple[int, int]]:
    return [(piece.sheet, piece.measure) for piece in pieces.pieces]


def test_sheets_are_of_the_measures_of_their_names() -> None:
    sheets = [Sheet(name, [["x"]]) for name in ("Notes", " falls ", LONG[:31], "Seen")]

    found = pieces_of(sheets, ["Seen", "Falls", LONG], {})

    assert of(found) == [(1, 1), (2, 2), (3, 0)]
    assert found.unused == (0,)


def test_two_long_names_are_told_apart_as_templates_name_them() -> None:
    sheets = [Sheet(name, [["x"]]) for name in (LONG[:31], LONG[:29] + " 2")]

    assert of(pieces_of(sheets, [f"{LONG} by day", f"{LONG} by night"], {})) == [(0, 0), (1, 1)]


def test_what_somebody_chose_counts_more_than_a_name() -> None:
    sheets = [Sheet("Falls", [["x"]]), Sheet("Other", [["x"]])]

    found = pieces_of(sheets, ["Falls"], {0: NOTHING, 1: 0})

    assert of(found) == [(1, 0)]
    assert found.unused == (0,)


def test_a_column_of_names_parts_a_sheet() -> None:
    rows = [
        ["Measure", "Month", "Number"],
        ["Falls", "May 2027", "3"],
        ["SEEN", "May 2027", "4"],
        ["Harm", "May 2027", "5"],
        ["falls", "June 2027", "6"],
    ]

    found = pieces_of([Sheet("", rows)], ["Falls", "Seen"], {})

    assert of(found) == [(0, 0), (0, 1)]
    assert [number for number, _ in found.pieces[0].lines] == [1, 2, 5]
    assert found.pieces[0].lines[1] == (2, ["", "May 2027", "3"])
    assert found.unknown == {"Harm": 1}
