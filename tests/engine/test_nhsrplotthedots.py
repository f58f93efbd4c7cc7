"""Every case of NHSRplotthedots 0.2.2, with the preset named after it."""

from typing import Any

import pytest

from charts.engine import analyse
from charts.engine.case_answers import answer
from charts.engine.case_files import plan_for, series_for
from tests.engine.reference import differences, expected, observations, scale_of

CASES = expected("nhsrplotthedots")
ANSWERED = [case for case in CASES if case["status"] == "ok"]
CRASHED = [case for case in CASES if case["status"] == "error"]


def ours(case: dict[str, Any]) -> dict[str, Any]:
    series = series_for(observations()[case["series_id"]], case)
    return answer(analyse(series, plan_for(case)), case["peer"])


def test_all_cases_are_here():
    assert (len(ANSWERED), len(CRASHED)) == (280, 8)


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case["case_id"])
def test_chart_agrees(case: dict[str, Any]):
    result = ours(case)

    assert differences(result["points"], case["points"], scale_of(case["points"]["y"])) == []
    assert result["variation_type"] == case["variation_type"]
    assert result["assurance_type"] == case["assurance_type"]


@pytest.mark.parametrize("case", CRASHED, ids=lambda case: case["case_id"])
def test_missing_values_that_stop_the_package_are_analysed(case: dict[str, Any]):
    result = ours(case)

    assert None in result["points"]["y"]
    assert any(mean is not None for mean in result["points"]["mean"])
