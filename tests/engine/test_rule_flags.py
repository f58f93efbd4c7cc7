"""Rule flags point by point: our own oracle, confirmed by qcc 3.0 and NHSRplotthedots 0.2.2."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from charts.engine.blocks import Block
from charts.engine.critical_values import runs_allowed
from charts.engine.evidence import Evidence, Flags
from charts.engine.rules.phase import too_few_runs, too_many_runs
from charts.engine.rules.sides import shift
from charts.engine.rules.steps import trend
from charts.engine.rulesets import RULE_SETS, making_data_count
from charts.engine.run import run_lines
from charts.engine.settings import THREE_SIGMA_RANGES, Settings
from charts.engine.vocabulary import Rule, RuleSetName, Side
from charts.engine.windows import all_of, some_of
from charts.engine.xmr import individuals_lines
from tests.engine.reference import load, observations

ORACLE = load("expected_rules")["series"]
QCC = load("expected_qcc")["cases"]
WESTERN_ELECTRIC = dict(
    zip(
        ("we1", "we2", "we3", "we4"),
        RULE_SETS[RuleSetName.WESTERN_ELECTRIC].point_rules,
        strict=True,
    )
)
NELSON_ORDER = (
    "nelson1",
    "nelson2",
    "nelson3",
    "nelson4",
    "nelson5",
    "nelson6",
    "nelson7",
    "nelson8",
)
NELSON = dict(zip(NELSON_ORDER, RULE_SETS[RuleSetName.NELSON].point_rules, strict=True))
CONTROL_CHART_RULES = WESTERN_ELECTRIC | NELSON
WORDS: dict[tuple[Rule, Side | None], str] = {
    (Rule.OUTSIDE_LIMITS, Side.ABOVE): "above_limit",
    (Rule.OUTSIDE_LIMITS, Side.BELOW): "below_limit",
    (Rule.TREND, Side.RISING): "trend_up",
    (Rule.TREND, Side.FALLING): "trend_down",
    (Rule.TWO_OF_THREE, Side.ABOVE): "two_in_three_above",
    (Rule.TWO_OF_THREE, Side.BELOW): "two_in_three_below",
    (Rule.SHIFT, Side.ABOVE): "shift_above",
    (Rule.SHIFT, Side.BELOW): "shift_below",
}
MAKING_DATA_COUNT = {
    "mdc_outer_third_only": making_data_count(7, as_package=True),
    "mdc_beyond_two_sigma": making_data_count(7),
    "mdc_beyond_two_sigma_six_points": making_data_count(6),
}


def block_of(series_id: str, baseline_points: int | None) -> Block:
    values = np.array([observations()[series_id].column("value")], dtype=float)[:, :, 0]
    every = np.ones_like(values, dtype=bool)
    base = every.copy()
    base[:, baseline_points:] = False if baseline_points else base[:, baseline_points:]
    return Block(values, every, base)


def evidence_of(
    series_id: str, baseline_points: int | None, ranges_to_limit: float = THREE_SIGMA_RANGES
) -> Evidence:
    block = block_of(series_id, baseline_points)
    settings = Settings(screened=False, ranges_to_limit=ranges_to_limit, falls_back=False)
    return Evidence(block.values, block.counted, individuals_lines(block, settings))


def numbers(flags: np.ndarray) -> list[int]:
    return (np.flatnonzero(flags) + 1).tolist()


def completing(name: str, flags: Flags) -> list[int]:
    """Points at which a pattern is complete, from the points that take part in it."""
    rule = CONTROL_CHART_RULES[name]
    done = np.zeros_like(flags.high[0])
    for side in flags:
        if rule.rule in (Rule.TWO_OF_THREE, Rule.FOUR_OF_FIVE):
            least, window = rule.numbers["least"], rule.numbers["window"]
            done[window - 1 :] |= (some_of(side, least, window) & side[:, window - 1 :])[0]
        else:
            length = rule.numbers.get("length", 1)
            if side.shape[1] >= length:
                done[length - 1 :] |= all_of(side, length)[0]
    return numbers(done)


@pytest.mark.parametrize("oracle", ORACLE, ids=lambda oracle: oracle["series_id"])
@pytest.mark.parametrize("name", CONTROL_CHART_RULES)
def test_control_chart_rule(oracle: Mapping[str, Any], name: str):
    evidence = evidence_of(oracle["series_id"], oracle["baseline_points"])
    wanted = oracle["control_chart_rules"]

    flags = CONTROL_CHART_RULES[name].flags(evidence)

    assert evidence.centre.item() == pytest.approx(oracle["mean"], rel=1e-9)
    assert completing(name, flags) == wanted[name]
    if f"{name}_members" in wanted:
        assert numbers(flags.high[0] | flags.low[0]) == wanted[f"{name}_members"]


@pytest.mark.parametrize("case", QCC, ids=lambda case: case["case_id"])
def test_qcc_completes_the_same_patterns(case: Mapping[str, Any]):
    evidence = evidence_of(case["series_id"], case["options"]["phase1"])
    lower, upper = evidence.limits

    found = {
        name: completing(name, rule.flags(evidence)) for name, rule in CONTROL_CHART_RULES.items()
    }

    assert found == case["completing_points"]
    assert lower.item() == pytest.approx(case["lcl"], rel=1e-9)
    assert upper.item() == pytest.approx(case["ucl"], rel=1e-9)


@pytest.mark.parametrize("oracle", ORACLE, ids=lambda oracle: oracle["series_id"])
def test_run_chart_rules(oracle: Mapping[str, Any]):
    wanted = oracle["run_chart_rules_on_median"]
    block = block_of(oracle["series_id"], oracle["baseline_points"])
    evidence = Evidence(block.values, block.counted, run_lines(block, Settings()))
    useful = evidence.runs.useful.item()

    assert evidence.centre.item() == pytest.approx(oracle["median"], rel=1e-9)
    assert useful == wanted["n_useful"]
    assert evidence.runs.runs.item() == wanted["n_runs"]
    assert too_few_runs(evidence).item() == wanted["too_few_runs"]
    assert too_many_runs(evidence).item() == wanted["too_many_runs"]
    if useful >= 10:
        limits = wanted["runs_lower_exact"], wanted["runs_upper_exact"]
        assert runs_allowed(useful) == limits
    for rule, length in ((shift, 6), (shift, 8), (trend, 5), (trend, 6)):
        high, low = rule(evidence, length=length)
        assert numbers((high | low)[0]) == wanted[f"{rule.__name__}{length}_members"]


@pytest.mark.parametrize("oracle", ORACLE, ids=lambda oracle: oracle["series_id"])
@pytest.mark.parametrize("name", MAKING_DATA_COUNT)
def test_making_data_count(oracle: Mapping[str, Any], name: str):
    evidence = evidence_of(oracle["series_id"], oracle["baseline_points"], 2.66)
    words = ["common"] * len(oracle[name])

    for rule in reversed(MAKING_DATA_COUNT[name]):
        for side, flags in zip(rule.sides, rule.flags(evidence), strict=True):
            for position in np.flatnonzero(flags[0]):
                words[position] = WORDS[rule.rule, side]

    assert words == oracle[name]
