"""Drawing, interactive figure and table cannot disagree, whatever the data."""

from hypothesis import given
from hypothesis import strategies as st

from charts.engine import Direction, Method, PhaseStart, RuleSetName
from charts.figures import alt_text, sentence
from charts.figures.drawing import Size
from charts.figures.interactive import plotly_figure
from charts.figures.spec import ChartSpec
from charts.figures.table import rows
from tests.figures.specs import a_spec
from tests.figures.svg import Drawing

# A busy machine is no reason to fail.
numbers = st.floats(0, 1e6) | st.integers(0, 9).map(float)


@st.composite
def specs(draw: st.DrawFn) -> ChartSpec:
    values = draw(st.lists(numbers | st.none(), max_size=40))
    places = st.integers(0, max(0, len(values) - 1))
    starts = sorted(draw(st.sets(places, max_size=3))) if values else []
    return a_spec(
        values,
        method=draw(st.sampled_from([Method.RUN, Method.INDIVIDUALS, Method.MOVING_RANGE])),
        rule_set=draw(st.sampled_from(RuleSetName)),
        direction=draw(st.sampled_from(Direction)),
        target=draw(st.none() | numbers),
        phases=[PhaseStart(start, draw(st.none() | st.integers(1, 20))) for start in starts],
        excluded=sorted(draw(st.sets(places, max_size=2))) if values else (),
        decimals=draw(st.integers(0, 3)),
        title=draw(st.text(max_size=30)),
        place=draw(st.text(max_size=30)),
    )


@given(specs())
def test_drawing_figure_and_table_show_the_same_numbers(spec: ChartSpec) -> None:
    table = rows(spec)
    points = Drawing(spec, Size.NARROW).points()
    hovered = {
        text.partition("</b>")[0].removeprefix("<b>"): (text.split("<br>")[1], y)
        for trace in plotly_figure(spec)["data"]
        if trace["mode"] == "markers"
        for text, y in zip(trace["text"], trace["y"], strict=True)
    }

    assert [point.get("data-value") for point in points] == [row.full_value for row in table]
    assert [point.get("data-period") for point in points] == [row.period for row in table]
    assert hovered == {
        row.period: (row.full_value, row.value) for row in table if row.value is not None
    }


@given(specs())
def test_higher_numbers_stand_higher(spec: ChartSpec) -> None:
    heights = [
        (row.value, -float(point.get("data-y", "")))
        for row, point in zip(rows(spec), Drawing(spec, Size.WIDE).points(), strict=True)
        if row.value is not None
    ]

    assert [height for _, height in sorted(heights)] == sorted(height for _, height in heights)


@given(specs())
def test_there_is_always_a_sentence_and_never_a_number_that_is_none(spec: ChartSpec) -> None:
    statement = sentence.say(spec)

    said = f"{statement.headline} {statement.detail}"
    assert statement.headline.endswith(".")
    assert statement.headline.count("  ") == 0
    for wrong in ("None", "nan", "inf ", "–"):
        assert wrong not in said
    assert statement.headline in alt_text.describe(spec)


@given(specs())
def test_small_drawings_are_whole(spec: ChartSpec) -> None:
    assert Drawing(spec, Size.SMALL).root.get("data-size") == "small"
