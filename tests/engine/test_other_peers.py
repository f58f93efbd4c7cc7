"""Cross-checks with tools whose known differences are listed here, and nowhere else differ.

A difference that is listed and no longer there fails as well, so that the lists stay true.
"""

from typing import Any

import pytest

from charts.engine import Analysis, Method, PhaseStart, Plan, Rule, RuleSetName, analyse
from charts.engine.case_files import series_for
from tests.engine.reference import agree, expected, observations, scale_of

POWERBI_METHODS = {
    "run": Method.RUN,
    "i": Method.INDIVIDUALS,
    "mr": Method.MOVING_RANGE,
    "p": Method.P,
    "pprime": Method.P_PRIME,
    "u": Method.U,
    "uprime": Method.U_PRIME,
    "c": Method.C,
    "g": Method.G,
    "t": Method.T,
    "xbar": Method.XBAR,
    "s": Method.S,
}  # its i_m and i_mm rest on a median and on a biased median range: not offered here
POWERBI = [case for case in expected("powerbi_spc") if case["chart"] in POWERBI_METHODS]
POWERBI_DIFFERS = {
    "nothing varies, or nothing but one value: no limits, or limits on the centre line": {
        *("m16-powerbi_spc-i", "m17-powerbi_spc-i", "m49-powerbi_spc-i", "p09-powerbi_spc-i"),
        *("p10-powerbi_spc-i", "c04-powerbi_spc-i", "p09-powerbi_spc-pprime"),
        *("p10-powerbi_spc-pprime", "u09-powerbi_spc-uprime"),
    },
    "pools standard deviations also when subgroups are of one size": {
        *("x01-powerbi_spc-xbar", "x05-powerbi_spc-xbar", "x07-powerbi_spc-xbar"),
        *("x11-powerbi_spc-xbar", "x12-powerbi_spc-xbar", "x01-powerbi_spc-s"),
        *("x05-powerbi_spc-s", "x07-powerbi_spc-s", "x11-powerbi_spc-s", "x12-powerbi_spc-s"),
    },
    "lets the lower limit of an S chart go below zero": {"x02-powerbi_spc-s", "x14-powerbi_spc-s"},
    "loses moving ranges after a baseline": {
        *("m15-powerbi_spc-mr", "m43-powerbi_spc-mr", "m44-powerbi_spc-mr"),
    },
}
PBCHARTS = [case for case in expected("pbcharts") if case["status"] == "ok"]
PBCHARTS_DIFFERS = {
    "counts excluded points as observations": {
        f"{series}-pbcharts-{chart}"
        for series in ("m32", "m33", "p13", "u08", "c07")
        for chart in ("run", "i")
    }
    | {"m42-pbcharts-run"},
    "draws no limits at missing points": {
        f"{series}-pbcharts-i" for series in ("m20", "m21", "m34", "m46", "c03")
    },
    "ignores phases and baselines of one point": {
        f"{series}-pbcharts-{chart}" for series in ("m35", "m43", "p22") for chart in ("run", "i")
    },
    "takes rounding error for a difference from the centre line": {"m56-pbcharts-i"},
    "plots events over a denominator of zero": {"p21-pbcharts-run", "p21-pbcharts-i"},
}
STATPROCON = [case for case in expected("statprocon") if case["status"] == "ok"]


def reasons(differs: dict[str, set[str]]) -> dict[str, str]:
    return {case_id: reason for reason, cases in differs.items() for case_id in cases}


def drawn(case: dict[str, Any], plan: Plan) -> Analysis:
    series = series_for(observations()[case["series_id"]], case | {"chart": str(plan.method)})
    return analyse(series, plan)


def phases(starts: list[int] | None, baseline_points: int | None) -> tuple[PhaseStart, ...]:
    return tuple(map(PhaseStart, starts)) if starts else (PhaseStart(0, baseline_points),)


def points(analysis: Analysis) -> dict[str, Any]:
    outside = {
        position
        for signal in analysis.signals
        if signal.rule is Rule.OUTSIDE_LIMITS
        for position in signal.positions
    }
    return {
        "y": analysis.values,
        "cl": analysis.centre,
        "lcl": analysis.lower,
        "lcl_95": analysis.lower_warning,
        "ucl_95": analysis.upper_warning,
        "ucl": analysis.upper,
        "outside": tuple(position in outside for position in range(len(analysis.labels))),
    }


def same(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    scale = scale_of(theirs["y"])
    return all(
        len(ours[name]) == len(values)
        and all(agree(mine, other, scale) for mine, other in zip(ours[name], values, strict=True))
        for name, values in theirs.items()
    )


@pytest.mark.parametrize("case", POWERBI, ids=lambda case: case["case_id"])
def test_powerbi_spc(case: dict[str, Any]):
    options, theirs = case["options"], dict(case["points"])
    for flags in ("shift", "trend", "two_in_three", "part"):
        del theirs[flags]
    theirs["outside"] = [side != "none" for side in theirs.pop("astronomical")]
    plan = Plan(
        POWERBI_METHODS[case["chart"]],
        RuleSetName.SHEWHART,
        phases=phases(options["split_after"], options["num_points_subset"]),
        screened=not options["outliers_in_limits"],
    )

    ours = points(drawn(case, plan))
    if plan.method is Method.MOVING_RANGE:  # the peer leaves out the first point of each phase
        kept = [place for place, value in enumerate(ours["y"]) if value is not None]
        ours = {name: [values[place] for place in kept] for name, values in ours.items()}

    assert same(ours, theirs) == (case["case_id"] not in reasons(POWERBI_DIFFERS))


@pytest.mark.parametrize("case", PBCHARTS, ids=lambda case: case["case_id"])
def test_pbcharts(case: dict[str, Any]):
    options, theirs = case["options"], dict(case["points"])
    for other in ("index", "part", "in_baseline", "included"):
        del theirs[other]
    theirs["outside"] = [bool(signal) for signal in theirs.pop("sigma_signal")]
    method = Method.RUN if case["chart"] == "run" else Method.I_PRIME  # its i is the I' chart
    plan = Plan(
        method,
        RuleSetName.ANHOEJ_AND_LIMITS,
        phases=phases(options["split"], options["freeze"]),
        screened=options["screenms"],
    )

    analysis = drawn(case, plan)
    summaries = [
        (
            phase.observations,
            phase.useful,
            phase.longest_run,
            phase.longest_run_limit,
            phase.crossings,
            phase.crossings_limit,
        )
        for phase in analysis.phases
    ]
    names = ("n_obs", "n_useful", "longest_run", "longest_run_max", "n_crossings")
    wanted = [
        tuple(phase[name] for name in (*names, "n_crossings_min")) for phase in case["summary"]
    ]

    agrees = same(points(analysis), theirs) and summaries == wanted
    assert agrees == (case["case_id"] not in reasons(PBCHARTS_DIFFERS))


@pytest.mark.parametrize("case", STATPROCON, ids=lambda case: case["case_id"])
def test_statprocon(case: dict[str, Any]):
    """It rounds to three decimals, and to 2.66 and 3.268."""
    plan = Plan(
        Method.INDIVIDUALS,
        RuleSetName.SHEWHART,
        phases=(PhaseStart(0, case["options"]["subset_end_index"]),),
        screened=False,
    )

    summary = drawn(case, plan).phases[0]

    near = 0.002 + 4e-4 * (case["ucl"] - case["lcl"]) / 2
    assert summary.centre == pytest.approx(case["cl"], abs=near)
    assert summary.lower == pytest.approx(case["lcl"], abs=near)
    assert summary.upper == pytest.approx(case["ucl"], abs=near)
