"""Reading ahead changes when something is read, and nothing else."""

from collections.abc import Generator
from threading import Event

import pytest

from feeds.reading import ahead


def numbers(upto: int, closed: list[str], *, breaks_at: int = -1) -> Generator[int, None, None]:
    try:
        for number in range(upto):
            if number == breaks_at:
                raise ValueError("no more")
            yield number
    finally:
        closed.append("closed")


def test_everything_comes_in_its_order() -> None:
    closed: list[str] = []

    assert list(ahead(numbers(500, closed))) == list(range(500))
    assert closed == ["closed"]


def test_what_goes_wrong_is_raised_after_what_came_before() -> None:
    closed: list[str] = []

    read = ahead(numbers(9, closed, breaks_at=3))

    assert [next(read), next(read), next(read)] == [0, 1, 2]
    with pytest.raises(ValueError, match="no more"):
        next(read)
    assert closed == ["closed"]


def test_whoever_stops_early_closes_it() -> None:
    closed: list[str] = []
    read = ahead(numbers(9, closed))

    assert next(read) == 0
    read.close()

    assert closed == ["closed"]


def test_the_next_is_made_while_one_is_used() -> None:
    made = Event()

    def two() -> Generator[int, None, None]:
        yield 1
        made.set()
        yield 2

    for number in ahead(two()):
        assert number == 2 or made.wait(timeout=10)
