"""What the sentence says of every kind of signal, on charts made by the real engine."""

from collections.abc import Mapping
from typing import Any

import pytest

from charts.engine import Direction, Method, PhaseStart, RuleSetName
from tests.figures.specs import LOWER, STEADY, a_spec, days, percentages
from tests.figures.statements import CUSUM, RUN, Case

WESTERN: Mapping[str, Any] = {"rule_set": RuleSetName.WESTERN_ELECTRIC}
NELSON: Mapping[str, Any] = {"rule_set": RuleSetName.NELSON}
FROZEN: Mapping[str, Any] = {"phases": [PhaseStart(0, 14)]}

MIXED = "Often two different things are mixed on one chart"
SEEN = [27, 25, 29, 26, 28, 25, 27, 29, 26, 28, 25, 25, 40, 42, 41, 39, 43, 41, 40, 42, 41, 40]
TIMES = [3.0, 9.0, 5.0, 12.0, 4.0, 7.0, 14.0, 6.0, 2.0, 10.0, 8.0, 5.0, 11.0, 90.0]
BLOCKS = [7, 7.1, 7.2, 5, 5.1, 5.2, 7, 7.1, 7.2, 7, 5, 5.1, 5.2, 7.3, 7.2, 7, 5.1, 5.2, 5.3, 5, 7]
LUCK = "Luck alone would put a point outside the limits on about 1 chart in 30 of this length. "

