"""The pack as paper and as slides, read back: words, pages, and charts whose numbers are ours."""

import json
import re
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfReader

from charts.engine import PhaseStart
from charts.figures import marks, sentence
from charts.figures.drawing import Size, draw_chart
from charts.figures.spec import ChartSpec
from charts.figures.table import rows
from common.pdf import NoPdf
from dashboards.boardroom.content import Asked, Pack, Point, Story, Tile
from dashboards.boardroom.paper import as_pdf, drawing_of
from dashboards.boardroom.slide_charts import series_of
from dashboards.boardroom.slides import as_slides
from tests.figures.specs import LOWER, STEADY, a_spec, percentages

UNSAFE = "Falls <b>&\x0b\x07 “night”"


def a_tile(spec: ChartSpec | None = None, **changes: Any) -> Tile:
    spec = spec or a_spec([*STEADY, *LOWER], target=5.0)
    said, analysis = sentence.say(spec), spec.analysis
    tile = Tile(
        title=spec.title,
        place=spec.place,
        variation=str(analysis.variation),
        assurance=str(analysis.assurance),
        headline=said.headline,
        detail=said.detail,
        wide=draw_chart(spec, size=Size.WIDE),
        narrow=draw_chart(spec, size=Size.NARROW),
        caption="Individuals chart.",
        axis="Falls per 1,000 bed days",
        centre_name="Average",
        decimals=1,
        target=analysis.target,
        signs=marks.meanings(spec),
        lines="The middle line is the average.",
        rules=("Shift: eight points in a row.",),
        definition=(("What exactly counts", "Every fall that is written down."),),
        points=tuple(
            Point(r.period, r.value, r.centre, r.lower, r.upper, marks.shape_of(spec, at))
            for at, r in enumerate(rows(spec))
        ),
    )
    return replace(tile, **changes)


def a_pack(*tiles: Tile, story: Story | None = None, **changes: Any) -> Pack:
    pack = Pack(
        title="Board pack, May 2027",
        organisation="Northgate Fictional Health",
        month="May 2027",
        standing="Published on 10 June 2027",
        is_draft=False,
        prepared_by="Hanna Head",
        tiles=tuple(Asked(tile, f"Who is asking about {tile.title}?") for tile in tiles),
        story=story,
    )
    return replace(pack, **changes)


STORY = Story(
    "Calm evenings", "Heron Ward", "Half the violence.", "Lena Lead", "It fell.", "3 tests."
)


def slides_of(pack: Pack) -> Any:
    return Presentation(BytesIO(as_slides(pack))).slides


