"""What every drawing keeps to, whatever it shows."""

import re

import pytest

from charts.figures.drawing import DARK, LIGHT, Palette, Size, draw_chart, draw_sizes
from charts.figures.spec import ChartSpec, Mark
from tests.figures.gallery import CHARTS
from tests.figures.specs import STEADY, a_spec
from tests.figures.svg import Drawing

each_chart = pytest.mark.parametrize("spec", CHARTS.values(), ids=CHARTS.keys())
each_size = pytest.mark.parametrize("size", Size)
WITH_WORDS = (Size.WIDE, Size.NARROW)
NASTY = [
    "<script>alert(1)</script>",
    '" onload="x',
    "a & b",
    "]]>",
    "\x0b\x00\ufffe",
    "🌱 नमस्ते 病房",
]


@each_chart
@each_size
def test_words_keep_apart(spec: ChartSpec, size: Size) -> None:
    words = list(Drawing(spec, size).words())

    overlaps = [
        (one.text, other.text)
        for index, one in enumerate(words)
        for other in words[index + 1 :]
        if one.overlaps(other)
    ]
    assert overlaps == []


@each_chart
@each_size
def test_words_keep_inside_the_sheet(spec: ChartSpec, size: Size) -> None:
    drawing = Drawing(spec, size)
    right, bottom = float(drawing.root.get("width", "")), float(drawing.root.get("height", ""))

    for words in drawing.words():
        assert words.left >= 0, words
        assert words.right <= right, words
        assert words.top >= 0, words
        assert words.bottom <= bottom, words


@each_chart
@each_size
def test_nothing_needs_a_style_sheet(spec: ChartSpec, size: Size) -> None:
    drawing = Drawing(spec, size)

    assert drawing.all("style") == []
    for element in drawing.root.iter():
        assert {"style", "class"}.isdisjoint(element.attrib)
        assert not any("var(" in value for value in element.attrib.values())


@each_chart
@each_size
def test_no_number_is_missing_or_endless(spec: ChartSpec, size: Size) -> None:
    for element in Drawing(spec, size).root.iter():
        for name, value in element.attrib.items():
            if not name.startswith(("data-", "aria-")):
                assert not re.search(r"\b(nan|inf|None)\b", value), (name, value)


@each_size
def test_a_drawing_is_a_named_and_described_picture(size: Size) -> None:
    drawing = Drawing(CHARTS["phases"], size)
    title, description = drawing.all("title")[0], drawing.all("desc")[0]

    assert drawing.root.get("role") == "img"
    assert drawing.root.get("aria-labelledby") == title.get("id")
    assert drawing.root.get("aria-describedby") == description.get("id")
    assert title.text == "Falls, Cedar Ward"
    assert "The average moved from 6.0 to 3.8" in (description.text or "")
    assert "'Segoe UI'" in drawing.root.get("font-family", "")


def test_ids_differ_between_sizes_charts_and_keys() -> None:
    drawings = [
        draw_chart(CHARTS["steady"], size=Size.WIDE),
        draw_chart(CHARTS["steady"], size=Size.NARROW),
        draw_chart(CHARTS["steady"], size=Size.SMALL),
        draw_chart(CHARTS["frozen"], size=Size.WIDE),
        draw_chart(CHARTS["steady"], size=Size.WIDE, key="again"),
    ]

    ids = [found for drawing in drawings for found in re.findall(r' id="([^"]+)"', drawing)]
    assert len(ids) == len(set(ids)) == 2 * len(drawings)


@each_size
def test_a_drawing_is_the_same_every_time(size: Size) -> None:
    assert draw_chart(CHARTS["gaps"], size=size) == draw_chart(CHARTS["gaps"], size=size)


@each_size
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_only_colours_of_the_palette_are_used(size: Size, palette: Palette) -> None:
    for spec in CHARTS.values():
        used = set(re.findall(r"#[0-9a-f]{6}\b", draw_chart(spec, size=size, palette=palette)))
        assert used <= set(vars(palette).values())


@each_size
@pytest.mark.parametrize("nasty", NASTY)
def test_what_people_type_stays_text(nasty: str, size: Size) -> None:
    spec = a_spec(
        [*STEADY, 30.0],
        title=nasty,
        place=nasty,
        value_words=nasty,
        marks=(Mark("2025-03-01", nasty, nasty),),
        phase_reasons=(nasty,),
        exclusion_reasons={3: nasty},
        excluded=[3],
        notes={4: nasty},
    )

    drawing = Drawing(spec, size)

    allowed = {"svg", "title", "desc", "g", "path", "line", "rect", "circle", "text"}
    assert {element.tag.partition("}")[2] for element in drawing.root.iter()} <= allowed
    assert not any(name.startswith("on") for el in drawing.root.iter() for name in el.attrib)
    kept = re.sub("[\x0b\x00\ufffe]", "", nasty)
    assert drawing.all("title")[0].text == f"{kept}, {kept}"


@pytest.mark.parametrize("size", WITH_WORDS)
def test_a_chart_without_numbers_says_so(size: Size) -> None:
    assert Drawing(CHARTS["nothing"], size).says("No numbers yet")
    assert Drawing(CHARTS["only gaps"], size).says("No numbers yet")


@pytest.mark.parametrize("chart", CHARTS)
def test_all_sizes_at_once_are_the_drawings_of_each(chart: str) -> None:
    assert draw_sizes(CHARTS[chart]) == {
        size: draw_chart(CHARTS[chart], size=size) for size in Size
    }
