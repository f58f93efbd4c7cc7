"""The style sheet: one small file, readable colours, nothing from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from common import stylesheet

TOKENS = stylesheet.pieces()[0]
BUDGET = 9 * 1024

TEXT, GRAPHIC = 4.5, 3.0
PAIRS = [
    *[("ink", ground, TEXT) for ground in ("surface", "canvas", "sunken", "brand-tint", "focus")],
    *[("muted", ground, TEXT) for ground in ("surface", "canvas", "sunken", "brand-tint")],
    *[("brand", ground, TEXT) for ground in ("surface", "canvas", "brand-tint")],
    ("brand-strong", "brand-tint", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-strong", TEXT),
    ("on-brand-soft", "brand-strong", TEXT),
    ("danger", "surface", TEXT),
    ("danger", "danger-tint", TEXT),
    ("warning", "warning-tint", TEXT),
    ("ok", "ok-tint", TEXT),
    *[("ink", f"{tone}-tint", TEXT) for tone in ("improvement", "concern", "changed", "ok")],
    *[
        (tone, ground, GRAPHIC)
        for tone in ("improvement", "concern", "changed")
        for ground in ("surface", f"{tone}-tint")
    ],
    ("usual", "surface", GRAPHIC),
    ("usual", "sunken", GRAPHIC),
    ("line-strong", "surface", GRAPHIC),
    ("line-strong", "canvas", GRAPHIC),
    ("focus", "ink", GRAPHIC),
    ("focus", "brand-strong", GRAPHIC),
]


def colours() -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", TOKENS.read_text()))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_the_published_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_colours_that_meet_can_be_told_apart(front: str, ground: str, least: float) -> None:
    known = colours()

    assert contrast(known[front], known[ground]) >= least


def test_the_sheet_stays_within_its_budget() -> None:
    assert len(gzip.compress(stylesheet.joined().encode(), 9)) <= BUDGET


def test_colours_are_named_once_in_the_tokens() -> None:
    strays = {
        piece.name: found
        for piece in stylesheet.pieces()[1:]
        if (found := re.findall(r"#[0-9a-fA-F]{3,8}\b", piece.read_text()))
    }

    assert strays == {"print.css": ["#ffffff", "#ffffff"]}


def test_every_token_used_is_defined() -> None:
    sheet = stylesheet.joined()

    used = set(re.findall(r"var\((--[\w-]+)", sheet))
    defined = set(re.findall(r"^\s*(--[\w-]+):", sheet, re.MULTILINE))
    assert used <= defined
    assert defined - used - {"--changed", "--improvement", "--concern"} == set()


def test_rules_need_no_layer_no_id_and_nothing_from_elsewhere() -> None:
    sheet = stylesheet.joined()

    assert "@layer" not in sheet
    assert "@import" not in sheet
    assert "url(" not in sheet
    assert re.findall(r"^[^{};]*#[a-z][^{};]*\{", sheet, re.MULTILINE) == []


def test_the_finder_serves_the_pieces_as_one_file() -> None:
    found = finders.find(stylesheet.SHEET)

    assert found is not None
    assert Path(found).read_text() == stylesheet.joined()


def test_the_finder_knows_no_other_file() -> None:
    finder = stylesheet.StylesheetFinder()

    assert finder.find("css/other.css") == []
    assert [path for path, _ in finder.list(None)] == [stylesheet.SHEET]
