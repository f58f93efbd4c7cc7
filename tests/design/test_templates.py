"""Every template keeps to the rules that the Content-Security-Policy and the design rest on."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
PAGES = [path for path in TEMPLATES if path.suffix == ".html" and "emails" not in path.parts]
SPRITE = (ROOT / "static/icons/sprite.svg").read_text()
GLYPHS = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))

FORBIDDEN = {
    "inline style": r"\sstyle\s*=",
    "style element": r"<style\b",
    "inline script": r"<script(?![^>]*\bsrc=)",
    "inline handler": r"\son[a-z]+\s*=\s*[\"']",
    "handler of htmx": r"\shx-on",
    "code in an attribute": r"[\"']\s*(?:js|javascript):",
    "address elsewhere": r"(?:src|href|action)=[\"']https?://",
}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def without_comments(text: str) -> str:
    return re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_template_has_nothing_that_the_policy_forbids(path: Path) -> None:
    text = without_comments(path.read_text())

    found = [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text, re.I)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">',
        '<div hx-on:click="go()">',
        '<a href="javascript:go()">',
        '<img src="https://example.org/a.png">',
    ],
)
def test_the_scan_sees_what_it_looks_for(text: str) -> None:
    assert any(re.search(pattern, text, re.I) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_cells_of_tables_that_turn_into_cards_carry_their_label(path: Path) -> None:
    tables = re.findall(r"\{% table (.*?)%\}(.*?)\{% endtable %\}", path.read_text(), re.DOTALL)

    nameless = [
        cell
        for options, content in tables
        if "cards=False" not in options
        for cell in re.findall(r"<td\b[^>]*>", content)
        if "data-label=" not in cell
    ]
    assert nameless == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_glyph_asked_for_is_in_the_sprite(path: Path) -> None:
    text = path.read_text()

    asked = set(re.findall(r'\{% icon "([\w-]+)"', text)) | set(
        re.findall(r'\bicon="([\w-]+)"', text)
    )
    assert asked <= GLYPHS


def test_glyphs_of_every_verdict_are_in_the_sprite_and_differ_in_shape() -> None:
    from common.verdicts import ASSURANCES, VARIATIONS

    glyphs = [verdict.glyph for verdict in (*VARIATIONS.values(), *ASSURANCES.values())]
    shapes = {
        name: re.sub(r"\s+", " ", shape)
        for name, shape in re.findall(
            r'<symbol id="([\w-]+)"[^>]*>(.*?)</symbol>', SPRITE, re.DOTALL
        )
    }

    assert set(glyphs) <= GLYPHS
    assert len(set(shapes.values())) == len(shapes)


def test_drawings_of_ours_carry_no_style_and_no_script() -> None:
    for path in [*(ROOT / "static/icons").glob("*.svg"), *ROOT.glob("templates/**/*.svg")]:
        assert re.search(r"<style|<script|\sstyle=|\son\w+=", path.read_text()) is None, path
