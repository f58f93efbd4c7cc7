"""The parts of a drawing, each where and what it should be."""

import pytest

from charts.engine import PhaseStart
from charts.figures.drawing import LIGHT, Size, draw_chart
from charts.figures.spec import Mark
from tests.figures.gallery import CHARTS, SEEN
from tests.figures.specs import LOWER, STEADY, a_spec, percentages
from tests.figures.svg import Drawing, corners

full_sizes = pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])


@full_sizes
def test_every_period_has_a_group_with_its_words(size: Size) -> None:
    points = Drawing(CHARTS["gaps"], size).points()

    assert len(points) == 17
    assert points[2].attrib.items() >= {
        ("data-period", "March 2025"),
        ("data-value", "6.3 falls per 1,000 bed days"),
        ("data-mark", "sign of improvement: part of a long run"),
        ("data-note", "Bank holiday"),
    }
    assert points[10].get("data-mark") == "left out of the sums: Norovirus"


def test_a_missing_number_is_a_gap_that_can_be_heard() -> None:
    drawing = Drawing(CHARTS["gaps"])
    missing = drawing.points()[3]

    assert missing.get("data-value") == "no number"
    assert missing.get("data-y") is None
    assert list(missing) == []
    assert drawing.line("data").count("M") == 2  # 1 to 3 and 10 to 16; single points have no line


def test_the_line_passes_a_point_that_is_left_out() -> None:
    drawing = Drawing(CHARTS["gaps"])
    left_out = drawing.points()[10]

    places = [x for x, _ in corners(drawing.line("data"))]
    assert float(left_out.get("data-x", "")) not in places
    circle, cross = list(left_out)[:2]
    assert circle.get("fill") == LIGHT.ground
    assert cross.get("fill") == "none"


def test_a_point_left_out_far_away_is_named_at_the_edge() -> None:
    drawing = Drawing(CHARTS["gaps"])

    assert drawing.says("44.5 ↑")
    assert not drawing.says("50")


@full_sizes
def test_signs_differ_by_shape(size: Size) -> None:
    drawing = Drawing(a_spec([*STEADY, 12.0, *LOWER], phases=[PhaseStart(0, 14)]), size)
    fills = [[part.get("fill") for part in point] for point in drawing.points()]

    assert drawing.shapes()[13:16] == ["circle", "path", "circle"]
    assert fills[13:16] == [[LIGHT.common], [LIGHT.concern], [LIGHT.improvement]]
    common, _, improvement = (point[0] for point in drawing.points()[13:16])
    assert float(improvement.get("r", "")) > 1.5 * float(common.get("r", ""))


def test_higher_lower_and_undirected_signs_have_three_shapes() -> None:
    higher, lower = Drawing(CHARTS["no direction"]).points()[14:16]
    undirected = Drawing(CHARTS["zigzag"]).points()[5]

    heights = [[y for _, y in corners(point[0].get("d", ""))] for point in (higher, lower)]
    assert heights[0][0] == min(heights[0])
    assert heights[1][0] == max(heights[1])
    assert len(corners(undirected[0].get("d", ""))) == 4


def test_lines_differ_by_dashes() -> None:
    drawing = Drawing(CHARTS["steady"])
    dashes = {
        kind: drawing.marked("line", kind)[0].get("stroke-dasharray")
        for kind in ("centre", "limit", "target")
    }

    assert dashes["centre"] is None
    assert None not in (dashes["limit"], dashes["target"])
    assert dashes["limit"] != dashes["target"]


def test_lines_are_named_where_they_end() -> None:
    wide, narrow = (Drawing(CHARTS["steady"], size) for size in (Size.WIDE, Size.NARROW))

    for text in ("Upper limit 9.2", "Average 6.0", "Lower limit 2.9", "Target 6.2"):
        assert wide.says(text)
        assert narrow.says(text.split()[-1])
    assert narrow.says("Limits")


def test_stepped_limits_have_a_step_for_every_point() -> None:
    drawing = Drawing(percentages(SEEN, [50 + i for i in range(22)]))
    upper = drawing.marked("line", "limit")[1].get("d", "")

    assert upper.count("M") == 1
    assert len({y for _, y in corners(upper)}) == 22


def test_level_lines_run_past_missing_points() -> None:
    drawing = Drawing(a_spec([*STEADY[:5], None, *STEADY[5:]]))

    assert drawing.line("centre").count("M") == 1


@pytest.mark.parametrize("size", [Size.WIDE, Size.SMALL])
def test_the_band_of_stepped_limits_over_a_level_one_has_a_gap_too(size: Size) -> None:
    few = [1, 0, 2, 1, 1, None, 0, 2, 1, 3, 1, 0]
    drawing = Drawing(
        percentages(few, [None if x is None else 20 + i for i, x in enumerate(few)]), size
    )

    [band] = drawing.marked("band")
    pieces = band.get("d", "").split("Z")[:-1]

    assert len(pieces) == 2
    for piece in pieces:
        across = [x for x, _ in corners(piece)]
        assert across.count(min(across)) == across.count(max(across)) == 2


