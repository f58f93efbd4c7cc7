"""A pack on paper: the sentences first, then two charts a page."""

import re

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from common.pdf import written_as_pdf
from dashboards.boardroom.content import Pack, Tile
from dashboards.boardroom.signal_words import is_it_signal

_STYLE = """
@page {
  size: A4; margin: 16mm 15mm 18mm;
  font: 8pt "Liberation Sans", Arial, sans-serif; color: #4a5b65;
  @bottom-left { content: string(pack); }
  @bottom-right { content: counter(page) " of " counter(pages); }
}
body { margin: 0; font: 10.5pt/1.4 "Liberation Sans", Arial, sans-serif; color: #14262e; }
h1 { margin: 0 0 2mm; font-size: 22pt; line-height: 1.2; string-set: pack content(); }
h2 { margin: 0 0 1.5mm; font-size: 13.5pt; line-height: 1.3; break-after: avoid; }
p { margin: 0 0 2mm; }
.where { color: #4a5b65; font-size: 9.5pt; margin-bottom: .5mm; }
.draft { color: #8a4b00; font-weight: bold; }
ol.words { margin: 4mm 0 0; padding: 0 0 0 8mm; }
ol.words li { margin-bottom: 2.5mm; }
ol.words .where { display: block; }
.about {
  margin-top: 6mm; padding-top: 3mm; border-top: .3mm solid #d5dde1;
  color: #4a5b65; font-size: 9pt;
}
section { break-inside: avoid; margin-bottom: 7mm; }
section.pair { break-before: page; }
.ask { margin: 0 0 2mm; padding: 2mm 3mm; background: #e6f1f2; border-left: 1mm solid #0a5a66; }
svg { display: block; width: 100%; height: auto; }
.signal { color: #4a5b65; font-size: 9pt; }
"""


def as_pdf(pack: Pack) -> bytes:
    """The pack as a PDF file, tagged for screen readers. Raises NoPdf."""
    tiles = [
        {
            "tile": asked.tile,
            "question": asked.question,
            "drawing": drawing_of(asked.tile),
            "signal": is_it_signal(asked.tile.variation),
            "starts_page": number % 2 == 0,
        }
        for number, asked in enumerate(pack.tiles)
    ]
    story = pack.story
    drawing = drawing_of(story.tile) if story and story.tile else ""
    page = render_to_string(
        "dashboards/pack_paper.html",
        {"pack": pack, "tiles": tiles, "story": story, "story_drawing": drawing},
    )
    return written_as_pdf(page, _STYLE)


# Words that keep lines at a distance. The writer of PDF files paints that distance over the words.
_WITH_HALO = re.compile(
    r'<text([^>]*?) stroke="[^"]*" stroke-width="[^"]*" stroke-linejoin="round" '
    r'paint-order="stroke"([^>]*)>([^<]*)</text>'
)


def drawing_of(tile: Tile) -> str:
    """Its wide drawing, which `charts.figures` made and which escapes what people typed."""
    return mark_safe(_WITH_HALO.sub(r"\g<0><text\1\2>\3</text>", tile.wide))
