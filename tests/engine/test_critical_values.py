"""Critical values: against tables made by another program, and against counting by hand."""

from itertools import combinations, pairwise, product

import pytest

from charts.engine.constants import c4
from charts.engine.critical_values import (
    fewest_crossings_allowed,
    longest_run_allowed,
    runs_allowed,
)
from charts.engine.proposal import chance_of_run
from charts.engine.rules.phase import is_outside_box
from tests.engine.reference import load

TABLES = load("tables")


def test_anhoej_limits_equal_the_table():
    ours = {
        useful: [longest_run_allowed(int(useful)), fewest_crossings_allowed(int(useful))]
        for useful in TABLES["anhoej"]["limits"]
    }

    assert ours == TABLES["anhoej"]["limits"]
    assert len(ours) == 500


def test_numbers_of_runs_equal_the_exact_table():
    exact = TABLES["runs_exact"]["limits"]

    assert {useful: list(runs_allowed(int(useful))) for useful in exact} == exact
    assert len(exact) == 191


def test_the_printed_table_differs_where_it_is_said_to():
    printed = TABLES["runs_printed"]["limits"]

    differs = [int(n) for n, limits in printed.items() if list(runs_allowed(int(n))) != limits]

    assert differs == TABLES["runs_printed"]["differs_from_exact_at"]


@pytest.mark.parametrize("useful", [10, 11, 12, 13])
def test_numbers_of_runs_equal_counting_every_order(useful: int):
    orders = []
    for above in combinations(range(useful), useful // 2):
        sides = [place in above for place in range(useful)]
        orders.append(1 + sum(a != b for a, b in pairwise(sides)))
    fewest, most = runs_allowed(useful)

    assert sum(runs < fewest for runs in orders) / len(orders) <= 0.025
    assert sum(runs < fewest + 1 for runs in orders) / len(orders) > 0.025
    assert sum(runs > most for runs in orders) / len(orders) <= 0.025
    assert sum(runs > most - 1 for runs in orders) / len(orders) > 0.025


@pytest.mark.parametrize("useful", [1000, 20_000])
def test_large_numbers_have_limits_near_the_normal_ones(useful: int):
    fewest, most = runs_allowed(useful)
    spread = 1.96 * useful**0.5 / 2

    assert fewest == pytest.approx(useful / 2 + 1 - spread, abs=2)
    assert most == pytest.approx(useful / 2 + 1 + spread, abs=2)
    assert fewest_crossings_allowed(useful) == pytest.approx(
        (useful - 1) / 2 - 1.645 * (useful - 1) ** 0.5 / 2, abs=2
    )


@pytest.mark.parametrize(("useful", "length"), [(5, 3), (10, 4), (12, 7)])
def test_chance_of_a_run_equals_counting_every_series(useful: int, length: int):
    with_run = 0
    for sides in product("ab", repeat=useful):
        text = "".join(sides)
        with_run += "a" * length in text or "b" * length in text

    assert chance_of_run(useful, length) == pytest.approx(with_run / 2**useful)


def test_c4_equals_the_table_and_has_no_upper_end():
    for size, constants in TABLES["constants"]["by_size"].items():
        assert c4(int(size)) == pytest.approx(constants["c4"], rel=1e-6)
    assert c4(100_000) == pytest.approx(1 - 1 / 400_000, rel=1e-9)


@pytest.mark.parametrize("useful", TABLES["box"]["bounds"])
def test_boxes_equal_the_table(useful: str):
    """The table states the rule in words; here it is, spelt out."""
    bounds = TABLES["box"]["bounds"][useful]
    fewest, longest = bounds["crossings_min"], bounds["longest_max"]
    border_fewest, border_longest = (
        bounds["crossings_min_on_border"],
        bounds["longest_max_on_border"],
    )
    for crossings, run in product(range(fewest - 2, fewest + 6), range(longest - 4, longest + 3)):
        in_best = crossings >= fewest and run <= longest
        in_cut = in_best
        if border_fewest is not None:
            in_cut = (
                (crossings >= fewest + 1 and run <= longest - 1)
                or (crossings == fewest and run <= border_longest)
                or (crossings >= border_fewest and run <= longest)
            )
        assert is_outside_box(int(useful), run, crossings, cut=False) == (not in_best)
        assert is_outside_box(int(useful), run, crossings, cut=True) == (not in_cut)


@pytest.mark.parametrize("cut", [False, True])
def test_outside_the_range_of_the_boxes_the_two_rules_hold(cut: bool):
    assert not is_outside_box(9, 9, 0, cut=cut)
    assert is_outside_box(101, 11, 50, cut=cut)
    assert is_outside_box(101, 5, 41, cut=cut)
    assert not is_outside_box(101, 10, 42, cut=cut)