def test_a_limit_on_the_lower_edge_is_not_drawn() -> None:
    drawing = Drawing(a_spec([1.0, 3.0, 0.0, 2.0, 4.0, 1.0, 0.0, 3.0, 2.0, 1.0, 2.0, 3.0]))

    assert len(drawing.marked("line", "limit")) == 1
    assert not any(words.text.startswith("Lower limit") for words in drawing.words())


def test_warning_lines_are_drawn_when_asked_for() -> None:
    assert 'data-line="warning"' not in draw_chart(CHARTS["steady"], size=Size.WIDE)
    asked = draw_chart(CHARTS["steady"], size=Size.WIDE, warning_lines=True)
    assert asked.count('data-line="warning"') == 2


@full_sizes
def test_a_phase_begins_between_its_first_point_and_the_one_before(size: Size) -> None:
    drawing = Drawing(CHARTS["phases"], size)
    boundary = float(drawing.marked("phase", "2")[0].get("x1", ""))
    before, after = (float(point.get("data-x", "")) for point in drawing.points()[13:15])

    assert boundary == pytest.approx((before + after) / 2, abs=0.02)
    assert drawing.says("6.0")  # the centre of the first phase
    assert any(words.text.startswith("A new falls") for words in drawing.words())


@full_sizes
def test_a_bracket_spans_the_baseline(size: Size) -> None:
    drawing = Drawing(CHARTS["frozen"], size)
    bracket = corners(drawing.marked("baseline", "12")[0].get("d", ""))
    places = [float(point.get("data-x", "")) for point in drawing.points()]

    assert bracket[0][0] < places[0]
    assert places[11] < bracket[-1][0] < places[12]
    assert any(words.text.startswith("Baseline") for words in drawing.words())


@full_sizes
def test_flags_carry_the_numbers_of_the_list(size: Size) -> None:
    flags = Drawing(CHARTS["phases"], size).marked("flag")

    assert [flag.get("data-flag") for flag in flags] == ["1", "2", "3", "4", "5"]


def test_neighbours_share_a_flag_where_there_is_no_room_for_all() -> None:
    flags = Drawing(CHARTS["weeks"], Size.NARROW).marked("flag")

    assert [flag.get("data-flag") for flag in flags] == ["1–4", "5–8", "9–12", "13–16", "17–20"]
    poles = sum(flag[0].get("d", "").count("M") for flag in flags)
    assert poles == 20


def test_marks_outside_the_time_of_the_chart_keep_their_number_and_get_no_flag() -> None:
    marks = tuple(Mark(day, "", "event") for day in ("2020-01-01", "2025-03-05", "2031-01-01"))
    spec = a_spec(STEADY, marks=marks)

    assert [flag.get("data-flag") for flag in Drawing(spec).marked("flag")] == ["2"]


def test_a_mark_that_lasted_has_a_bar_as_long_as_it_lasted() -> None:
    marks = (
        Mark("2025-02-01", "", "test", until="2025-03-31"),
        Mark("2025-04-01", "", "event"),
        Mark("2025-05-01", "", "test", until="2025-05-31"),
    )
    drawing = Drawing(a_spec(STEADY, marks=marks))

    bars = {bar.get("data-span"): float(bar.get("width", "")) for bar in drawing.marked("span")}
    assert list(bars) == ["1", "3"]
    assert bars["1"] == pytest.approx(2 * bars["3"])


def test_the_bar_of_a_mark_ends_where_the_axis_ends() -> None:
    marks = tuple(
        Mark(first, "", "test", until=last)
        for first, last in (("2019-01-01", "2020-01-01"), ("2020-01-01", "2031-01-01"))
    )
    drawing = Drawing(a_spec(STEADY, marks=marks))

    bars = drawing.marked("span")
    assert [bar.get("data-span") for bar in bars] == ["2"]
    assert float(bars[0].get("width", "")) < 900


def test_a_small_chart_marks_its_latest_point_and_both_ends() -> None:
    drawing = Drawing(CHARTS["gaps"], Size.SMALL)
    texts = [words.text for words in drawing.words()]

    assert texts == ["10", "0", "Jan 2025", "May 2026"]
    end_of_line = max(corners(drawing.line("data")))
    latest = max((float(c.get("cx", "")), float(c.get("cy", ""))) for c in drawing.all("circle"))
    assert latest == pytest.approx(end_of_line)


def test_a_trace_is_drawn_up_to_its_decision_line() -> None:
    drawing = Drawing(CHARTS["trace"])
    limit = corners(drawing.marked("line", "limit")[1].get("d", ""))[0][1]
    signs = [point for point in drawing.points() if "concern" in point.get("data-mark", "")]

    assert signs
    assert all(float(sign.get("data-y", "")) == limit for sign in signs)
    assert drawing.line("data").count("M") == 2


def test_a_target_far_away_is_named_at_the_edge_and_does_not_flatten_the_data() -> None:
    drawing = Drawing(a_spec(STEADY, target=80.0))

    assert drawing.says("Target 80.0 ↑")
    assert drawing.marked("line", "target") == []
    heights = [float(point.get("data-y", "")) for point in drawing.points()]
    assert max(heights) - min(heights) > 30
