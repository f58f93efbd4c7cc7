"""Small shapes in a box: how far the tests of an idea are, what a measure says, how it went.

Every state and every verdict has a shape of its own, so that greyscale tells them apart; the word
stands beside it.
"""

from django.utils.translation import gettext as _

from charts.figures.drawing.markup import element, figure, path
from charts.figures.drawing.palette import LIGHT
from dashboards.diagrams.theory import IdeaState

WARNING, OK = "#8a4b00", "#146c43"

SPARK_WIDTH, SPARK_HEIGHT = 62.0, 13.0
NEWEST = 24  # values in a sparkline

_CIRCLE = "M1 5A4 4 0 1 0 9 5A4 4 0 1 0 1 5"
_Shape = tuple[str, str, bool]  # path data in a square of ten, colour, whether only outlined

_STATES: dict[IdeaState, _Shape] = {
    IdeaState.NOT_TESTED: (_CIRCLE, LIGHT.limit, True),
    IdeaState.TESTING: ("M1.5 .5L9 5L1.5 9.5Z", LIGHT.improvement, False),
    IdeaState.ADAPT: ("M0 3.5H5.500V.8L10 5L5.500 9.2V6.5H0Z", WARNING, False),
    IdeaState.ADOPTED: ("M.8 5L4 8.3L9.4 1.3", OK, True),
    IdeaState.ABANDONED: ("M1 1L9 9M9 1L1 9", LIGHT.muted, True),
}
_VERDICTS: dict[str, _Shape] = {
    "improvement": (_CIRCLE, LIGHT.improvement, False),
    "concern": ("M5 0L10 5L5 10L0 5Z", LIGHT.concern, False),
    "neutral_high": ("M5 .8L9.7 9.2H.3Z", LIGHT.neutral, False),
    "neutral_low": ("M5 9.2L9.7 .8H.3Z", LIGHT.neutral, False),
    "special_cause": ("M5 0L8.5 4.3H1.5ZM5 10L8.5 5.7H1.5Z", LIGHT.neutral, False),
    "common_cause": ("M.5 6C1.7 2.5 2.8 3 3.8 5S6 7 9.5 4", LIGHT.common, True),
}
_NOTHING_YET: _Shape = ("M1 5H1.01M5 5H5.01M9 5H9.01", LIGHT.common, True)


def state_mark(state: IdeaState, x: float, y: float) -> str:
    """The shape of an idea's state, in a square of ten pixels from the top left."""
    return _drawn(_STATES[state], x, y)


def verdict_mark(variation: str, x: float, y: float) -> str:
    """The shape of what a measure's chart says, in a square of ten pixels from the top left."""
    return _drawn(_VERDICTS.get(variation, _NOTHING_YET), x, y)


def sparkline(values: tuple[float | None, ...], variation: str, x: float, y: float) -> str:
    """The newest values as a line without axes, a dot on the latest; empty without two values."""
    newest = values[-NEWEST:]
    known = [(at, value) for at, value in enumerate(newest) if value is not None]
    if len(known) < 2:
        return ""
    lowest, highest = min(value for _, value in known), max(value for _, value in known)
    tall = (highest - lowest) or 1.0
    points = [
        (
            x + at * SPARK_WIDTH / (len(newest) - 1),
            y + SPARK_HEIGHT * (1 - (value - lowest) / tall),
        )
        for at, value in known
    ]
    colour = _VERDICTS.get(variation, _NOTHING_YET)[1]
    end_x, end_y = points[-1]
    return element(
        "path",
        d=path(points),
        fill="none",
        stroke=LIGHT.common,
        stroke_width=1.2,
        stroke_linejoin="round",
    ) + element("circle", cx=end_x, cy=end_y, r=2.4, fill=colour)


def _drawn(shape: _Shape, x: float, y: float) -> str:
    data, colour, is_outlined = shape
    return element(
        "path",
        d=data,
        transform=_("translate({figure} {figure_2})").format(figure=figure(x), figure_2=figure(y)),
        fill="none" if is_outlined else colour,
        stroke=colour if is_outlined else None,
        stroke_width=1.9 if is_outlined else None,
        stroke_linecap="round" if is_outlined else None,
    )
