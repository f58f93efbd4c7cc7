"""A pack as slides: one sentence a slide, a chart that can be edited, one question."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from common.plain_text import plain_text
from dashboards.boardroom.content import Asked, Pack, Story, Tile
from dashboards.boardroom.signal_words import is_it_signal
from dashboards.boardroom.slide_charts import add_chart

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_INK, _MUTED, _BRAND, _TINT, _DRAFT = "14262E", "4A5B65", "0A5A66", "E6F1F2", "8A4B00"
_WIDE, _TALL, _EDGE = 13.333, 7.5, 0.55  # inches
_BLANK, _TITLE_ONLY = 6, 5  # layouts of the template that comes with the package


def as_slides(pack: Pack) -> bytes:
    """The pack as a PowerPoint file whose charts are charts."""
    from pptx import Presentation  # large, and needed for this alone
    from pptx.util import Inches

    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(_WIDE), Inches(_TALL)
    slides.core_properties.title = _said(pack.title)
    slides.core_properties.author = _said(pack.prepared_by)
    _cover(slides, pack)
    for number, asked in enumerate(pack.tiles, start=1):
        _tile(slides, pack, asked, number)
    if pack.story:
        _story(slides, pack, pack.story)
    file = BytesIO()
    slides.save(file)
    return file.getvalue()


def _cover(slides: "Presentation", pack: Pack) -> None:
    slide = _titled(slides, pack, pack.title)
    told = [
        f"{pack.organisation} · {pack.month}",
        _("Prepared by {prepared_by}. {standing}.").format(
            prepared_by=pack.prepared_by, standing=pack.standing
        ),
    ]
    _text(slide, (_EDGE, 1.7, _WIDE - 2 * _EDGE, 0.8), told, size=16, colour=_MUTED)
    sentences = [
        f"{n}. {asked.tile.title}: {asked.tile.headline}" for n, asked in enumerate(pack.tiles, 1)
    ]
    size = 16 if len(sentences) <= 8 else 13
    _text(slide, (_EDGE, 2.55, _WIDE - 2 * _EDGE, 4.3), sentences, size=size)


def _tile(slides: "Presentation", pack: Pack, asked: Asked, number: int) -> None:
    tile = asked.tile
    slide = _titled(slides, pack, tile.headline)
    where = _("{number} of {tiles} · {title} · {place}").format(
        number=number, tiles=len(pack.tiles), title=tile.title, place=tile.place
    )
    _text(slide, (_EDGE, 1.42, _WIDE - 2 * _EDGE, 0.4), [where], size=14, colour=_MUTED)
    _picture(slide, tile, (_EDGE, 1.9, 8.7, 5.0))
    answer = is_it_signal(tile.variation)
    right = _EDGE + 8.95
    _text(
        slide,
        (right, 2.0, _WIDE - right - _EDGE, 0.4),
        [_("A question to ask")],
        size=13,
        bold=True,
        colour=_BRAND,
    )
    _text(slide, (right, 2.4, _WIDE - right - _EDGE, 2.3), [asked.question], size=18, fill=_TINT)
    _text(
        slide,
        (right, 4.9, _WIDE - right - _EDGE, 0.4),
        [_("Is it signal?")],
        size=13,
        bold=True,
        colour=_BRAND,
    )
    _text(slide, (right, 5.25, _WIDE - right - _EDGE, 1.6), [answer.short, answer.meaning], size=12)
    slide.notes_slide.notes_text_frame.text = _notes(asked)


def _story(slides: "Presentation", pack: Pack, story: Story) -> None:
    slide = _titled(slides, pack, _("Project of the meeting: {title}").format(title=story.title))
    who = (
        _("{place} · led by {leads}").format(place=story.place, leads=story.leads)
        if story.leads
        else story.place
    )
    _text(slide, (_EDGE, 1.42, _WIDE - 2 * _EDGE, 0.4), [who], size=14, colour=_MUTED)
    said = [line for line in (story.headline, story.tests) if line]
    if story.tile:
        _picture(slide, story.tile, (_EDGE, 1.9, 8.7, 5.0))
    right = _EDGE + 8.95
    _text(
        slide,
        (right, 2.0, _WIDE - right - _EDGE, 2.6),
        [_("Aim: {aim}").format(aim=story.aim)] if story.aim else [],
        size=15,
        fill=_TINT,
    )
    _text(slide, (right, 4.9, _WIDE - right - _EDGE, 2.0), said, size=14)


def _picture(slide: Any, tile: Tile, box: tuple[float, float, float, float]) -> None:
    if any(point.value is not None for point in tile.points):
        add_chart(slide, tile, box)
    else:
        _text(slide, box, [_("There are no numbers to draw yet.")], size=16, colour=_MUTED)


def _titled(slides: "Presentation", pack: Pack, title: str) -> Any:
    """A slide whose title is its sentence, as small as the sentence is long."""
    from pptx.util import Inches

    slide = slides.slides.add_slide(slides.slide_layouts[_TITLE_ONLY])
    shape, words = slide.shapes.title, _said(title)
    shape.left, shape.top = Inches(_EDGE), Inches(0.35)
    shape.width, shape.height = Inches(_WIDE - 2 * _EDGE), Inches(1.05)
    _fill(
        shape.text_frame,
        [words],
        size=28 if len(words) <= 80 else 22 if len(words) <= 150 else 17,
        bold=True,
    )
    foot = f"{pack.organisation} · {pack.title}" + (" · DRAFT" if pack.is_draft else "")
    _text(
        slide, (_EDGE, 7.02, _WIDE - 2 * _EDGE, 0.32), [foot], size=10,
        colour=_DRAFT if pack.is_draft else _MUTED,
    )  # fmt: skip
    return slide


def _text(
    slide: Any,
    box: tuple[float, float, float, float],
    lines: list[str],
    *,
    size: int,
    colour: str = _INK,
    bold: bool = False,
    fill: str = "",
) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Inches

    if not lines:
        return
    shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    _fill(shape.text_frame, [_said(line) for line in lines], size=size, colour=colour, bold=bold)


def _fill(
    frame: Any, lines: list[str], *, size: int, colour: str = _INK, bold: bool = False
) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(4)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour)


def _notes(asked: Asked) -> str:
    """What whoever speaks may want to know: the evidence, what is counted, how it is drawn."""
    tile = asked.tile
    defined = [f"{term}: {words}" for term, words in tile.definition]
    parts = [tile.detail, *defined, tile.caption, tile.lines, *tile.rules]
    return "\n".join(_said(part) for part in parts if part)


def _said(words: str) -> str:
    """Words without the signs that a file of slides cannot hold."""
    return " ".join(plain_text(words).split())
