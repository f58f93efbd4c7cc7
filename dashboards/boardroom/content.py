"""What a reader sees of a pack, as plain values that can be kept for ever.

A tile has no value of "last time": with points over time and their limits there is nothing with
which two points could be set against each other.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Point:
    """One period with its lines, on the scale that people read. `sign` is a shape of the key."""

    period: str
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    sign: str


@dataclass(frozen=True)
class Tile:
    """One measure: its chart, what the chart says, and how it was made."""

    title: str
    place: str
    variation: str
    assurance: str
    headline: str
    detail: str
    wide: str
    narrow: str
    caption: str = ""
    alt_text: str = ""
    axis: str = ""
    centre_name: str = ""
    decimals: int = 0
    percent: bool = False
    target: float | None = None
    signs: Mapping[str, str] | None = None  # what each sign means, as in the key
    lines: str = ""  # how middle line and limits are made
    rules: tuple[str, ...] = ()
    definition: tuple[tuple[str, str], ...] = ()
    points: tuple[Point, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """A dictionary of plain JSON values; `from_plain` turns it back into an equal tile."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The tile that `as_plain` wrote, also after a journey as JSON."""
        return cls(
            **{
                **plain,
                "rules": tuple(plain["rules"]),
                "definition": tuple((term, words) for term, words in plain["definition"]),
                "points": tuple(Point(**point) for point in plain["points"]),
            }
        )


@dataclass(frozen=True)
class Story:
    """The project of the meeting, on one page."""

    title: str
    place: str
    aim: str
    leads: str
    headline: str
    tests: str
    tile: Tile | None = None

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        tile = plain["tile"]
        return cls(**{**plain, "tile": Tile.from_plain(tile) if tile else None})


@dataclass(frozen=True)
class Asked:
    """A tile with the question to ask about it."""

    tile: Tile
    question: str


@dataclass(frozen=True)
class Pack:
    """Everything on paper and on slides."""

    title: str
    organisation: str
    month: str
    standing: str  # "Published on …" or "Draft"
    is_draft: bool
    prepared_by: str
    tiles: tuple[Asked, ...]
    story: Story | None = None
