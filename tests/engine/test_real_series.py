"""Series nobody here made up: accident and emergency waits, and hospital infections."""

import csv
from collections import defaultdict
from functools import cache

import pytest

from charts.engine import (
    Direction,
    Method,
    NoticeCode,
    PhaseStart,
    Plan,
    RuleSetName,
    Series,
    Variation,
    analyse,
    analyse_many,
)
from tests.engine.reference import SHARED


@cache
def waits() -> dict[tuple[str, str], Series]:
    """Breaches of the four-hour wait over attendances, by organisation and type."""
    rows = defaultdict(list)
    with (SHARED / "real" / "ae_attendances.csv").open(newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["org_code"], row["type"]].append(row)
    return {
        key: Series.of_ratios(
            [row["period"] for row in sorted(found, key=lambda row: row["period"])],
            [float(row["breaches"]) for row in sorted(found, key=lambda row: row["period"])],
            [float(row["attendances"]) for row in sorted(found, key=lambda row: row["period"])],
        )
        for key, found in rows.items()
    }


def codes(series: Series, method: Method) -> set[NoticeCode]:
    plan = Plan(method, RuleSetName.ANHOEJ_AND_LIMITS, Direction.DECREASE)
    return {notice.code for notice in analyse(series, plan).notices}


def test_large_departments_vary_more_than_chance_explains():
    large = [series for (_, kind), series in waits().items() if kind == "1" and len(series) == 36]

    over_dispersed = [NoticeCode.OVER_DISPERSION in codes(series, Method.P) for series in large]

    assert len(large) > 100
    assert sum(over_dispersed) / len(large) > 0.95


def test_p_prime_charts_allow_for_it():
    series = waits()["RF4", "1"]

    plain, wider = (
        analyse(series, Plan(method, RuleSetName.SHEWHART)) for method in (Method.P, Method.P_PRIME)
    )

    assert len(wider.signals) < len(plain.signals)
    assert NoticeCode.OVER_DISPERSION not in {notice.code for notice in wider.notices}


def test_every_series_is_analysed_alike_in_one_call():
    series = list(waits().values())
    plan = Plan(Method.P_PRIME, RuleSetName.ANHOEJ_AND_LIMITS, Direction.DECREASE, multiplier=100)

    batch = analyse_many(series, plan)

    assert len(series) == 428
    assert batch.refused == {}
    assert [batch.variation(place) for place in range(len(series))] == [
        analyse(one, plan).variation for one in series
    ]


def test_infections_fell_after_the_intervention():
    with (SHARED / "real" / "cdi.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    series = Series.of_ratios(
        [row["month"] for row in rows],
        [float(row["n"]) for row in rows],
        [float(row["days"]) for row in rows],
    )
    change = [row["period"] for row in rows].index("post")
    rules = RuleSetName.ANHOEJ_AND_LIMITS
    frozen = Plan(
        Method.U, rules, Direction.DECREASE, phases=(PhaseStart(0, change),), multiplier=10_000
    )
    split = Plan(
        Method.U, rules, Direction.DECREASE, phases=(PhaseStart(change),), multiplier=10_000
    )

    against_baseline, in_phases = analyse(series, frozen), analyse(series, split)

    assert against_baseline.variation is Variation.IMPROVEMENT
    before, after = (phase.centre for phase in in_phases.phases)
    assert (before, after) == pytest.approx((13.02, 5.01), abs=0.01)
