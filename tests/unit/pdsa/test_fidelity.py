"""The seven checks, each from facts alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pdsa.fidelity import (
    NAMES,
    REASONS,
    Answer,
    Check,
    CycleFacts,
    Points,
    PredictionFacts,
    RampFacts,
    findings,
    rates,
)

TODAY = date(2027, 6, 30)
BEGAN = date(2027, 5, 3)
ENDED = date(2027, 5, 7)
WHOLE = CycleFacts(
    size=1,
    planned_end=ENDED,
    planned_on=BEGAN - timedelta(days=3),
    started_on=BEGAN,
    ended_on=ENDED,
    done_on=ENDED,
    studied_on=ENDED + timedelta(days=3),
    decided_on=ENDED + timedelta(days=3),
    has_learned=True,
    predictions=(PredictionFacts(BEGAN - timedelta(days=3), can_be_judged=True),),
    read_as_written_after=True,
)
PLANNED = CycleFacts(size=0, planned_end=TODAY, planned_on=TODAY)
WEEKLY = Points(recorded=6, promised=6)


def answers(cycle: CycleFacts, *others: CycleFacts, points: tuple[Points, ...] = (WEEKLY,)) -> dict:
    """The answers for `cycle`, which stands first in a ramp with `others`."""
    ramp = RampFacts((cycle, *others), points)
    return {found.check: found.answer for found in findings(cycle, ramp, today=TODAY)}


def rate_of(check: Check, *ramps: RampFacts) -> tuple[int, int]:
    found = next(rate for rate in rates(ramps, today=TODAY) if rate.check is check)
    return found.passed, found.out_of


def test_a_whole_cycle_in_a_growing_ramp_passes_all_seven() -> None:
    found = answers(WHOLE, replace(WHOLE, size=3))

    assert found == dict.fromkeys(Check, Answer.YES)


def test_every_check_says_what_it_is_and_why() -> None:
    assert set(NAMES) == set(REASONS) == set(Check)


def test_whatever_is_not_yes_says_what_would_help() -> None:
    bare = replace(PLANNED, planned_on=None, planned_end=BEGAN)

    found = findings(bare, RampFacts((bare,)), today=TODAY)

    helpless = [f.check for f in found if f.answer is Answer.NOT_SO_FAR and not f.advice]
    assert helpless == []


@pytest.mark.parametrize(
    ("planned_end", "expected"),
    [
        (TODAY + timedelta(days=5), Answer.TOO_EARLY),
        (TODAY - timedelta(days=14), Answer.TOO_EARLY),
        (TODAY - timedelta(days=15), Answer.NOT_SO_FAR),
        (None, Answer.TOO_EARLY),
    ],
    ids=["going on", "two weeks past", "more than two weeks past", "no day was set"],
)
def test_parts_are_missed_two_weeks_after_the_planned_end(
    planned_end: date | None, expected: Answer
) -> None:
    assert answers(replace(PLANNED, planned_end=planned_end))[Check.DOCUMENTED] is expected


@pytest.mark.parametrize("part", ["planned_on", "done_on", "studied_on", "decided_on"])
def test_one_missing_part_is_not_documented(part: str) -> None:
    cycle = replace(WHOLE, **{part: None})

    found = findings(cycle, RampFacts((cycle,)), today=TODAY)[0]

    assert found.answer is Answer.NOT_SO_FAR
    assert found.advice.count(",") == 0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Answer.YES),
        ({"planned_on": BEGAN}, Answer.YES),
        ({"planned_on": BEGAN + timedelta(days=1)}, Answer.NOT_SO_FAR),
        ({"studied_on": ENDED - timedelta(days=1)}, Answer.NOT_SO_FAR),
        ({"read_as_written_after": False}, Answer.NOT_SO_FAR),
        ({"read_as_written_after": None}, Answer.TOO_EARLY),
        ({"studied_on": None, "read_as_written_after": None}, Answer.TOO_EARLY),
    ],
    ids=[
        "in order",
        "planned on the day",
        "planned after it began",
        "studied before it ended",
        "a coach says no",
        "nobody has read it",
        "no study yet",
    ],
)
def test_parts_are_written_in_their_time(changes: dict, expected: Answer) -> None:
    assert answers(replace(WHOLE, **changes))[Check.WRITTEN_IN_TIME] is expected


def test_learning_is_asked_for_when_the_study_is_finished() -> None:
    nothing = replace(WHOLE, has_learned=False)

    assert answers(nothing)[Check.LEARNED] is Answer.NOT_SO_FAR
    assert answers(replace(nothing, studied_on=None))[Check.LEARNED] is Answer.TOO_EARLY


@pytest.mark.parametrize(
    ("predictions", "expected"),
    [
        ((PredictionFacts(BEGAN, True),), Answer.YES),
        ((PredictionFacts(BEGAN + timedelta(days=1), True),), Answer.NOT_SO_FAR),
        ((PredictionFacts(BEGAN, False),), Answer.NOT_SO_FAR),
        ((), Answer.NOT_SO_FAR),
        ((PredictionFacts(BEGAN, False), PredictionFacts(BEGAN, True)), Answer.YES),
    ],
    ids=["on the day", "after it began", "cannot be judged", "none", "one of two is enough"],
)
def test_a_prediction_is_made_beforehand_and_can_be_judged(
    predictions: tuple[PredictionFacts, ...], expected: Answer
) -> None:
    assert answers(replace(WHOLE, predictions=predictions))[Check.PREDICTED] is expected


def test_a_single_cycle_is_no_series_once_it_is_decided() -> None:
    assert answers(WHOLE)[Check.LINKED] is Answer.NOT_SO_FAR
    assert answers(replace(WHOLE, decided_on=None))[Check.LINKED] is Answer.TOO_EARLY


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((0,), Answer.TOO_EARLY),
        ((0, 0), Answer.NOT_SO_FAR),
        ((2, 1), Answer.NOT_SO_FAR),
        ((0, 2, 1), Answer.YES),
    ],
    ids=["one cycle", "as wide as before", "narrower", "wider than at first"],
)
def test_a_ramp_grows_when_its_last_cycle_is_wider_than_its_first(
    sizes: tuple[int, ...], expected: Answer
) -> None:
    first, *others = (replace(WHOLE, size=size) for size in sizes)

    assert answers(first, *others)[Check.GROWING] is expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((Points(3, 3),), Answer.YES),
        ((Points(3, 4),), Answer.YES),
        ((Points(3, 5),), Answer.NOT_SO_FAR),
        ((Points(2, 2),), Answer.NOT_SO_FAR),
        ((Points(3, None),), Answer.YES),
        ((Points(0, 9), Points(9, 9)), Answer.YES),
        ((), Answer.NOT_SO_FAR),
    ],
    ids=["all", "few gaps", "many gaps", "too few", "no rhythm", "one of two", "no measure"],
)
def test_data_are_regular_when_a_measure_keeps_its_rhythm(
    points: tuple[Points, ...], expected: Answer
) -> None:
    assert answers(WHOLE, WHOLE, points=points)[Check.MEASURED] is expected


def test_data_can_still_come_while_the_ramp_goes_on() -> None:
    going_on = replace(WHOLE, decided_on=None)

    found = findings(WHOLE, RampFacts((WHOLE, going_on), (Points(1, 1),)), today=TODAY)

    assert found[-1].answer is Answer.TOO_EARLY


def test_a_ramp_needs_a_number_for_each_of_its_cycles() -> None:
    assert answers(*[WHOLE] * 4, points=(Points(3, 3),))[Check.MEASURED] is Answer.NOT_SO_FAR


def test_rates_have_denominators_of_their_own() -> None:
    left_unwritten = replace(WHOLE, decided_on=None)
    unread = replace(WHOLE, read_as_written_after=None)
    learned_nothing = replace(WHOLE, has_learned=False, predictions=())
    alone = [RampFacts((cycle,)) for cycle in (left_unwritten, unread, learned_nothing, PLANNED)]
    series = RampFacts((WHOLE, replace(WHOLE, size=4)), (WEEKLY,))

    ramps = [*alone, series]

    assert rate_of(Check.DOCUMENTED, *ramps) == (4, 5)
    assert rate_of(Check.WRITTEN_IN_TIME, *ramps) == (3, 3)
    assert rate_of(Check.LEARNED, *ramps) == (3, 4)
    assert rate_of(Check.PREDICTED, *ramps) == (3, 3)
    assert rate_of(Check.LINKED, *ramps) == (2, 4)
    assert rate_of(Check.GROWING, *ramps) == (1, 1)
    assert rate_of(Check.MEASURED, *ramps) == (1, 1)


def test_a_series_is_told_of_its_documented_cycles_alone() -> None:
    half = RampFacts((WHOLE, replace(WHOLE, decided_on=None)))

    assert rate_of(Check.LINKED, half) == (0, 1)
    assert rate_of(Check.GROWING, half) == (0, 0)


def test_growth_is_told_of_documented_cycles_alone() -> None:
    going_on = replace(PLANNED, size=5)

    assert rate_of(Check.GROWING, RampFacts((WHOLE, WHOLE, going_on))) == (0, 1)


def test_without_cycles_there_is_no_rate() -> None:
    assert [rate.percent for rate in rates([], today=TODAY)] == [None] * 7
