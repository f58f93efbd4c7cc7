"""Workbooks that we write: texts stay texts, and sheets get names that Excel takes."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from common.spreadsheets.cells import as_meant, harmless
from common.spreadsheets.writing import Book, sheet_name

DANGEROUS = ["=1+1", "+44", "-3", "@SUM(A1)", "＝1", "'quoted", "=HYPERLINK(1)"]


def written(*cells: object) -> bytes:
    book = Book("Falls", made_at=timezone.now())
    sheet = book.sheet("Numbers")
    for column, cell in enumerate(cells):
        book.write(sheet, 0, column, cell)
    return book.content()


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    content = written(text)

    cell = load_workbook(BytesIO(content))["Numbers"]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with ZipFile(BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_everything_else_is_written_as_what_it_is() -> None:
    content = written("snow", -5.5, date(2026, 5, 1), None, "https://example.org", "12")

    row = next(load_workbook(BytesIO(content))["Numbers"].iter_rows(values_only=True))
    assert row[:2] == ("snow", -5.5)
    assert row[2].date() == date(2026, 5, 1)
    assert row[3:] == (None, "https://example.org", "12")


def test_control_signs_and_endless_texts_do_not_break_the_file() -> None:
    content = written("a\x00b\x07c", "x" * 40_000)

    row = next(load_workbook(BytesIO(content))["Numbers"].iter_rows(values_only=True))
    assert row[0] == "abc"
    assert len(row[1]) == 32_000


@pytest.mark.parametrize(
    ("words", "taken", "name"),
    [
        ("Falls", [], "Falls"),
        ("Falls / 1,000 [bed] days?", [], "Falls 1,000 bed days"),
        ("'Quoted'", [], "Quoted"),
        ("History", [], "History 2"),
        ("falls", ["Falls"], "falls 2"),
        ("Falls", ["Falls", "Falls 2"], "Falls 3"),
        ("x" * 40, [], "x" * 31),
        ("x" * 40, ["x" * 31], "x" * 29 + " 2"),
        ("", [], "Sheet"),
        ("[]:*", ["Sheet"], "Sheet 2"),
    ],
)
def test_a_sheet_gets_a_name_that_is_allowed_and_free(
    words: str, taken: list[str], name: str
) -> None:
    assert sheet_name(words, taken=taken) == name


@pytest.mark.parametrize("text", [*DANGEROUS, "snow", "", "it's", "3"])
def test_a_text_comes_back_as_it_was_meant(text: str) -> None:
    assert as_meant(harmless(text)) == text
