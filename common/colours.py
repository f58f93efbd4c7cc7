"""The colour of an organisation: shades made from it, and whether letters can be read on it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

READABLE = 4.5  # WCAG 2.2 AA for text
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_CANVAS = (0xF4, 0xF6, 0xF7)  # --canvas, behind every page

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Shades:
    """One colour of an organisation with what is made from it, as #rrggbb."""

    brand: str
    strong: str
    tint: str
    on_strong: str

    def rules(self, selector: str, more: str = "") -> str:
        """A style sheet that sets them for everything within `selector`."""
        return (
            f"{selector}{{--brand:{self.brand};--brand-strong:{self.strong};"
            f"--brand-tint:{self.tint};--on-brand:#ffffff;--on-brand-soft:{self.on_strong}}}{more}"
        )


def read_colour(text: str) -> str:
    """A colour as #rrggbb in small letters; empty where the text is none.

    >>> read_colour("0A5A66")
    '#0a5a66'
    """
    found = _HEX.fullmatch(text.strip())
    return f"#{found.group(1).lower()}" if found else ""


def shades_of(colour: str) -> Shades:
    brand = _rgb(colour)
    return Shades(
        brand=_hex(brand),
        strong=_hex(_mixed(brand, _BLACK, 0.32)),
        tint=_hex(_mixed(brand, _WHITE, 0.9)),
        on_strong=_hex(_mixed(brand, _WHITE, 0.82)),
    )


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 (the same) to 21 (black and white)."""
    lighter, darker = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def weakest_contrast(colour: str) -> float:
    """The lowest contrast of the pairs in which the pages use this colour with letters."""
    shades = shades_of(colour)
    return min(
        contrast(shades.brand, "#ffffff"),
        contrast(shades.brand, _hex(_CANVAS)),
        contrast(shades.brand, shades.tint),
        contrast(shades.on_strong, shades.strong),
    )


def is_readable(colour: str) -> bool:
    return weakest_contrast(colour) >= READABLE


def nearest_readable(colour: str) -> str:
    """The same colour, or the first darker one on which letters can be read."""
    return _first(lambda share: _hex(_mixed(_rgb(colour), _BLACK, share)))


def _first(darker: Callable[[float], str]) -> str:
    shades = (darker(step / 50) for step in range(51))
    return next(shade for shade in shades if is_readable(shade))


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    """So much of the other colour in it, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
