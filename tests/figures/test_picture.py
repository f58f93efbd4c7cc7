from struct import unpack

import pytest

from charts.figures.drawing import Size, draw_chart
from charts.figures.picture import png
from tests.figures.gallery import CHARTS


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [(Size.WIDE, 1800, 760), (Size.NARROW, 720, 600), (Size.SMALL, 600, 220)],
)
def test_pictures_are_png_of_twice_the_size(size: Size, width: int, height: int) -> None:
    picture = png(draw_chart(CHARTS["phases"], size=size))

    assert picture.startswith(b"\x89PNG\r\n")
    assert unpack(">II", picture[16:24]) == (width, height)
