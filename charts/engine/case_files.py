"""Series and cases as analysts keep them in files, turned into `Series` and `Plan`.

The formats are those of ``docs/statistics/case-files.md``: a CSV of observations, several rows
a point where they are to be combined, and a JSON list of cases, each naming a series, a chart
and its options. Options are named as in the R packages they are compared with.
"""

import csv
import json
import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from charts.engine.methods import SUBGROUP_METHODS, Direction, Method
from charts.engine.plan import PhaseStart, Plan
from charts.engine.series import Series
from charts.engine.vocabulary import RuleSetName

Row = Mapping[str, str]
RULE_SET_OF_METHOD = {
    "anhoej": RuleSetName.ANHOEJ_AND_LIMITS,
    "bestbox": RuleSetName.BEST_BOX,
    "cutbox": RuleSetName.CUT_BOX,
}
RATIO_KINDS = ("proportion", "rate")
COMBINED_BY: Mapping[str, Callable[[Sequence[float]], float]] = {
    "mean": statistics.fmean,
    "median": statistics.median,
    "sum": math.fsum,
    "sd": lambda numbers: statistics.stdev(numbers) if len(numbers) > 1 else math.nan,
}


@dataclass(frozen=True, slots=True)
class Observations:
    """All rows of one series, grouped into points."""

    kind: str
    points: tuple[tuple[Row, ...], ...]

    @property
    def dates(self) -> tuple[str, ...]:
        """The date of each point."""
        return tuple(rows[0]["date"] for rows in self.points)

    def column(self, name: str) -> list[list[float]]:
        """Numbers of a column, those of each point together; empty cells left out."""
        return [[float(row[name]) for row in rows if row[name]] for rows in self.points]


def read_observations(series_file: Path, kinds: Mapping[str, str]) -> dict[str, Observations]:
    """Series of a file by identifier."""
    with series_file.open(newline="", encoding="utf-8") as lines:
        return grouped(csv.DictReader(lines), kinds)


def grouped(rows: Iterable[Row], kinds: Mapping[str, str]) -> dict[str, Observations]:
    """Rows put together by series and by point."""
    points: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        points.setdefault(row["series_id"], {}).setdefault(row["index"], []).append(row)
    return {
        series_id: Observations(kinds[series_id], tuple(map(tuple, by_index.values())))
        for series_id, by_index in points.items()
    }


def read_cases(cases_file: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Kind of each series, and the cases."""
    described = json.loads(cases_file.read_text(encoding="utf-8"))
    kinds = {series["series_id"]: series["kind"] for series in described["series"]}
    return kinds, described["cases"]


def series_for(observations: Observations, case: Mapping[str, Any]) -> Series:
    """The series as the chart of a case needs it."""
    options = case["options"]
    excluded = [position - 1 for position in options.get("exclude") or ()]
    dates, chart = observations.dates, case["chart"]
    if chart in SUBGROUP_METHODS:
        return Series.of_subgroups(dates, observations.column("value"), excluded)
    if observations.kind in RATIO_KINDS:
        above, below = total(observations, "numerator"), total(observations, "denominator")
        return Series.of_ratios(dates, above, below, excluded)
    if observations.kind == "count":
        return Series.of_values(dates, total(observations, "numerator"), excluded)
    if chart == Method.C:
        return Series.of_values(dates, total(observations, "value"), excluded)
    combine = COMBINED_BY[options.get("agg_fun", "mean")]
    values = [combine(numbers) if numbers else None for numbers in observations.column("value")]
    return Series.of_values(dates, values, excluded)


def total(observations: Observations, name: str) -> list[float | None]:
    """Sums of a column; None where a point has none."""
    return [math.fsum(numbers) if numbers else None for numbers in observations.column(name)]


def plan_for(case: Mapping[str, Any]) -> Plan:
    """The plan that a case asks for."""
    if case["peer"] == "nhsrplotthedots":
        return making_data_count_plan(case["options"])
    if case["chart"] == Method.BERNOULLI_CUSUM:
        return cusum_plan(case["options"])
    return control_chart_plan(Method(case["chart"]), case["options"])


def control_chart_plan(method: Method, options: Mapping[str, Any]) -> Plan:
    """Options named as in qicharts2: a freeze is set aside where there are parts."""
    if options["part"]:
        phases = tuple(PhaseStart(last) for last in options["part"])
    else:
        phases = (PhaseStart(0, options["freeze"]),)
    multiplier = float(options["multiply"])
    return Plan(
        method,
        RULE_SET_OF_METHOD[options["method"]],
        phases=phases,
        screened=options["screened_mr"],
        multiplier=multiplier,
        centre=None if options["cl"] is None else options["cl"] * multiplier,
    )


def cusum_plan(options: Mapping[str, Any]) -> Plan:
    """Options named as in qicharts2: a target above 1 is a number of baseline outcomes."""
    target = options["target"]
    is_baseline = target is not None and target > 1
    return Plan(
        Method.BERNOULLI_CUSUM,
        RuleSetName.SHEWHART,
        phases=(PhaseStart(0, int(target) if is_baseline else None),),
        centre=None if is_baseline else target,
        odds_ratio=float(options["or"]),
        decision_limit=float(options["limit"]),
    )


def making_data_count_plan(options: Mapping[str, Any]) -> Plan:
    """Options named as in NHSRplotthedots: every group is fixed after as many points."""
    first_points = [1, *(options["rebase_at_index"] or ())]
    return Plan(
        Method.INDIVIDUALS,
        RuleSetName.NHSRPLOTTHEDOTS,
        direction=Direction(options["improvement_direction"]),
        target=options["target"],
        phases=tuple(
            PhaseStart(point - 1, options["fix_after_n_points"]) for point in first_points
        ),
        screened=options["screen_outliers"],
    )