def texts_of(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def charts_of(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def test_a_tile_survives_its_journey_as_json() -> None:
    story = replace(STORY, tile=a_tile())

    assert Story.from_plain(json.loads(json.dumps(story.as_plain()))) == story


def test_each_slide_has_the_sentence_the_question_and_a_native_chart() -> None:
    tiles = [a_tile(title=f"Falls {number}") for number in range(12)]

    cover, *slides = slides_of(a_pack(*tiles, story=replace(STORY, tile=a_tile())))

    assert len(slides) == 13
    assert "Prepared by Hanna Head. Published on 10 June 2027." in " ".join(texts_of(cover))
    for slide, tile in zip(slides[:12], tiles, strict=True):
        assert slide.shapes.title.text == tile.headline
        assert f"Who is asking about {tile.title}?" in texts_of(slide)
        (chart,) = charts_of(slide)
        assert chart.chart_type in (XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE_MARKERS)
        assert "Every fall that is written down." in slide.notes_slide.notes_text_frame.text
    assert slides[12].shapes.title.text == "Project of the meeting: Calm evenings"


def test_the_numbers_of_a_chart_are_those_of_the_tile() -> None:
    tile = a_tile()

    chart = charts_of(slides_of(a_pack(tile))[1])[0]

    plot = chart.plots[0]
    assert list(plot.categories) == [point.period for point in tile.points]
    drawn = {series.name: list(series.values) for series in plot.series}
    assert drawn == series_of(tile)
    assert drawn["Falls"] == [point.value for point in tile.points]
    assert drawn["Average"] == pytest.approx([point.centre for point in tile.points])
    assert drawn["Upper limit"] == pytest.approx([point.upper for point in tile.points])
    assert set(drawn["Target"]) == {5.0}
    signs = [point.value if point.sign == "improvement" else None for point in tile.points]
    assert drawn["Sign of improvement"] == signs
    assert any(signs)


def test_points_with_a_sign_are_marked_by_shape_and_lines_have_no_marks() -> None:
    chart = charts_of(slides_of(a_pack(a_tile()))[1])[0]

    markers = {series.name: str(series.marker.style) for series in chart.plots[0].series}

    assert markers["Upper limit"] == markers["Target"] == "NONE (-4142)"
    assert markers["Sign of improvement"].startswith("CIRCLE")


def test_a_point_that_is_left_out_stands_apart_from_the_line() -> None:
    tile = a_tile(a_spec([*STEADY, 30.0, *LOWER], excluded=[len(STEADY)]))

    drawn = series_of(tile)

    assert drawn["Falls"][len(STEADY)] is None
    assert drawn["Left out of the sums"][len(STEADY)] == 30.0


def test_a_percentage_has_an_axis_to_a_hundred() -> None:
    tile = a_tile(percentages([18, 15, 19, 16] * 4, [20] * 16), percent=True, target=None)

    axis = charts_of(slides_of(a_pack(tile))[1])[0].value_axis

    assert axis.maximum_scale == 100
    assert axis.tick_labels.number_format == '#,##0"%"'


def test_where_all_is_well_the_axis_ends_at_a_hundred() -> None:
    tile = a_tile(percentages([20] * 16, [20] * 16), percent=True, target=None)

    axis = charts_of(slides_of(a_pack(tile))[1])[0].value_axis

    assert axis.maximum_scale == 100
    assert axis.minimum_scale < 100


def test_small_percentages_use_the_height_of_the_slide() -> None:
    tile = a_tile(percentages([18, 22, 19, 21] * 4, [400] * 16), percent=True, target=None)

    axis = charts_of(slides_of(a_pack(tile))[1])[0].value_axis

    assert axis.maximum_scale <= 15
    assert axis.major_unit * 3 <= axis.maximum_scale - axis.minimum_scale


def test_words_with_a_halo_are_painted_over_it_on_paper() -> None:
    """The writer of PDF files does not know that a halo belongs behind its words."""
    spec = a_spec([*STEADY, *LOWER], phases=[PhaseStart(0, 12)])
    tile = a_tile(spec)
    assert 'paint-order="stroke"' in tile.wide

    drawing = drawing_of(tile)

    said = re.findall(r"<text([^>]*)>Baseline: first 12 points</text>", drawing)
    assert ["paint-order" in attributes for attributes in said] == [True, False]


def test_one_point_and_no_points_make_slides_too() -> None:
    one, none = a_spec([3.0]), a_spec([])

    _, first, second = slides_of(a_pack(a_tile(one), a_tile(none, wide="", narrow="")))

    assert [series.name for series in charts_of(first)[0].plots[0].series][-1] == "Falls"
    assert charts_of(second) == []
    assert "There are no numbers to draw yet." in texts_of(second)


def test_what_a_file_cannot_hold_is_left_out_and_long_titles_stay_whole() -> None:
    long = "A very long sentence about falls " * 12
    tile = a_tile(title=UNSAFE, headline=long, axis=UNSAFE, detail=UNSAFE)

    slide = slides_of(a_pack(tile, title=UNSAFE, prepared_by=UNSAFE))[1]

    assert slide.shapes.title.text == long.strip()
    size = slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size
    assert size.pt == 17
    assert "Falls <b>& “night”" in [series.name for series in charts_of(slide)[0].plots[0].series]


@pytest.mark.parametrize("title", ["Target", "Average", "Upper limit"])
def test_a_measure_called_like_a_line_keeps_its_numbers(title: str) -> None:
    tile = a_tile(title=title)

    assert series_of(tile)[f"{title} (points)"] == [point.value for point in tile.points]


def test_drafts_say_so_on_every_sheet() -> None:
    pack = a_pack(a_tile(), is_draft=True, standing="Draft")

    assert all(any("DRAFT" in text for text in texts_of(slide)) for slide in slides_of(pack))
    assert "Draft" in PdfReader(BytesIO(as_pdf(pack))).pages[0].extract_text()


def test_a_full_pack_on_paper_has_its_words_and_two_charts_a_page() -> None:
    tiles = [a_tile(title=f"Falls {number}") for number in range(12)]

    pages = PdfReader(BytesIO(as_pdf(a_pack(*tiles, story=replace(STORY, tile=a_tile()))))).pages

    assert len(pages) == 1 + 6 + 1
    words = [" ".join(page.extract_text().split()) for page in pages]
    assert "Board pack, May 2027" in words[0]
    assert words[0].count(tiles[0].headline) == 12
    assert "Who is asking about Falls 0?" in words[1]
    assert "Who is asking about Falls 11?" in words[6]
    assert "Is it signal? Yes, for the better." in words[1]
    assert "Calm evenings" in words[7]


def test_an_empty_pack_on_paper_is_one_page() -> None:
    pages = PdfReader(BytesIO(as_pdf(a_pack()))).pages

    assert len(pages) == 1
    assert "There is nothing on this pack yet." in pages[0].extract_text()


def test_typed_words_are_words_on_paper() -> None:
    text = PdfReader(BytesIO(as_pdf(a_pack(a_tile(title="Falls <b>& more"))))).pages[0]

    assert "Falls <b>& more" in text.extract_text()


def test_without_the_libraries_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(NoPdf):
        as_pdf(a_pack(a_tile()))
