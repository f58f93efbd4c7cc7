import math

import pytest

from charts.figures import words
from charts.figures.listing import listed
from tests.figures.specs import a_spec

SPEC = a_spec([1.0, 2.0])
WHOLE = a_spec([1.0, 2.0], decimals=0)
PERCENT = a_spec([1.0], percent=True, decimals=0, value_words="% of patients seen")


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234.5, 1, "1,234.5"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (62.45, 1, "62.5"),
        (-3.2, 1, "−3.2"),
        (-0.04, 1, "0.0"),
        (999999999999999.5, 0, "1,000,000,000,000,000"),
        (1e-9, 2, "0.00"),
        (-2.5e99, 0, "−2.5e+99"),
        (None, 1, "–"),
        (math.nan, 1, "–"),
        (math.inf, 1, "–"),
    ],
)
def test_numbers_are_written_as_people_round_them(
    value: float | None, decimals: int, expected: str
) -> None:
    assert words.number(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(4.66, "4.7"), (5.0, "5"), (5.04, "5"), (99.96, "100"), (123.4, "123"), (None, "–")],
)
def test_lines_among_small_whole_numbers_get_one_place(value: float | None, expected: str) -> None:
    assert words.line_words(WHOLE, value) == expected


def test_lines_keep_the_places_of_the_measure() -> None:
    assert words.line_words(SPEC, 5.0) == "5.0"


def test_percentages_carry_their_sign_and_no_second_one() -> None:
    assert words.value_words(PERCENT, 62.4) == "62%"
    assert words.line_words(PERCENT, 62.4) == "62.4%"
    assert words.with_measure(PERCENT, "62%") == "62% of patients seen"
    assert words.value_words(PERCENT, None) == "–"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("falls", "fall"),
        ("falls per 1,000 bed days", "fall per 1,000 bed days"),
        ("missed doses per patient", "missed dose per patient"),
        ("injuries", "injury"),
        ("losses", "loss"),
        ("boxes", "box"),
        ("days between falls", "day between falls"),
        ("people waiting", "people waiting"),
        ("status", "status"),
        ("", ""),
    ],
)
def test_exactly_one_is_counted_in_the_singular(many: str, one: str) -> None:
    spec = a_spec([1.0], value_words=many)

    assert words.with_measure(spec, "1") == f"1 {one}".strip()
    assert words.with_measure(spec, "2") == f"2 {many}".strip()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_end_with_and(parts: list[str], expected: str) -> None:
    assert listed(parts) == expected


def test_counts_agree_with_their_noun() -> None:
    assert words.counted(1, "month") == "1 month"
    assert words.counted(2, "month") == "2 months"
    assert words.counted(12_000, "point") == "12,000 points"


def test_a_value_takes_its_unit_along_only_when_it_is_one_word() -> None:
    assert words.with_unit(a_spec([1.0], value_words="days", decimals=0), 96.0) == "96 days"
    assert words.with_unit(SPEC, 4.2) == "4.2"
