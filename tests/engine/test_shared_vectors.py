"""Numbers out of other tools' own test suites, textbook results among them."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from charts.engine import Direction, Method, PhaseStart, Plan, RuleSetName, Series, analyse
from charts.engine.arrays import FloatArray
from charts.engine.case_answers import answer
from charts.engine.case_words import ASSURANCE_TYPES
from charts.engine.evidence import Evidence, Flags
from charts.engine.lines import Pair
from charts.engine.rules.limits import outside_limits, some_beyond, two_of_three
from charts.engine.rules.sides import unbroken_shift
from charts.engine.rules.steps import steady_trend
from charts.engine.windows import all_of
from tests.engine.reference import SHARED, differences, scale_of

NAN = float("nan")
VECTORS = json.loads((SHARED / "spc" / "peer_test_vectors.json").read_text(encoding="utf-8"))
TEXTBOOK = VECTORS["qicharts2"]["cases"]
POWERBI_LIMITS = VECTORS["powerbi_spc"]["limits"]
POWERBI_FLAGS = VECTORS["powerbi_spc"]["flags"]
MAKING_DATA_COUNT = VECTORS["nhsrplotthedots"]


def labels(n: int) -> list[str]:
    return [f"{number:04}" for number in range(n)]


def textbook_series(case: dict[str, Any]) -> Series:
    inputs, excluded = case["input"], [position - 1 for position in case["exclude"]]
    numbers = inputs["numerator_or_value"]
    if inputs["denominator"]:
        return Series.of_ratios(labels(len(numbers)), numbers, inputs["denominator"], excluded)
    points: dict[int, list[float]] = {}
    for index, value in zip(inputs["index"], numbers, strict=True):
        if index is not None:  # a measurement without a period belongs nowhere
            points.setdefault(index, []).append(value)
    groups = [points[index] for index in sorted(points)]
    if case["chart"] in ("xbar", "s"):
        return Series.of_subgroups(labels(len(groups)), groups, excluded)
    return Series.of_values(labels(len(numbers)), numbers, excluded)


@pytest.mark.parametrize("case", TEXTBOOK, ids=lambda case: case["id"])
def test_textbook(case: dict[str, Any]):
    parts, multiplier = case["part"], case["multiply"]
    plan = Plan(
        Method(case["chart"]),
        RuleSetName.ANHOEJ_AND_LIMITS,
        phases=tuple(map(PhaseStart, parts)) if parts else (PhaseStart(0, case["freeze"]),),
        screened=case["moving_ranges_screened"],
        multiplier=multiplier,
    )
    wanted = case["expected"] | case.get("recommended", {})

    result = answer(analyse(textbook_series(case), plan), "qicharts2")

    lines = {name: wanted[name] for name in ("y", "cl", "lcl", "ucl")}
    assert differences(result["points"], lines, scale_of(wanted["y"])) == []
    for phase, wanted_phase in zip(result["summary"], wanted["summary"], strict=True):
        assert differences(phase, wanted_phase, 0.0) == []


POWERBI_METHODS = {"pprime": Method.P_PRIME, "uprime": Method.U_PRIME}


def powerbi_series(case: dict[str, Any]) -> Series:
    inputs = case["input"]
    sizes = inputs.get("denominators")
    spreads = inputs.get("xbar_sds") or inputs.get("sds")
    if spreads:
        means = inputs.get("numerators", spreads)
        as_array = [np.array(numbers, dtype=float) for numbers in (means, sizes, spreads)]
        return Series(
            tuple(labels(len(sizes))), as_array[0], sizes=as_array[1], deviations=as_array[2]
        )
    if sizes:
        return Series.of_ratios(labels(len(sizes)), inputs["numerators"], sizes)
    return Series.of_values(labels(len(inputs["numerators"])), inputs["numerators"])


@pytest.mark.parametrize("case", POWERBI_LIMITS, ids=lambda case: case["id"])
def test_powerbi_limits(case: dict[str, Any]):
    groups = case["input"].get("groupings", [1])
    starts = [place for place in range(1, len(groups)) if groups[place] != groups[place - 1]]
    multiplier = (
        100.0 if case["multiplied_by_100"] else float(case["settings"].get("multiplier", 1))
    )
    plan = Plan(
        POWERBI_METHODS.get(case["chart"]) or Method(case["chart"]),
        RuleSetName.SHEWHART,
        phases=tuple(map(PhaseStart, starts)),
        screened=case["settings"].get("outliers_in_limits") == "false",
        multiplier=multiplier,
    )

    result = analyse(powerbi_series(case), plan)

    # Constant lines are listed for one point more, or one fewer, than the data have.
    near = 0.5 * 10.0 ** -case["decimals_that_must_agree"] * (1 + 1e-9)
    first = 1 if plan.method is Method.MOVING_RANGE else 0
    for name, ours in (
        ("ul99", result.upper),
        ("ul95", result.upper_warning),
        ("ll95", result.lower_warning),
        ("ll99", result.lower),
    ):
        shared = min(len(ours) - first, len(case["expected"][name]))
        wanted = case["expected"][name][:shared]
        assert list(ours[first : first + shared]) == pytest.approx(wanted, abs=near), name


@dataclass
class GivenLines:
    """A centre, and limits that are the same at every number of sigmas."""

    centre: FloatArray
    lower: FloatArray
    upper: FloatArray

    def at(self, sigmas: float) -> Pair:
        return self.lower, self.upper


def evidence(values: list[float], centre: Any = 0.0, low: Any = NAN, high: Any = NAN) -> Evidence:
    row, *lines = (
        np.atleast_2d(np.array(part, dtype=float)) for part in (values, centre, low, high)
    )
    return Evidence(row, ~np.isnan(row), GivenLines(*lines))


def sides(flags: Flags) -> list[str]:
    return [
        "upper" if high else "lower" if low else "none"
        for high, low in zip(flags.high[0], flags.low[0], strict=True)
    ]


def powerbi_flags(case: dict[str, Any]) -> list[str]:
    inputs, values = case["input"], case["input"]["val"]
    match case["rule"]:
        case "shift":
            flags = unbroken_shift(evidence(values, inputs["targets"]), length=inputs["n"])
        case "trend":
            flags = steady_trend(evidence(values), length=inputs["n"], later_keeps=True)
        case "twoInThree":
            seen = evidence(values, 0.0, inputs["ll95"], inputs["ul95"])
            flags = some_beyond(seen, sigmas=2, least=2, window=3)
        case _:
            flags = outside_limits(evidence(values, 0.0, inputs["ll99"], inputs["ul99"]))
    return sides(flags)


COMPARABLE = [
    case
    for case in POWERBI_FLAGS
    if case["input"]["val"]  # an empty series never reaches a rule here
    and not case["input"].get("highlight_series")  # an option to flag the point between as well
]


@pytest.mark.parametrize("case", COMPARABLE, ids=lambda case: case["id"])
def test_powerbi_flags(case: dict[str, Any]):
    assert powerbi_flags(case) == case["expected"]


@pytest.mark.parametrize("case", MAKING_DATA_COUNT["limits"], ids=lambda case: case["id"])
def test_nhsrplotthedots_limits(case: dict[str, Any]):
    series = Series.of_values(labels(len(case["y"])), case["y"])
    plan = Plan(Method.INDIVIDUALS, RuleSetName.NHSRPLOTTHEDOTS, screened=case["screen_outliers"])

    phase = analyse(series, plan).phases[0]

    lines = (phase.lower, phase.centre, phase.upper)
    assert lines == pytest.approx((case["lpl"], case["mean"], case["upl"]), abs=case["tolerance"])


@pytest.mark.parametrize("case", MAKING_DATA_COUNT["shift"])
def test_nhsrplotthedots_shift(case: dict[str, Any]):
    high, low = unbroken_shift(evidence(case["relative_to_mean"]), length=7)

    complete = np.flatnonzero(all_of(high | low, 7)[0]) + 7 if high.size >= 7 else np.zeros(0)
    assert complete.tolist() == case["run_of_seven_complete_at"]


@pytest.mark.parametrize("case", MAKING_DATA_COUNT["trend"])
def test_nhsrplotthedots_trend(case: dict[str, Any]):
    flags = steady_trend(evidence(case["y"]), length=7)

    complete = {
        str(place + 7): side
        for side, members in (("up", flags.high), ("down", flags.low))
        if members.size >= 7
        for place in np.flatnonzero(all_of(members, 7)[0])
    }
    assert complete == case["trend_of_seven_complete_at"]


@pytest.mark.parametrize("case", MAKING_DATA_COUNT["two_in_three"])
def test_nhsrplotthedots_two_in_three(case: dict[str, Any]):
    beyond = np.array([case["outer_third"]], dtype=bool)
    above = np.array([case["relative_to_mean"]]) > 0

    flags = two_of_three(beyond, above) | two_of_three(beyond, ~above)

    assert (np.flatnonzero(flags[0]) + 1).tolist() == case["flagged_two_in_three"]


@pytest.mark.parametrize("case", MAKING_DATA_COUNT["assurance"])
@pytest.mark.parametrize("preset", [RuleSetName.NHSRPLOTTHEDOTS, RuleSetName.MAKING_DATA_COUNT])
def test_nhsrplotthedots_assurance(case: dict[str, Any], preset: RuleSetName):
    lower, upper = float(case["lpl"]), float(case["upl"])
    middle, reach = (lower + upper) / 2, (upper - lower) / 2 / 2.66
    values = [middle - reach / 2, middle + reach / 2] * 7  # moving ranges of `reach`
    plan = Plan(
        Method.INDIVIDUALS,
        preset,
        Direction(case["improvement_direction"]),
        target=case["target"],
        screened=False,
    )

    result = analyse(Series.of_values(labels(14), values), plan)

    assert result.upper[0] == pytest.approx(upper)
    assert ASSURANCE_TYPES[result.assurance] == case["assurance"]
