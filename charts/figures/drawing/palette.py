"""Colours of the drawings, for paper and screen and for the dark wall display.

The marks keep at least 3:1 against their ground and stay apart from each other in normal vision and
in the three common kinds of colour blindness. Shape says the same as colour everywhere.
"""

import re
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Palette:
    ground: str
    ink: str
    muted: str
    grid: str
    axis: str
    band: str
    data: str
    centre: str
    limit: str
    target: str
    common: str
    improvement: str
    concern: str
    neutral: str
    flag: str
    on_flag: str


LIGHT = Palette(
    ground="#ffffff",
    ink="#14262e",
    muted="#4a5b65",
    grid="#e6ebee",
    axis="#9aa8b0",
    band="#f1f5f7",
    data="#8a99a3",
    centre="#14262e",
    limit="#6f7f89",
    target="#0a5a66",
    common="#525f68",
    improvement="#2a7fd4",
    concern="#cc5200",
    neutral="#3b1260",
    flag="#0a5a66",
    on_flag="#ffffff",
)

DARK = Palette(
    ground="#0f1b22",
    ink="#eaf1f4",
    muted="#a9bac3",
    grid="#21323b",
    axis="#5d7079",
    band="#16262e",
    data="#6d818c",
    centre="#eaf1f4",
    limit="#7f929c",
    target="#6cc3cf",
    common="#9fb0ba",
    improvement="#5ab4f5",
    concern="#ff9a4d",
    neutral="#c39be8",
    flag="#6cc3cf",
    on_flag="#0f1b22",
)

_TO_DARK = dict(zip(asdict(LIGHT).values(), asdict(DARK).values(), strict=True))
_COLOUR = re.compile("|".join(_TO_DARK))


def on_dark(drawing: str) -> str:
    """A drawing that was made for paper and screen, in the colours of the dark wall display."""
    return _COLOUR.sub(lambda found: _TO_DARK[found.group()], drawing)
