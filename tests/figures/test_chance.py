from itertools import pairwise, permutations, product

import pytest

from charts.figures import chance


def longest_run(sides: tuple[int, ...]) -> int:
    longest = run = 1
    for before, after in pairwise(sides):
        run = run + 1 if before == after else 1
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize(("length", "points"), [(1, 5), (2, 6), (4, 12), (6, 12), (12, 12), (7, 5)])
def test_chance_of_a_long_run_is_that_of_counting_all_series(length: int, points: int) -> None:
    series = list(product((0, 1), repeat=points))
    share = sum(longest_run(sides) >= length for sides in series) / len(series)

    assert chance.of_long_run(length, points) == pytest.approx(share)


@pytest.mark.parametrize(("crossings", "points"), [(0, 5), (2, 9), (8, 9), (20, 9), (3, 1)])
def test_chance_of_few_crossings_is_that_of_counting_all_series(
    crossings: int, points: int
) -> None:
    series = list(product((0, 1), repeat=points))
    few = sum(sum(a != b for a, b in pairwise(sides)) <= crossings for sides in series)

    assert chance.of_few_crossings(crossings, points) == pytest.approx(few / len(series))


@pytest.mark.parametrize(("length", "points"), [(4, 8), (5, 8), (6, 8)])
def test_chance_of_a_trend_is_near_that_of_counting_all_orders(length: int, points: int) -> None:
    def has_trend(order: tuple[int, ...]) -> bool:
        ups = [after > before for before, after in pairwise(order)]
        return longest_run(tuple(map(int, ups))) >= length - 1

    orders = list(permutations(range(points)))
    share = sum(map(has_trend, orders)) / len(orders)

    assert chance.of_trend(length, points) == pytest.approx(share, rel=0.25)


def test_chance_of_a_trend_longer_than_the_chart_is_none() -> None:
    assert chance.of_trend(6, 5) == 0


def test_chance_of_a_point_outside_grows_with_the_chart() -> None:
    assert chance.of_outside(1) == pytest.approx(0.0027)
    assert chance.of_outside(24) == pytest.approx(0.0628, abs=0.0005)


def test_chance_of_a_side_is_that_of_a_fair_coin() -> None:
    assert chance.of_at_least(0, 0) == 1
    assert chance.of_at_least(3, 3) == 0.125
    assert chance.of_at_least(2, 3) == 0.5


@pytest.mark.parametrize(
    ("likelihood", "words"),
    [
        (1 / 14, "on about 1 chart in 14 of"),
        (1 / 33, "on about 1 chart in 30 of"),
        (1 / 412, "on about 1 chart in 400 of"),
        (0.00001, "on fewer than 1 chart in 1,000 of"),
        (0.0, "on fewer than 1 chart in 1,000 of"),
        (0.9, "on most charts of"),
    ],
)
def test_chances_are_said_in_charts(likelihood: float, words: str) -> None:
    assert words in chance.chance_words(likelihood)


def test_luck_is_a_poor_explanation_up_to_one_chart_in_ten() -> None:
    assert chance.is_unlikely(0.1)
    assert not chance.is_unlikely(0.11)
