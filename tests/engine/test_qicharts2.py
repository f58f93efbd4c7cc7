"""Every case of qicharts2 0.8.1, with the departures that a correct product makes."""

from typing import Any

import pytest

from charts.engine import EngineError, analyse
from charts.engine.case_answers import answer
from charts.engine.case_files import plan_for, series_for
from tests.engine.reference import differences, expected, observations, recommended, scale_of

CASES = expected("qicharts2")
ANSWERED = [case for case in CASES if case["status"] == "ok" and case["chart"] != "b"]
CUSUM = [case for case in CASES if case["chart"] == "b"]
REFUSED = [case for case in CASES if case["status"] == "error"]


def ours(case: dict[str, Any]) -> dict[str, Any]:
    series = series_for(observations()[case["series_id"]], case)
    return answer(analyse(series, plan_for(case)), case["peer"])


def test_all_cases_are_here():
    assert (len(CASES), len(ANSWERED), len(CUSUM), len(REFUSED)) == (645, 639, 4, 2)


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case["case_id"])
def test_chart_agrees(case: dict[str, Any]):
    wanted = recommended().get(case["case_id"], case)

    result = ours(case)

    scale = scale_of(wanted["points"]["y"])
    assert differences(result["points"], wanted["points"], scale) == []
    assert len(result["summary"]) == len(wanted["summary"])
    for phase, wanted_phase in zip(result["summary"], wanted["summary"], strict=True):
        assert differences(phase, wanted_phase, scale) == []


@pytest.mark.parametrize("case", CUSUM, ids=lambda case: case["case_id"])
def test_cusum_agrees(case: dict[str, Any]):
    result = ours(case)

    for trace in ("upper", "lower"):
        assert result["points"][trace] == pytest.approx(case["points"][trace], abs=1e-7)
    for signals in ("signal_up", "signal_down"):
        assert result["points"][signals] == case["points"][signals]
    assert result["p0"] == pytest.approx(case["p0"], rel=1e-9)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["case_id"])
def test_times_of_zero_are_refused(case: dict[str, Any]):
    with pytest.raises(EngineError, match="above zero"):
        ours(case)
