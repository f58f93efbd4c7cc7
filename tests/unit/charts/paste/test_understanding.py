"""Typed rows become readings, or problems that point at a cell."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import periods
from charts.paste.blocks import read_block
from charts.paste.dates import DayOrder
from charts.paste.day_orders import Question, day_order_of
from charts.paste.rows import Field, Row, fields_for
from charts.paste.understanding import Understood, understand
from charts.readings import Reading
from charts.vocabulary import DataShape, Rhythm

PERIOD, NUMERATOR, DENOMINATOR, VALUE, NOTE = Field
TODAY = date(2027, 11, 23)
MAY = date(2027, 5, 1)


def counts(*rows: tuple[str, ...]) -> list[Row]:
    return [dict(zip((PERIOD, VALUE, NOTE), (*row, "", ""), strict=False)) for row in rows]


def pairs(*rows: tuple[str, ...]) -> list[Row]:
    fields = (PERIOD, NUMERATOR, DENOMINATOR, NOTE)
    return [dict(zip(fields, (*row, "", "", ""), strict=False)) for row in rows]


def read(
    rows: list[Row],
    shape: DataShape = DataShape.COUNT,
    rhythm: Rhythm = Rhythm.MONTH,
    order: DayOrder | None = None,
) -> Understood:
    return understand(rows, shape=shape, rhythm=rhythm, today=TODAY, order=order)


def said(understood: Understood) -> list[tuple[int, Field, str]]:
    return [(problem.row, problem.field, problem.reason) for problem in understood.problems]


def test_a_row_becomes_a_reading() -> None:
    understood = read(counts(("May 2027", "1,204", " new  ward ")))

    assert understood.readings == {0: Reading(MAY, value=1204, note="new ward")}
    assert understood.is_ready


def test_a_pair_becomes_a_reading() -> None:
    understood = read(pairs(("Mar-27", "3", "24")), DataShape.PERCENTAGE)

    assert understood.readings == {0: Reading(date(2027, 3, 1), numerator=3, denominator=24)}


@pytest.mark.parametrize("missing", ["", " ", "-", "n/a", "N/A", "not known"])
def test_missing_is_a_gap_and_never_a_zero(missing: str) -> None:
    understood = read(counts(("May 2027", missing), ("June 2027", "0")))

    assert understood.problems == ()
    assert {r.period: r.value for r in understood.readings.values()} == {date(2027, 6, 1): 0}


def test_a_pair_with_one_side_not_known_is_a_gap() -> None:
    understood = read(pairs(("May 2027", "n/a", "24")), DataShape.PERCENTAGE)

    assert (understood.readings, understood.problems) == ({}, ())


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (("May 2027", "l8", "24"), NUMERATOR, "Did you mean 18"),
        (("May 2027", "", "24"), NUMERATOR, "or 0 if there were none"),
        (("May 2027", "3", ""), DENOMINATOR, "out of how many"),
        (("May 2027", "3", "0"), DENOMINATOR, "leave this period out"),
        (("May 2027", "30", "24"), NUMERATOR, "cannot be more"),
        (("May 2027", "-1", "24"), NUMERATOR, "0 or more"),
        (("May 2027", "12%", "24"), NUMERATOR, "not a percentage"),
        (("", "3", "24"), PERIOD, "Write which period"),
        (("Smarch 2027", "3", "24"), PERIOD, "not a date we can read"),
        (("January 2028", "3", "24"), PERIOD, "in the future"),
        (("May 1927", "3", "24"), PERIOD, "before 1990"),
        (("May 2027", "", "", "closed"), NOTE, "no number for this period"),
        (("May 2027", "3", "24", "204"), NOTE, "part of the number before it"),
        (("May 2027", "3", "24", "x" * 2001), NOTE, "Shorten the note"),
    ],
)
def test_a_problem_points_at_its_cell(row: tuple[str, ...], field: Field, words: str) -> None:
    rows = pairs(("April 2027", "1", "20"), row)

    understood = read(rows, DataShape.PERCENTAGE)

    [problem] = understood.problems
    assert (problem.row, problem.field, problem.typed) == (1, field, rows[1][field])
    assert words in problem.reason
    assert not understood.is_ready


def test_two_rows_for_one_period_are_a_problem_of_both() -> None:
    understood = read(counts(("May 2027", "3"), ("June 2027", "5"), ("17/5/2027", "4")))

    assert [(row, field) for row, field, _ in said(understood)] == [(0, PERIOD), (2, PERIOD)]


def test_one_decimal_comma_decides_for_all_numbers() -> None:
    understood = read(counts(("May 2027", "3,5"), ("June 2027", "1.204")), DataShape.VALUE)

    assert [reading.value for reading in understood.readings.values()] == [3.5, 1204]


def test_an_emoji_in_a_note_is_welcome() -> None:
    understood = read(counts(("May 2027", "3", "party 🎉")))

    assert understood.readings[0].note == "party 🎉"


def test_nothing_typed_is_not_ready_and_no_problem() -> None:
    understood = read(counts(("May 2027", ""), ("June 2027", "")))

    assert (understood.problems, understood.is_ready) == ((), False)


@pytest.mark.parametrize(
    ("texts", "rhythm", "order"),
    [
        (["27/3/2027", "3/4/2027"], Rhythm.DAY, DayOrder.DAY_FIRST),
        (["3/27/2027", "3/4/2027"], Rhythm.DAY, DayOrder.MONTH_FIRST),
        (["1/3/2027", "1/4/2027", "1/5/2027"], Rhythm.MONTH, DayOrder.DAY_FIRST),
        (["3/1/2027", "4/1/2027", "6/1/2027"], Rhythm.MONTH, DayOrder.MONTH_FIRST),
        (["4/3/2027", "5/3/2027", "6/3/2027"], Rhythm.DAY, DayOrder.DAY_FIRST),
        (["3/4/2027", "3/5/2027", "3/6/2027"], Rhythm.DAY, DayOrder.MONTH_FIRST),
        (["5/4/2027", "12/4/2027"], Rhythm.WEEK, DayOrder.DAY_FIRST),
        (["3/3/2027"], Rhythm.DAY, DayOrder.DAY_FIRST),
        (["2027-03-04", "5 March 2027"], Rhythm.DAY, DayOrder.DAY_FIRST),
    ],
)
def test_the_order_of_day_and_month_is_judged_from_all_dates(
    texts: list[str], rhythm: Rhythm, order: DayOrder
) -> None:
    assert day_order_of(texts, rhythm) is order


def test_what_no_date_decides_is_asked() -> None:
    understood = read(counts(("3/4/2027", "5")), rhythm=Rhythm.DAY)

    assert understood.question == Question(
        "3/4/2027",
        {DayOrder.DAY_FIRST: date(2027, 4, 3), DayOrder.MONTH_FIRST: date(2027, 3, 4)},
    )
    assert not understood.is_ready


def test_dates_that_contradict_each_other_are_asked_about() -> None:
    texts = ["27/3/2027", "3/28/2027", "3/4/2027"]

    assert isinstance(day_order_of(texts, Rhythm.DAY), Question)


def test_the_answer_decides() -> None:
    understood = read(counts(("3/4/2027", "5")), rhythm=Rhythm.DAY, order=DayOrder.MONTH_FIRST)

    assert understood.readings == {0: Reading(date(2027, 3, 4), value=5)}
    assert understood.is_ready


LINES = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.one_of(st.none(), st.integers(0, 2_000_000)),
        st.sampled_from(["", "new ward", "snow, and frost", 'the "old" form', "bay; closed"]),
    ),
    min_size=3,
    max_size=40,
    unique_by=lambda line: line[0],
)


@given(LINES, st.randoms(use_true_random=False), st.sampled_from(["%b-%y", "%B %Y", "%d/%m/%Y"]))
def test_a_block_says_the_same_whatever_the_order_of_its_columns(
    lines: list[tuple[int, int | None, str]], chance: random.Random, form: str
) -> None:
    written = [
        (month_number(month), count, note if count is not None else "")
        for month, count, note in lines
    ]
    order = [0, 1, 2]
    chance.shuffle(order)
    table = [("Month", "Falls", "Comment")] + [
        (month.strftime(form), "" if count is None else f"{count:,}", note)
        for month, count, note in written
    ]
    text = "\n".join("\t".join(quoted(cells[i]) for i in order) for cells in table)

    fields = fields_for(DataShape.COUNT)
    block = read_block(text, fields, rhythm=Rhythm.MONTH, most=5_000, words={VALUE: "falls"})
    understood = read(list(block.rows))

    assert understood.problems == ()
    assert {r.period: (r.value, r.note or "") for r in understood.readings.values()} == {
        month: (count, note) for month, count, note in written if count is not None
    }


@given(st.text(alphabet="0123456789/.,;\t\n \"'-%MarQ2n", max_size=200), st.sampled_from(DataShape))
def test_no_text_breaks_the_reading_of_it(text: str, shape: DataShape) -> None:
    fields = fields_for(shape)
    rows = read_block(text, fields, rhythm=Rhythm.MONTH, most=5_000).rows

    understood = read(list(rows), shape)

    positions = [*understood.readings, *(problem.row for problem in understood.problems)]
    assert all(0 <= position < len(rows) for position in positions)
    assert all(problem.reason for problem in understood.problems)


def month_number(number: int) -> date:
    """The first days of months from January 1993 on."""
    return date(1993 + number // 12, number % 12 + 1, 1)


def quoted(cell: str) -> str:
    escaped = cell.replace('"', '""')
    return f'"{escaped}"' if '"' in cell else cell


def test_months_of_the_property_lie_in_the_past() -> None:
    assert periods.start_of(Rhythm.MONTH, month_number(400)) <= TODAY
