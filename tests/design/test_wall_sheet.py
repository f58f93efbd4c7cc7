"""The sheet of the wall board: the colours of the dark drawings, and all of them readable."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from charts.figures.drawing import DARK
from tests.design.test_stylesheet import TEXT, contrast

SHEET = (Path(settings.BASE_DIR) / "static/css/wall.css").read_text()
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", SHEET))


def test_its_colours_are_those_of_the_drawings() -> None:
    assert set(COLOURS.values()) <= set(vars(DARK).values())
    assert len(re.findall(r"#[0-9a-f]{3,8}\b", SHEET)) == len(COLOURS)


@pytest.mark.parametrize("front", sorted(COLOURS.keys() - {"ground", "band", "grid"}))
@pytest.mark.parametrize("ground", ["ground", "band"])
def test_words_can_be_read_on_it(front: str, ground: str) -> None:
    assert contrast(COLOURS[front], COLOURS[ground]) >= TEXT


def test_the_notice_can_be_read() -> None:
    assert contrast(COLOURS["ground"], COLOURS["concern"]) >= TEXT
