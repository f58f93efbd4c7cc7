import json
from typing import Any

import pytest

from charts.figures.interactive import plotly_figure
from charts.figures.spec import ChartSpec, Mark
from tests.figures.gallery import CHARTS
from tests.figures.specs import STEADY, a_spec

each_chart = pytest.mark.parametrize("spec", CHARTS.values(), ids=CHARTS.keys())


def traces(spec: ChartSpec, mode: str) -> list[dict[str, Any]]:
    return [trace for trace in plotly_figure(spec)["data"] if trace["mode"] == mode]


@each_chart
def test_a_figure_is_json_without_endless_numbers(spec: ChartSpec) -> None:
    json.dumps(plotly_figure(spec), allow_nan=False)


def test_nothing_leads_to_the_vendors_cloud() -> None:
    config = plotly_figure(CHARTS["steady"])["config"]

    assert config["plotlyServerURL"] == ""
    assert config["showSendToCloud"] is False
    assert config["displaylogo"] is False
    assert "sendChartToCloud" in config["modeBarButtonsToRemove"]


def test_what_people_type_is_no_markup() -> None:
    nasty = '<a href="https://bad.example">x</a> & y'
    spec = a_spec(
        STEADY,
        title=nasty,
        place=nasty,
        value_words=nasty,
        notes={0: nasty},
        marks=(Mark("2025-03-01", nasty, "event"),),
    )

    text = json.dumps(plotly_figure(spec))

    assert "<a" not in text
    assert "&lt;a href" in text
    assert "<b>January 2025</b>" in text


def test_every_number_is_a_point_with_its_words() -> None:
    marked = [
        (x, y, text)
        for trace in traces(CHARTS["gaps"], "markers")
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True)
    ]

    assert len(marked) == sum(value is not None for value in CHARTS["gaps"].analysis.values)
    assert any(text.endswith("left out of the sums: Norovirus") for _, _, text in marked)


def test_gaps_stay_gaps_and_points_left_out_are_passed_by() -> None:
    line = next(trace for trace in traces(CHARTS["gaps"], "lines") if not trace.get("name"))

    assert line["connectgaps"] is False
    assert None in line["y"]
    assert 44.5 not in line["y"]


def test_every_phase_has_lines_of_its_own_and_a_boundary() -> None:
    spec = CHARTS["phases"]
    centres = [trace for trace in traces(spec, "lines") if trace.get("name") == "Average"]
    layout = plotly_figure(spec)["layout"]

    assert [len(trace["y"]) for trace in centres] == [14, 10]
    assert [trace["showlegend"] for trace in centres] == [False, True]
    assert layout["shapes"][0]["x0"] == "2026-03-01"
    assert [flag["text"] for flag in layout["annotations"]] == ["1", "2", "3", "4", "5"]


def test_events_stand_in_equal_steps() -> None:
    figure = plotly_figure(CHARTS["events"])

    assert figure["layout"]["xaxis"]["type"] == "linear"
    assert len(figure["layout"]["xaxis"]["tickvals"]) <= 6


def test_signs_differ_by_symbol() -> None:
    symbols = {trace["marker"]["symbol"] for trace in traces(CHARTS["no direction"], "markers")} | {
        trace["marker"]["symbol"] for trace in traces(CHARTS["shifted"], "markers")
    }

    assert {"circle", "triangle-up", "triangle-down"} <= symbols


def test_the_picture_is_named_after_the_chart() -> None:
    assert plotly_figure(CHARTS["steady"])["config"]["toImageButtonOptions"] == {
        "filename": "falls-cedar-ward"
    }
