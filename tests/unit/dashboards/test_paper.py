"""A driver diagram on paper: all of it, on as few sheets as will do, no box cut in two."""

import re
import sys
import zlib
from itertools import pairwise

import pytest

from common.pdf import NoPdf
from dashboards.diagrams.layout import lay_out
from dashboards.diagrams.paper import as_pdf, sheets
from tests.unit.dashboards.theories import SMALL, large


def test_a_small_diagram_takes_one_sheet() -> None:
    layout = lay_out(SMALL)

    cut = sheets(layout)

    assert cut.parts == ((0, layout.height),)
    assert cut.width > cut.height


def test_a_large_one_is_cut_between_its_boxes() -> None:
    layout = lay_out(large())

    parts = sheets(layout).parts

    assert len(parts) > 2
    assert parts[0][0] == 0
    assert parts[-1][1] == layout.height
    for (_, end), (start, _) in pairwise(parts):
        assert start <= end
        cuts = [box for box in layout.boxes if box.y < end < box.y + box.height]
        assert cuts == []


def unpacked(content: bytes) -> bytes:
    """A PDF file with what its streams hold in the clear."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return content + b"\n".join(
        zlib.decompressobj().decompress(part) for part in packed if part.startswith(b"x")
    )


def test_it_is_a_tagged_pdf_with_a_page_for_each_sheet() -> None:
    content = as_pdf(large(), title="Theory of <Willow> ward")

    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    objects = unpacked(content)
    assert len(re.findall(rb"/Type ?/Page\b", objects)) == len(sheets(lay_out(large())).parts)
    assert b"/MarkInfo" in objects


def test_without_the_libraries_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(NoPdf):
        as_pdf(SMALL, title="Theory")
