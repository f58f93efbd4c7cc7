"""Ramps from links to the cycle before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdsa.ramps import next_scale, ramps_from, would_loop
from pdsa.stages import Decision, Scale

LINKS = st.lists(st.integers(0, 20), unique=True).flatmap(
    lambda order: st.lists(st.booleans(), min_size=len(order), max_size=len(order)).map(
        lambda linked: _chained(order, linked)
    )
)


def _chained(order: list[int], linked: list[bool]) -> dict[int, int | None]:
    return {
        cycle: order[place - 1] if place and linked[place] else None
        for place, cycle in enumerate(order)
    }


def test_each_cycle_follows_the_one_it_grew_from() -> None:
    ramps = ramps_from({"c": "b", "a": None, "b": "a", "x": None})

    assert ramps == [["a", "b", "c"], ["x"]]


def test_a_part_of_a_ramp_can_be_told() -> None:
    assert ramps_from({"b": "a", "c": "b"}) == [["b", "c"]]


@given(LINKS)
def test_every_cycle_stands_in_one_ramp(previous: dict[int, int | None]) -> None:
    ramps = ramps_from(previous)

    assert sorted(cycle for ramp in ramps for cycle in ramp) == sorted(previous)
    assert all(previous[ramp[0]] is None for ramp in ramps)


@pytest.mark.parametrize(
    ("proposed", "expected"), [("c", True), ("a", True), ("x", False), (None, False)]
)
def test_a_cycle_cannot_grow_from_itself(proposed: str | None, expected: bool) -> None:
    previous = {"a": None, "b": "a", "c": "b", "x": None}

    assert would_loop("a", proposed, previous) is expected


@pytest.mark.parametrize(
    ("scale", "decision", "expected"),
    [
        (Scale.ONE_PERSON, Decision.ADOPT, Scale.SEVERAL_PEOPLE),
        (Scale.ONE_TEAM, Decision.ADAPT, Scale.ONE_TEAM),
        (Scale.ONE_TEAM, Decision.ABANDON, Scale.ONE_TEAM),
        (Scale.SERVICE, Decision.ADOPT, Scale.SERVICE),
    ],
)
def test_what_works_goes_one_step_wider(scale: Scale, decision: Decision, expected: Scale) -> None:
    assert next_scale(scale, decision) is expected
