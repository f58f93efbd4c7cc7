"""Files that people send: what is read of them, and what is refused, in words."""

import io
import time
from datetime import date, datetime
from datetime import time as clock
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from common.errors import Invalid
from common.spreadsheets.limits import LARGEST, MOST_CELLS, MOST_ROWS, MOST_SHEETS
from common.spreadsheets.reading import read_spreadsheet
from common.spreadsheets.sheets import Sheet, as_kept, from_kept

HEADINGS = ("Month", "Falls", "Share", "Note")
SHEET = "xl/worksheets/sheet1.xml"
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    b'<!ENTITY lol2 "&lol;&lol;&lol;&lol;">]><worksheet>&lol2;</worksheet>'
)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def formatted(value: object, number_format: str) -> bytes:
    book = Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = number_format
    return saved(book)


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The workbook with some of its parts replaced or added; `_` in a name is a slash."""
    file = io.BytesIO()
    replaced = {name.replace("__", "/"): text for name, text in parts.items()}
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in replaced:
                new.writestr(name, old.read(name))
        for name, text in replaced.items():
            new.writestr(name, text)
    return file.getvalue()


def replaced(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with some XML of one of its parts changed."""
    with ZipFile(io.BytesIO(content)) as parts:
        text = parts.read(name)
    assert old in text
    return with_parts(content, **{name.replace("/", "__"): text.replace(old, new)})


def rows(content: bytes, name: str = "a.xlsx") -> list[list[str]]:
    [sheet] = read_spreadsheet(name, content)
    return sheet.rows


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        read_spreadsheet(name, content)
    return refused.value.fields["file"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (date(2027, 3, 12), "dd/mm/yyyy", "2027-03-12"),
        (datetime.combine(date(2027, 3, 12), clock(14, 30)), "dd/mm/yyyy hh:mm", "2027-03-12"),
        (date(2027, 3, 1), "mmm-yy", "2027-03-01"),
        (46458, "d mmmm yyyy", "2027-03-12"),
        (46458, "General", "46458"),
        (0.45, "0%", "45%"),
        (0.4567, "0.00%", "45.67%"),
        (45, "General", "45"),
        (0.1 + 0.2, "General", "0.3"),
        (3.0, "0.00", "3"),
        (1_204, "#,##0", "1204"),
        (-5, "General", "-5"),
        ("  Mar-27 ", "General", "Mar-27"),
        ("12/03/2027", "@", "12/03/2027"),
        ("two\nlines", "General", "two lines"),
        (True, "General", "True"),
        ("#DIV/0!", "General", "#DIV/0!"),
    ],
)
def test_a_cell_says_what_a_person_sees_in_it(value: object, number_format: str, text: str) -> None:
    assert rows(formatted(value, number_format)) == [[text]]


def test_every_sheet_is_read_and_empty_rows_stay() -> None:
    book = Workbook()
    book.active.title = "Falls"
    book.active["B3"] = 5
    book.create_sheet("Empty")
    book.create_sheet("Notes")["A1"] = "x"

    sheets = read_spreadsheet("a.xlsx", saved(book))

    assert sheets == [Sheet("Falls", [[], [], ["", "5"]]), Sheet("Notes", [["x"]])]


def test_hidden_sheets_are_not_read_and_named() -> None:
    book = Workbook()
    book.active["A1"] = "seen"
    hidden = book.create_sheet("Workings")
    hidden["A1"], hidden.sheet_state = "unseen", "veryHidden"

    [sheet] = read_spreadsheet("a.xlsx", saved(book))

    assert sheet.remarks == ("Hidden sheets are not read: “Workings”.",)


def test_of_formulas_the_stored_results_are_read() -> None:
    content = replaced(workbook([2, "=A1*21"]), SHEET, b"<v></v>", b"<v>42</v>")

    [sheet] = read_spreadsheet("a.xlsx", content)

    assert sheet.rows == [["2", "42"]]
    assert sheet.remarks == (
        "Of formulas we read the results that Excel stored. We calculate nothing.",
    )


def test_formulas_without_results_are_said_and_never_calculated() -> None:
    [sheet] = read_spreadsheet("a.xlsx", workbook([2, "=A1*21", '=WEBSERVICE("http://x")']))

    assert sheet.rows == [["2"]]
    assert sheet.remarks[0].startswith("2 cells hold formulas whose results are not stored")


def test_dates_shown_without_their_year_are_said() -> None:
    [sheet] = read_spreadsheet("a.xlsx", formatted(date(2026, 3, 27), "d-mmm"))

    assert sheet.rows == [["2026-03-27"]]
    assert sheet.remarks[0].startswith("1 date is shown without its year, such as 27-Mar.")


