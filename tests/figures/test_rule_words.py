import re

import pytest

from charts.engine import Method, RuleSetName
from charts.figures import method_words
from charts.figures.rule_words import explain


@pytest.mark.parametrize("rule_set", RuleSetName)
def test_every_rule_set_has_a_name_rules_and_a_source(rule_set: RuleSetName) -> None:
    words = explain(rule_set)

    assert words.name
    assert words.rules
    assert all(rule.endswith(".") and "{" not in rule for rule in words.rules)
    assert re.search(r"\d{4}|NHS", words.source)


@pytest.mark.parametrize(
    ("rule_set", "rule"),
    [
        (RuleSetName.RUN_CHART, "Shift: 6 or more points in a row"),
        (RuleSetName.RUN_CHART, "Trend: 5 or more points in a row"),
        (RuleSetName.WESTERN_ELECTRIC, "Shift: 8 or more"),
        (RuleSetName.NELSON, "Shift: 9 or more"),
        (RuleSetName.NELSON, "Zigzag: 14 points"),
        (RuleSetName.MAKING_DATA_COUNT, "Shift: 7 or more"),
        (RuleSetName.MAKING_DATA_COUNT, "from 13 points on"),
        (RuleSetName.MAKING_DATA_COUNT_SIX_POINTS, "Trend: 6 or more"),
        (RuleSetName.NHSRPLOTTHEDOTS, "inside the limits, all three on the same side"),
        (RuleSetName.ANHOEJ, "Few crossings"),
    ],
)
def test_rules_are_told_with_the_numbers_of_the_engine(rule_set: RuleSetName, rule: str) -> None:
    assert any(rule in told for told in explain(rule_set).rules)


@pytest.mark.parametrize("method", Method)
def test_every_chart_has_a_name_and_says_where_its_lines_come_from(method: Method) -> None:
    words = method_words.explain(method)

    assert "chart" in words.name
    assert words.centre in ("Average", "Median", "Middle line")
    assert words.lines.endswith(".")