CASES = [
    Case(
        "improvement against a frozen baseline",
        a_spec([*STEADY, *LOWER], **FROZEN),
        "Something has probably changed for the better since March 2026.",
        (
            "10 months in a row have been below the average of 6.0; they average 3.8 falls per "
            "1,000 bed days, against 6.0 in the baseline (January 2025 to February 2026): about "
            "38% lower. ",
            "Luck alone would do this on about 1 chart in 60 of this length. ",
            "Find out what is behind it, and keep it.",
        ),
        "improvement",
    ),
    Case(
        "concern compared with the points before",
        a_spec([*LOWER, *STEADY[:9]]),
        "Something has probably changed for the worse since November 2025.",
        ("against 3.8 in the 10 months before: about 61% higher. ", "Ask the team"),
        "concern",
    ),
    Case(
        "the same where more is better",
        a_spec([*LOWER, *STEADY[:9]], direction=Direction.INCREASE),
        "Something has probably changed for the better since November 2025.",
        ("above the average of 4.8",),
        "improvement",
    ),
    Case(
        "a change where neither way is better",
        a_spec([*STEADY, *LOWER], direction=Direction.NEUTRAL, target=3.0, **FROZEN),
        "The numbers have probably moved down since March 2026.",
        ("about 38% lower. ", "Find out what is behind it."),
        "neutral",
    ),
    Case(
        "a run chart speaks of medians, and counts how often the target was met",
        a_spec([*STEADY, *LOWER], target=3.5, **RUN),
        "Something has probably changed for the better since March 2026.",
        (
            "below the median of 5.0; their median is 3.8 ",
            "The target of 3.5 was met in 5 of the last 12 months.",
        ),
        "improvement",
    ),
    Case(
        "a shift that luck makes often on so short a chart",
        a_spec([5.0, 7.0, 5.0, 7.0, 6.5, 7.5, 4.0, 4.1, 4.2, 4.0, 4.1, 4.3], **RUN),
        "Something may have changed for the better since July 2025.",
        ("Luck alone would do this on about 1 chart in 8 of this length. ",),
        "improvement",
    ),
    Case(
        "a shift that is over",
        a_spec([*STEADY, *LOWER, *STEADY[3:5], *STEADY], **FROZEN),
        "The numbers ran better than usual, March to December 2026: there was probably a reason.",
        ("10 months in a row were below the average of 6.0",),
        "improvement",
    ),
    Case(
        "a shift over a missing month is told in points",
        a_spec([*STEADY, *LOWER[:4], None, *LOWER], **FROZEN),
        "Something has probably changed for the better since March 2026.",
        ("14 points in a row have been below",),
        "improvement",
    ),
    Case(
        "percentages differ by percentage points, and old limits foretell nothing",
        percentages(SEEN, [50] * 22, phases=[PhaseStart(0, 12)], target=90),
        "Something has probably changed for the better since January 2026.",
        (
            "they average 81.8% of patients seen within 7 days, against 53.3% in the baseline "
            "(January to December 2025): 28.5 percentage points higher. ",
            "The target of 90% was met in none of the last 12 months.",
        ),
        "improvement",
    ),
    Case(
        "ratios are averaged by what they are ratios of",
        percentages([*SEEN[:12], *[40] * 9, 600], [50] * 21 + [1000], phases=[PhaseStart(0, 12)]),
        "Something has probably changed for the better since January 2026.",
        ("they average 66.2% of patients seen within 7 days",),
        "improvement",
    ),
    Case(
        "a trend",
        a_spec([*STEADY, 7.5, 7.0, 6.6, 6.1, 5.5, 5.0, 4.4], **RUN),
        "The numbers have gone steadily down over 7 months: something is probably changing for "
        "the better.",
        ("They went from 7.5 in March 2026 to 4.4 falls per 1,000 bed days in September 2026. ",),
        "improvement",
    ),
    Case(
        "a trend that luck makes often",
        a_spec([*STEADY, 4.6, 5.2, 5.8, 6.4, 7.2], **RUN),
        "The numbers have gone steadily up over 5 months: something may be changing for the worse.",
        ("on about 1 chart in 5 of this length. ", "Ask the team"),
        "concern",
    ),
    Case(
        "of two signals at one point that which luck seldom gives leads",
        a_spec(
            [*STEADY, 4.6, 5.2, 5.8, 6.4, 7.2, 8.0, 8.5, 9.5, 10.0, 11.0, 14.0],
            rule_set=RuleSetName.MAKING_DATA_COUNT,
        ),
        "The numbers have gone steadily up over 11 months: something is probably changing for the "
        "worse.",
        ("7 months in a row were above the average of 7.0 (July 2026 to January 2027).",),
        "concern",
    ),
    Case(
        "the same where neither way is better and luck is likely",
        a_spec(
            [5.0, 7.0, 5.0, 7.0, 6.5, 7.5, 4.0, 4.1, 4.2, 4.0, 4.1, 4.3],
            direction=Direction.NEUTRAL,
            **RUN,
        ),
        "The numbers may have moved down since July 2025.",
        (),
        "neutral",
    ),
    Case(
        "a trend that is over",
        a_spec([*STEADY, 4.6, 5.2, 5.8, 6.4, 7.2, 5.0, 6.5, 5.5, 7.0], **RUN),
        "The numbers went steadily up over 5 months, March to July 2026: there may have been a "
        "reason.",
        (),
        "concern",
    ),
    Case(
        "the latest point outside the limits",
        a_spec([*STEADY, 12.0]),
        "March 2026 (12.0) was worse than this process usually gives.",
        (
            "That is above the upper limit of 9.6 falls per 1,000 bed days. ",
            LUCK,
            "Find out what was different.",
        ),
        "concern",
    ),
    Case(
        "an earlier point outside the limits is no news",
        a_spec([*STEADY, 12.0, *STEADY]),
        "March 2026 (12.0) was worse than this process usually gives, none of the 14 since.",
        ("The 14 points since then lie inside the limits. ",),
        "concern",
    ),
    Case(
        "a point outside the limits that may still be on people's minds",
        a_spec([*STEADY, 12.0, *STEADY[:11]]),
        "March 2026 (12.0) was worse than this process usually gives.",
        ("The 11 points since then lie inside the limits. ",),
        "concern",
    ),
    Case(
        "two points outside the limits",
        a_spec([*STEADY, 12.0, 12.0], **FROZEN),
        "March and April 2026 were worse than this process usually gives.",
        ("They are above the upper limit. ",),
        "concern",
    ),
    Case(
        "many points outside the limits",
        a_spec([*STEADY, 12.0, 12.0, 13.0, 14.0, 6.0, 5.0], **FROZEN),
        "4 months (March to June 2026) were worse than this process usually gives.",
        ("The 2 points since then lie inside the limits. ",),
        "concern",
    ),
    Case(
        "a week outside the limits",
        a_spec([*STEADY, 12.0], labels=days(15, 7), rhythm="week"),
        "The week of 13 April 2026 (12.0) was worse than this process usually gives.",
        (),
        "concern",
    ),
    Case(
        "a long time between events",
        a_spec(
            TIMES,
            labels=days(14, 9),
            method=Method.T,
            direction=Direction.INCREASE,
            value_words="days",
            decimals=0,
            rhythm="event",
        ),
        "2 May 2026 (90 days) was better than this process usually gives.",
        ("above the upper limit of 43.1 days. ",),
        "improvement",
    ),
    Case(
        "two of three close to a limit",
        a_spec([*STEADY, 8.8, 6.0, 8.9], **WESTERN, **FROZEN),
        "A hint of change for the worse: March and May 2026 came close to the upper limit.",
        ("Watch the next ones.",),
        "concern",
    ),
    Case(
        "four of five far from the middle, neither way better",
        a_spec(
            [*STEADY, 7.4, 7.5, 6.0, 7.3, 7.5], direction=Direction.NEUTRAL, **WESTERN, **FROZEN
        ),
        "A hint of change: 4 points (March to July 2026) were well above the average.",
        (),
        "neutral",
    ),
    Case(
        "few crossings name no time",
        a_spec([*BLOCKS, 7.1, 5.0, 5.1], method=Method.RUN, rule_set=RuleSetName.ANHOEJ),
        "Something has probably changed in this time, but the chart cannot say when.",
        (
            "The line crosses the median 7 times; with 24 points at least 8 times would be usual. ",
            "on about 1 chart in 20 of",
        ),
        "neutral",
    ),
    Case(
        "runs and crossings judged together",
        a_spec([*STEADY, *LOWER], method=Method.RUN, rule_set=RuleSetName.BEST_BOX),
        "Something has probably changed in this time, but the chart cannot say when.",
        ("The longest run on one side of the median has 11 points, and the line crosses it once.",),
        "neutral",
    ),
    Case(
        "too many runs",
        a_spec([5, 7] * 10, **RUN),
        "The numbers cross the median more often than luck would.",
        (MIXED,),
        "neutral",
    ),
    Case(
        "a zigzag",
        a_spec([5, 7.1] * 10, **NELSON),
        "The numbers go up and down in turn, more often than luck would.",
        (MIXED,),
        "neutral",
    ),
    Case(
        "points that keep to the middle",
        a_spec([6, 6.1, 5.9, 6, 6.1, 5.9, 6.05] * 3, **NELSON),
        "The numbers keep closer to the average than luck would.",
        (MIXED,),
        "neutral",
    ),
    Case(
        "a trace that reaches its decision line",
        a_spec([0, 0, 0, 1] * 12 + [1] * 12, labels=days(60), rhythm="event", **CUSUM),
        "Events have probably become more common: the trace reached its decision line on "
        "2 March 2026.",
        ("The trace moves away from zero",),
        "concern",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_statement(case: Case) -> None:
    case.check()
