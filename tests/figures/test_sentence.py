"""What the sentence says where there is no signal: usual variation, new phases, too few points."""

from collections.abc import Mapping
from typing import Any

import pytest

from charts.engine import Direction, Method, PhaseStart, RuleSetName
from charts.figures.sentence import Statement, no_data_since, say
from tests.figures.specs import LOWER, STEADY, a_spec, days, percentages
from tests.figures.statements import CUSUM, MDC, RUN, Case

TWO_PHASES: Mapping[str, Any] = {"phases": [PhaseStart(0), PhaseStart(14)]}
AS_USUAL = "Reacting to single points will not help; to do better, change the process."

CASES = [
    Case(
        "a trace that stays inside",
        a_spec([0, 0, 0, 1] * 12, labels=days(48), rhythm="event", **CUSUM),
        "As usual: both traces keep inside their decision lines.",
        (),
        "common",
    ),
    Case(
        "usual variation",
        a_spec(STEADY),
        "Up and down as usual, between 2.9 and 9.2 falls per 1,000 bed days.",
        (AS_USUAL,),
        "common",
    ),
    Case(
        "usual variation that will meet the target",
        a_spec(STEADY, target=12.0),
        "Up and down as usual, between 2.9 and 9.2 falls per 1,000 bed days.",
        ("As things are, nearly every month will meet the target of 12.0.",),
        "common",
    ),
    Case(
        "usual variation that will miss the target",
        a_spec(STEADY, target=1.0),
        "Up and down as usual, between 2.9 and 9.2 falls per 1,000 bed days.",
        ("hardly any month will meet the target of 1.0: the process has to change.",),
        "common",
    ),
    Case(
        "usual variation around the target",
        a_spec(STEADY, target=6.0),
        "Up and down as usual, between 2.9 and 9.2 falls per 1,000 bed days.",
        ("some months will meet the target of 6.0 and some will miss it.",),
        "common",
    ),
    Case(
        "usual variation of a run chart",
        a_spec([*STEADY, 6.5, 6.6], method=Method.RUN, rule_set=RuleSetName.ANHOEJ),
        "Up and down as usual, around the median of 6.3 falls per 1,000 bed days.",
        (AS_USUAL,),
        "common",
    ),
    Case(
        "usual variation near nothing",
        a_spec([2, 0, 1, 3, 0, 2, 1, 0, 2, 1, 3, 1], method=Method.C, decimals=0),
        "Up and down as usual, up to 4.8 falls per 1,000 bed days.",
        (AS_USUAL,),
        "common",
    ),
    Case(
        "usual variation near everybody",
        percentages([9, 8, 9, 7, 10, 8, 9, 10, 8, 9, 7, 9], [10] * 12),
        "Up and down as usual, above 52.8% of patients seen within 7 days.",
        (AS_USUAL,),
        "common",
    ),
    Case(
        "usual variation between nobody and everybody",
        percentages([1, 2, 1, 3, 0, 2, 1, 3, 2, 1, 2, 1], [3] * 12),
        "Up and down as usual, anywhere between 0% and 100% of patients seen within 7 days.",
        (AS_USUAL,),
        "common",
    ),
    Case(
        "a signal of earlier times",
        a_spec([*STEADY, 12.0, *STEADY], **MDC),
        "Up and down as usual, between 3.1 and 9.4 falls per 1,000 bed days.",
        (f"{AS_USUAL} Earlier: March 2026 was outside the limits.",),
        "common",
    ),
    Case(
        "a new phase at a new level",
        a_spec([*STEADY, *LOWER], target=5.0, **TWO_PHASES),
        "The average moved from 6.0 to 3.8 falls per 1,000 bed days with the new phase in "
        "March 2026.",
        (
            "That is about 38% lower. All 10 points since then are below the old average. ",
            "Since then up and down as usual, between 1.5 and 6.0. ",
            "some months will meet the target of 5.0",
        ),
        "common",
    ),
    Case(
        "a new phase at the old level",
        a_spec([*STEADY, *STEADY], **TWO_PHASES),
        "Up and down as usual, between 2.9 and 9.2 falls per 1,000 bed days.",
        ("The average is 6.0, as in the phase before.",),
        "common",
    ),
    Case(
        "a new phase that is still short",
        a_spec([*STEADY, *LOWER[:3]], **TWO_PHASES),
        "3 months in this phase so far: too early to say.",
        (
            "7 more months and the chart can tell a change from luck. ",
            "The average was 6.0 in the phase before and is 4.0 now.",
        ),
        "too_few",
    ),
    Case(
        "a new phase without a number",
        a_spec([*STEADY, None, None], **TWO_PHASES),
        "No numbers to judge by in this phase.",
        (),
        "none",
    ),
    Case(
        "one point",
        a_spec([5.0]),
        "1 month so far: too early to say.",
        ("9 more months and",),
        "too_few",
    ),
    Case(
        "two points are never a rise",
        a_spec([5.0, 9.0]),
        "2 months so far: too early to say.",
        ("8 more months and",),
        "too_few",
    ),
    Case(
        "one point short",
        a_spec(STEADY[:12], **MDC),
        "12 months so far: too early to say.",
        ("1 more month and the chart can tell",),
        "too_few",
    ),
    Case(
        "points on the median do not count",
        a_spec([6.0] * 6 + [5.0, 7.0, 5.0, 7.0, 5.0, 7.0], **RUN),
        "12 months so far: too early to say.",
        ("4 more months and", "Points on the median do not count towards that."),
        "too_few",
    ),
    Case(
        "all the same",
        a_spec([5.0] * 12, method=Method.RUN, target=6.0),
        "Every month so far is 5.0 falls per 1,000 bed days.",
        ("With no ups and downs", "The target of 6.0 was met in all of the last 12 months."),
        "common",
    ),
    Case("nothing at all", a_spec([]), "No numbers yet.", (), "none"),
    Case("only gaps", a_spec([None, None]), "No numbers yet.", (), "none"),
    Case(
        "a baseline without a number",
        a_spec([None, *STEADY], phases=[PhaseStart(0, 1)]),
        "There is no middle line to judge by.",
        ("All points of the baseline are missing or left out.",),
        "common",
    ),
    Case(
        "all left out",
        a_spec([1.0, 2.0], excluded=[0, 1]),
        "No numbers to judge by.",
        ("All of them are missing or left out.",),
        "none",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_statement(case: Case) -> None:
    case.check()


def test_a_forecast_needs_a_better_side() -> None:
    statement = say(a_spec(STEADY, direction=Direction.NEUTRAL, target=5.0))

    assert statement == Statement(
        "Up and down as usual, between 2.9 and 9.2 falls per 1,000 bed days.",
        "Reacting to single points will not help.",
        "common",
    )


def test_a_target_for_spread_is_not_foretold() -> None:
    assert "target" not in say(a_spec(STEADY, method=Method.MOVING_RANGE, target=5.0)).detail


def test_stale_data_are_dated_by_the_latest_number() -> None:
    assert no_data_since(a_spec([5.0, 6.0, None])) == "No data since February 2025."
    assert no_data_since(a_spec([None])) == "No numbers yet."
