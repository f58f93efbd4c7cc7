"""Numbers as people write them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.paste.numbers import (
    LARGEST,
    DecimalSign,
    NotANumber,
    decimal_sign_of,
    is_missing,
    read_number,
)

POINT, COMMA = DecimalSign.POINT, DecimalSign.COMMA


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("12\u00a0", 12),
        ("1,204", 1204),
        ("1 204", 1204),
        ("1\u202f204", 1204),
        ("1'204", 1204),
        ("1,204,500.25", 1_204_500.25),
        ("1.204.500,25", 1_204_500.25),
        ("3.5", 3.5),
        ("3,5", 3.5),
        ("0,123", 0.123),
        (".5", 0.5),
        ("5.", 5),
        ("-3", -3),
        ("−3", -3),
        ("- 3", -3),
        ("+4", 4),
        ("0", 0),
        ("007", 7),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert read_number(text).value == value


@pytest.mark.parametrize("text", ["45%", "45 %", " 45.0% "])
def test_a_percent_sign_is_noticed(text: str) -> None:
    number = read_number(text)

    assert (number.value, number.is_percent) == (45, True)


@pytest.mark.parametrize(
    "text",
    ["twelve", "12 days", "1 in 5", "1e5", "1,2,3", "1,204,5", "12-3", "=1+1", "5²", "١٢", ""],
)
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(NotANumber, match="Write it in figures"):
        read_number(text)


@pytest.mark.parametrize(("text", "meant"), [("l8", "18"), ("2O", "20"), ("I,2O4", "1,204")])
def test_letters_that_look_like_figures_are_guessed_in_the_refusal(text: str, meant: str) -> None:
    with pytest.raises(NotANumber, match=f"Did you mean {meant}"):
        read_number(text)


def test_the_word_none_is_no_zero() -> None:
    with pytest.raises(NotANumber, match="Write 0 if there were none"):
        read_number("None")


def test_a_number_beyond_all_counting_is_refused() -> None:
    with pytest.raises(NotANumber, match="too large"):
        read_number("9" * 400)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "n/a", "N/A", "#N/A", "Missing", "not known"])
def test_missing_has_many_words(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "none", "nil", "x", "no"])
def test_none_and_nought_are_not_missing(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1,204", "3,5"], COMMA),
        (["1.204,5"], COMMA),
        (["1,204", "3.5"], POINT),
        (["1,204"], POINT),
        (["3,5", "3.5"], POINT),
        (["x", ""], POINT),
    ],
)
def test_the_decimal_sign_is_judged_from_all_numbers(texts: list[str], sign: DecimalSign) -> None:
    assert decimal_sign_of(texts) is sign


def test_beside_a_decimal_comma_the_point_parts_thousands() -> None:
    assert read_number("1.204", COMMA).value == 1204
    assert read_number("1,204", COMMA).value == 1.204


@given(st.floats(min_value=-LARGEST / 10, max_value=LARGEST / 10), st.integers(0, 6))
def test_every_number_written_in_the_british_way_is_read_back(value: float, places: int) -> None:
    text = f"{value:,.{places}f}"

    assert read_number(text).value == float(text.replace(",", ""))


@given(st.floats(min_value=-LARGEST / 10, max_value=LARGEST / 10), st.integers(1, 6))
def test_every_number_written_in_the_continental_way_is_read_back(
    value: float, places: int
) -> None:
    british = f"{value:,.{places}f}"
    text = british.translate(str.maketrans(",.", ".,"))

    assert read_number(text, COMMA).value == float(british.replace(",", ""))


@given(st.text())
def test_no_text_makes_anything_but_a_number_or_a_refusal(text: str) -> None:
    with contextlib.suppress(NotANumber):
        assert abs(read_number(text).value) <= LARGEST
