import pytest

from charts.figures.table import rows
from tests.figures.gallery import CHARTS
from tests.figures.specs import STEADY, a_spec, percentages


def test_rows_say_a_period_in_numbers_and_in_words() -> None:
    row = rows(percentages([27, 25, 29], [50, 48, 52.5]))[2]

    assert (row.label, row.period) == ("2025-03-01", "March 2025")
    assert row.value == pytest.approx(100 * 29 / 52.5)
    assert (row.value_words, row.full_value) == ("55%", "55% of patients seen within 7 days")
    assert (row.numerator_words, row.denominator_words) == ("29", "52.5")
    assert row.centre_words == "53.8%"
    assert row.upper is not None
    assert row.upper_words == "74.5%"


def test_rows_of_single_values_have_no_numerator() -> None:
    row = rows(a_spec(STEADY))[0]

    assert (row.numerator, row.denominator) == (None, None)
    assert (row.numerator_words, row.denominator_words) == ("–", "–")


def test_rows_carry_gaps_reasons_and_notes() -> None:
    table = rows(CHARTS["gaps"])

    assert (table[3].value, table[3].value_words, table[3].mark) == (None, "–", "no number")
    assert table[10].mark == "left out of the sums: Norovirus"
    assert table[2].note == "Bank holiday"
    assert table[15].mark == "sign of improvement: outside the limits and part of a long run"


def test_marks_are_too_early_while_there_are_too_few_points() -> None:
    assert {row.mark for row in rows(CHARTS["two points"])} == {"too early to say"}


def test_weeks_begin_their_cell_with_a_capital() -> None:
    assert rows(CHARTS["weeks"])[0].period == "Week of 5 January 2026"


def test_no_rows_for_no_points() -> None:
    assert rows(CHARTS["nothing"]) == ()
