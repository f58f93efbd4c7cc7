"""Blocks copied from a spreadsheet: cells, headings and columns."""

import pytest

from charts.paste.blocks import Block, TooLong, read_block
from charts.paste.rows import Field, fields_for
from charts.paste.tables import cells_of
from charts.vocabulary import DataShape, Rhythm

PERIOD, NUMERATOR, DENOMINATOR, VALUE, NOTE = Field
COUNT = fields_for(DataShape.COUNT)
RATIO = fields_for(DataShape.PERCENTAGE)
WORDS = {NUMERATOR: "people seen within 7 days", DENOMINATOR: "people referred"}


def read(text: str, fields: tuple[Field, ...] = COUNT, **more: object) -> Block:
    return read_block(text, fields, **{"rhythm": Rhythm.MONTH, "most": 5_000, **more})


def columns(block: Block, *fields: Field) -> list[tuple[str, ...]]:
    return [tuple(row[field] for field in fields) for row in block.rows]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("a\tb\r\n1\t2\r\n\r\n", [["a", "b"], ["1", "2"]]),
        ("a;b\n1;2", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("Mar 2027   12\nApr 2027   14", [["Mar 2027", "12"], ["Apr 2027", "14"]]),
        ("1,204\n1,305", [["1,204"], ["1,305"]]),
        ('May 2027,"1,204"', [["May 2027", "1,204"]]),
        ('1\t"two\nlines"', [["1", "two lines"]]),
        ('1\t"a ""quoted"" word"', [["1", 'a "quoted" word']]),
        ("\ufeffa\tb", [["a", "b"]]),
        ("a\x00\tb", [["a", "b"]]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_text_is_taken_apart(text: str, cells: list[list[str]]) -> None:
    assert cells_of(text) == cells


def test_a_quote_that_never_ends_does_not_swallow_the_lines_after_it() -> None:
    text = 'May 2027\t3\t"closed bay\nJune 2027\t4\t'

    assert [cells[:2] for cells in cells_of(text)] == [["May 2027", "3"], ["June 2027", "4"]]


def test_columns_are_found_by_their_headings_in_any_order() -> None:
    block = read(
        "Referred\tComments\tSeen\tMonth\n24\tsnow\t3\tMay 2027\n20\t\t4\tJune 2027",
        RATIO,
        words=WORDS,
    )

    assert columns(block, *RATIO) == [
        ("May 2027", "3", "24", "snow"),
        ("June 2027", "4", "20", ""),
    ]
    assert block.headings == ("Referred", "Comments", "Seen", "Month")


def test_columns_without_headings_are_found_by_what_stands_in_them() -> None:
    block = read("3\tMay 2027\tsnow\n4\tJune 2027\t\n5\tJuly 2027\t")

    assert columns(block, *COUNT) == [
        ("May 2027", "3", "snow"),
        ("June 2027", "4", ""),
        ("July 2027", "5", ""),
    ]
    assert block.headings == ()


def test_a_title_above_the_headings_is_passed_over() -> None:
    block = read("Willow ward\nMonth\tFalls\nMay 2027\t3")

    assert columns(block, PERIOD, VALUE) == [("May 2027", "3")]
    assert block.headings == ("Month", "Falls")


def test_percentages_beside_the_pair_are_left_out_and_named() -> None:
    block = read("Month\tRate\tSeen\tReferred\nMay 2027\t12.5%\t3\t24", RATIO, words=WORDS)

    assert columns(block, NUMERATOR, DENOMINATOR) == [("3", "24")]
    assert block.left_out == ("Rate",)


def test_numbers_alone_are_for_the_expected_periods_in_order() -> None:
    block = read("3\n4\n5", expected=["May 2027", "June 2027"])

    assert columns(block, PERIOD, VALUE) == [("May 2027", "3"), ("June 2027", "4"), ("", "5")]


def test_a_column_of_days_as_excel_counts_them_is_the_period() -> None:
    block = read("46508\t46000\n46539\t47000")

    assert columns(block, PERIOD, VALUE) == [("46508", "46000"), ("46539", "47000")]


def test_a_wrong_cell_stays_where_it_was_for_people_to_mend() -> None:
    block = read("May 2027\t3\nJuin 2027\tl8\nJuly 2027\t4")

    assert columns(block, PERIOD, VALUE)[1] == ("Juin 2027", "l8")


def test_a_block_in_which_nothing_can_be_read_is_not_taken_for_headings() -> None:
    block = read("Mei 2027\tdrie\nJuni 2027\tvier")

    assert columns(block, PERIOD, VALUE) == [("Mei 2027", "drie"), ("Juni 2027", "vier")]


def test_ten_thousand_lines_are_refused_in_words() -> None:
    with pytest.raises(TooLong, match="That is 10,000 lines"):
        read("May 2027\t3\n" * 10_000)


def test_nothing_at_all_is_no_rows() -> None:
    assert read("").rows == ()
