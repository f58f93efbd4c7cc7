"""Predictions as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdsa.judging import proposed_outcome, range_words
from pdsa.stages import Outcome

NUMBERS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("lowest", "highest", "words"),
    [
        (None, None, ""),
        (None, 12, "at most 12"),
        (80, None, "at least 80"),
        (5, 8.5, "5 to 8.5"),
        (12, 12, "12"),
        (1204, None, "at least 1,204"),
    ],
)
def test_a_range_is_said_as_people_say_it(
    lowest: float | None, highest: float | None, words: str
) -> None:
    assert range_words(lowest, highest) == words


@pytest.mark.parametrize(
    ("lowest", "highest", "happened", "expected"),
    [
        (None, 12, 12, Outcome.CONFIRMED),
        (None, 12, 15, Outcome.NOT),
        (80, None, 79.9, Outcome.NOT),
        (5, 8, 6, Outcome.CONFIRMED),
        (None, 12, None, None),
        (None, None, 12, None),
    ],
)
def test_the_numbers_propose_an_outcome(
    lowest: float | None, highest: float | None, happened: float | None, expected: Outcome | None
) -> None:
    assert proposed_outcome(lowest, highest, happened) is expected


def test_a_number_is_compared_as_it_is_seen() -> None:
    assert proposed_outcome(80, None, 79.96, decimals=1) is Outcome.CONFIRMED
    assert proposed_outcome(80, None, 79.94, decimals=1) is Outcome.NOT


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_range_is_its_two_ends_together(one: float, other: float, happened: float) -> None:
    lowest, highest = sorted((one, other))

    both = proposed_outcome(lowest, highest, happened)

    ends = {proposed_outcome(lowest, None, happened), proposed_outcome(None, highest, happened)}
    assert (both is Outcome.CONFIRMED) == (ends == {Outcome.CONFIRMED})
