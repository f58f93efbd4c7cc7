"""What all parts of a drawing share: the sheet, its rows, its scales."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from charts.engine import Analysis
from charts.figures.drawing.palette import Palette
from charts.figures.drawing.scales import PeriodScale, ValueScale
from charts.figures.spec import ChartSpec
from charts.figures.timeline import Timeline


class Size(StrEnum):
    """The three drawings of a chart; each has a layout of its own, none is another one scaled."""

    WIDE = "wide"
    NARROW = "narrow"
    SMALL = "small"


@dataclass(frozen=True)
class Sheet:
    """Measures of one size, in pixels."""

    width: float
    height: float
    margin: float
    title: float
    text: float
    names_lines: bool  # room at the right for the names of the lines, not only their numbers
    tick_pixels: float


SHEETS = {
    Size.WIDE: Sheet(900, 380, 16, 16.5, 12.5, True, 44),
    Size.NARROW: Sheet(360, 300, 12, 14.5, 12, False, 40),
    Size.SMALL: Sheet(300, 110, 4, 14, 12, False, 44),
}


@dataclass(frozen=True)
class Rows:
    """Where the horizontal parts of a sheet begin, from the top down."""

    title: float  # baseline of the title; the measure's words stand one line below
    flags: float
    phases: float
    top: float  # of the plot
    bottom: float
    baseline: float
    key: float


@dataclass(frozen=True)
class KeyEntry:
    """One meaning in the key: the kind of mark or line, and its words."""

    kind: str
    text: str
    width: float


@dataclass(frozen=True)
class EndLabel:
    """The name and number of a line, written where it ends."""

    value: float
    text: str
    fill: str
    bold: bool


@dataclass(frozen=True)
class Frame:
    """A spec with its sheet and its scales: all that the drawing parts need."""

    spec: ChartSpec
    drawn: Analysis  # what is plotted; the words about it are those of `spec`
    palette: Palette
    sheet: Sheet
    rows: Rows
    timeline: Timeline
    across: PeriodScale
    up: ValueScale
    key: tuple[tuple[KeyEntry, ...], ...] = ()
    end_labels: tuple[EndLabel, ...] = ()

    def x(self, index: int) -> float:
        """Pixel of a point by its position in the series."""
        return self.xs[index]

    @cached_property
    def xs(self) -> list[float]:
        """Pixels of all points."""
        return [self.across.x(position) for position in self.timeline.positions]

    @cached_property
    def edges(self) -> list[float]:
        """Pixels of the boundaries between the points, one more than there are points."""
        return [self.across.x(edge) for edge in self.timeline.edges()]
