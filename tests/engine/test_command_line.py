"""``python -m charts.engine SERIES.csv CASES.json``."""

import gzip
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from charts.engine.command_line import main
from tests.engine.reference import DATA, differences, expected, recommended, scale_of

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The copied series and cases, unpacked."""
    folder = tmp_path_factory.mktemp("reference")
    for name in ("series.csv", "cases.json"):
        (folder / name).write_bytes(gzip.decompress((DATA / f"{name}.gz").read_bytes()))
    return folder / "series.csv", folder / "cases.json"


def test_every_case_of_both_packages_agrees(files, capsys):
    assert main([str(path) for path in files]) == 0

    printed = {
        result["case_id"]: result
        for result in map(json.loads, capsys.readouterr().out.splitlines())
    }
    cases = expected("qicharts2") + expected("nhsrplotthedots")
    assert set(printed) == {case["case_id"] for case in cases}
    for case in cases:
        result, wanted = printed[case["case_id"]], recommended().get(case["case_id"], case)
        crashed = case["peer"] == "nhsrplotthedots" and case["status"] == "error"
        assert result["status"] == ("ok" if crashed else case["status"])
        if case["status"] == "error":
            continue
        if case["chart"] != "b":
            scale = scale_of(wanted["points"]["y"])
            assert differences(result["points"], wanted["points"], scale) == [], case["case_id"]
        for name in ("variation_type", "assurance_type"):
            assert result.get(name) == case.get(name)


def test_a_refused_case_says_what_to_do(files, capsys):
    main([str(path) for path in files])

    refused = [
        result
        for result in map(json.loads, capsys.readouterr().out.splitlines())
        if result["status"] == "error"
    ]
    assert {result["case_id"] for result in refused} == {
        "t04-qicharts2-t",
        "t04-qicharts2-t-unscreened",
    }
    assert all("above zero" in result["message"] for result in refused)


def small(folder: Path) -> list[str]:
    """One series of one case."""
    series, cases = folder / "series.csv", folder / "cases.json"
    series.write_text(
        "series_id,index,date,numerator,denominator,value,phase,freeze,excluded\n"
        "x,1,2026-01-01,,,3,1,,0\n"
        "x,2,2026-02-01,,,5,1,,0\n"
    )
    options = {
        "freeze": None,
        "part": None,
        "exclude": None,
        "screened_mr": True,
        "method": "anhoej",
        "multiply": 1,
        "cl": None,
        "agg_fun": "mean",
    }
    case = {
        "case_id": "x-run",
        "series_id": "x",
        "peer": "qicharts2",
        "chart": "run",
        "options": options,
    }
    described = {
        "series": [{"series_id": "x", "kind": "measure"}],
        "cases": [case, case | {"peer": "qcc"}],
    }
    cases.write_text(json.dumps(described))
    return [str(series), str(cases)]


def test_the_module_runs_as_a_program(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["engine", *small(tmp_path)])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("charts.engine", run_name="__main__")

    assert ended.value.code == 0
    (result,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert result["points"]["cl"] == [4, 4]


def test_the_program_needs_nothing_but_numpy(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "charts.engine", *small(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "", "DJANGO_SETTINGS_MODULE": "absent"},
    )

    assert json.loads(ran.stdout)["case_id"] == "x-run"
    assert ran.stderr == ""
