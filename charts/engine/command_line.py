"""``python -m charts.engine SERIES.csv CASES.json``: one JSON result a line.

For analysts who want to check the numbers against their own tool. Cases of qicharts2 and
NHSRplotthedots are run; those of other tools are passed over.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from charts.engine import analyse
from charts.engine.case_answers import answer
from charts.engine.case_files import (
    Observations,
    plan_for,
    read_cases,
    read_observations,
    series_for,
)
from charts.engine.errors import EngineError

PEERS = ("qicharts2", "nhsrplotthedots")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the results."""
    parser = ArgumentParser(prog="python -m charts.engine", description="Run cases on series.")
    parser.add_argument("series", type=Path, help="CSV of observations")
    parser.add_argument("cases", type=Path, help="JSON of series and cases")
    chosen = parser.parse_args(arguments)
    for result in results(chosen.series, chosen.cases):
        json.dump(result, sys.stdout, allow_nan=False)
        sys.stdout.write("\n")
    return 0


def results(series_file: Path, cases_file: Path) -> Iterator[dict[str, Any]]:
    """One result for every case that is run."""
    kinds, cases = read_cases(cases_file)
    observations = read_observations(series_file, kinds)
    for case in cases:
        if case["peer"] in PEERS:
            yield result_of(case, observations[case["series_id"]])


def result_of(case: Mapping[str, Any], observations: Observations) -> dict[str, Any]:
    """The result of one case, or the sentence that refuses it."""
    try:
        analysis = analyse(series_for(observations, case), plan_for(case))
    except EngineError as refused:
        return {"case_id": case["case_id"], "status": "error", "message": refused.message}
    return {"case_id": case["case_id"], "status": "ok", **answer(analysis, case["peer"])}