def test_a_workbook_that_counts_from_1904_gives_the_right_days_and_says_so() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2027, 3, 12)

    [sheet] = read_spreadsheet("a.xlsx", saved(book))

    assert sheet.rows == [["2027-03-12"]]
    assert "from 1904" in sheet.remarks[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Month,Falls\nMar 2027,3\n", [["Month", "Falls"], ["Mar 2027", "3"]]),
        ("Month;Falls\r\nMar 2027;3,5\r\n", [["Month", "Falls"], ["Mar 2027", "3,5"]]),
        ("Month\tFalls\nMar 2027\t1,204\n", [["Month", "Falls"], ["Mar 2027", "1,204"]]),
        ("sep=|\nMonth|Falls\n", [["Month", "Falls"]]),
        ('Falls\n\nMonth,Falls\n"Mar 2027","1,204"\n', None),
        ("Month,Note\nMar 2027,'=1+1\n", [["Month", "Note"], ["Mar 2027", "=1+1"]]),
        ('Month,Note\nMar 2027,"never closed\nApr 2027,x\n', None),
    ],
)
def test_csv_is_read_in_whatever_shape_it_was_saved(text: str, found: list | None) -> None:
    read = rows(text.encode(), "a.csv")

    if found is None:
        assert [row[0] for row in read if row][-1].endswith("2027")
    else:
        assert read == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_in_every_usual_alphabet(encoding: str) -> None:
    assert rows("Note\t“Café”\n".encode(encoding), "a.csv") == [["Note", "“Café”"]]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsm", b"x", "Files with macros are not taken."),
        ("a.xls", b"x", "This is another format. Save it as .xlsx"),
        ("a.ods", b"x", "A .ods file is not taken. Send an Excel workbook (.xlsx) or CSV"),
        ("a.pdf", b"%PDF-", "A .pdf file is not taken."),
        ("noending", b"x", "This kind of file is not taken."),
        ("a.csv", b"", "This file is empty."),
        ("a.csv", b"\n\n \n", "There is nothing in this file."),
        ("a.xlsx", workbook(), "There is nothing in this file."),
        ("a.csv", b"\x00\x01\x02", "This is no text"),
        ("a.csv", b"x" * (LARGEST + 1), "larger than 2 MB"),
        ("a.xlsx", b"PK not really", "This is no Office file"),
        ("a.xlsx", workbook(["x"])[:-400], "This is no Office file"),
        ("a.csv", workbook(["x"]), "This is no text"),
        ("a.csv", b"a\n" * (MOST_ROWS + 1), "more than 6,000 rows"),
        ("a.csv", b"1,1,1,1,1,1,1,1,1,1,1,1\n" * 5_001, f"we read {MOST_CELLS:,} at a time"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_words(
    name: str, content: bytes, sentence: str
) -> None:
    assert sentence in refusal(name, content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"EncryptedPackage".join([b""] * 2), "locked with a password"),
        (b"Workbook", "an old format, whatever its name says"),
    ],
)
def test_locked_and_old_files_under_a_new_name_are_told_apart(
    content: bytes, sentence: str
) -> None:
    inside = b"".join(bytes([letter, 0]) for letter in content)

    assert sentence in refusal("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + inside)


def test_macros_under_another_name_are_refused() -> None:
    content = with_parts(workbook(["x"]), **{"xl__vbaProject.bin": b"x"})

    assert "macros" in refusal("a.xlsx", content)


def test_bombs_are_refused_before_anything_opens_them() -> None:
    ordinary = workbook(["x"])
    many = b"<sheetData>" + b'<row><c r="A1"/></row>' * 70_000 + b"</sheetData>"
    bombs = {
        "many cells": with_parts(ordinary, **{"xl__worksheets__sheet1.xml": many}),
        "another name": with_parts(ordinary, other=b"0" * 70_000_000),
        "grows": with_parts(ordinary, **{"xl__sharedStrings.xml": b"<a>" + b"0" * 70_000_000}),
        "defines": with_parts(ordinary, **{"xl__worksheets__sheet1.xml": BILLION_LAUGHS}),
        "wide letters": with_parts(
            ordinary, **{"xl__styles.xml": BILLION_LAUGHS.decode().encode("utf-16")}
        ),
    }
    for bomb, content in bombs.items():
        begun = time.monotonic()
        sentence = refusal("a.xlsx", content)
        assert "too large once it is open" in sentence or "Save it anew" in sentence, bomb
        assert time.monotonic() - begun < 2, bomb


def test_what_excel_itself_writes_is_read() -> None:
    """Shared texts, dates as numbers with a look, results beside formulas, tables, drop-downs."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"remove_timezone": True})
    sheet = book.add_worksheet("Heron ward")
    month, share = (book.add_format({"num_format": look}) for look in ("mmm-yy", "0.0%"))
    sheet.add_table("A1:D3", {"columns": [{"header": name} for name in HEADINGS]})
    for row, (day, count) in enumerate([(date(2027, 3, 1), 3), (date(2027, 4, 1), 4)], start=1):
        sheet.write_datetime(row, 0, day, month)
        sheet.write_number(row, 1, count)
        sheet.write_formula(row, 2, f"=B{row + 1}/8", share, count / 8)
        sheet.write_comment(row, 3, "Beds closed")
    sheet.data_validation("B2:B9", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.conditional_format("B2:B9", {"type": "data_bar"})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='Heron ward'!$B$2:$B$3"})
    sheet.insert_chart("F2", chart)
    book.close()

    [read] = read_spreadsheet("heron.xlsx", file.getvalue())

    assert read.name == "Heron ward"
    assert read.rows == [
        [*HEADINGS],
        ["2027-03-01", "3", "37.5%"],
        ["2027-04-01", "4", "50%"],
    ]
    assert read.remarks == (
        "Of formulas we read the results that Excel stored. We calculate nothing.",
    )


def test_a_cell_far_away_costs_nothing() -> None:
    book = Workbook()
    book.active["A1"] = "x"
    book.active["XFD1048576"] = "y"
    begun = time.monotonic()

    assert rows(saved(book)) == [["x"]]
    assert time.monotonic() - begun < 2


def test_too_many_sheets_are_refused() -> None:
    book = Workbook()
    for _ in range(MOST_SHEETS):
        book.create_sheet()

    assert f"{MOST_SHEETS + 1} sheets" in refusal("a.xlsx", saved(book))


def test_what_a_page_carries_comes_back_and_nothing_else_does() -> None:
    sheets = [Sheet("Falls", [["Month", "“3”"], [], ["x"]], ("A remark.",)), Sheet("", [["1"]])]

    assert from_kept(as_kept(sheets)) == sheets
    for text in ("", "[]", "{}", "[[1]]", '[["a", [[1]], []]]', '[["a", 5, []]]', "[" * 100_000):
        with pytest.raises(Invalid):
            from_kept(text)
