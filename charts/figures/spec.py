"""The one object from which a chart is drawn, spoken, tabled and explored.

Everything a reader sees of an analysis goes through a `ChartSpec`, so that the picture, the
interactive figure, the sentence, the alternative text and the table cannot show different numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from charts.engine import Analysis


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day: a change that was tested, an event, a note.

    `until` is its last day, where it lasted.
    """

    label_date: str
    text: str
    kind: str
    until: str = ""

    @property
    def day(self) -> date:
        return date.fromisoformat(self.label_date[:10])

    @property
    def last_day(self) -> date | None:
        return date.fromisoformat(self.until[:10]) if self.until else None


@dataclass(frozen=True)
class Reach:
    """What the axes hold where a small chart stands beside others of the same thing.

    From `low` to `high` in the unit of the chart, from the first to the last period of them all.
    """

    low: float
    high: float
    first_label: str
    last_label: str


@dataclass(frozen=True)
class ChartSpec:
    """What a chart shows, in the units and the words of its measure.

    The numbers of `analysis` are in the unit that people read: a percentage runs from 0 to 100 and
    a rate already carries its multiplier. `percent` says that a number is written with a percent
    sign. `phase_reasons` has a text for every phase of the analysis, the first one included (often
    empty); `exclusion_reasons` and `notes` are keyed by the position of the point, from 0.
    """

    title: str
    place: str
    value_words: str
    decimals: int
    percent: bool
    rhythm: str
    analysis: Analysis
    marks: tuple[Mark, ...] = ()
    phase_reasons: tuple[str, ...] = ()
    exclusion_reasons: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    reach: Reach | None = None

    @property
    def is_empty(self) -> bool:
        return all(value is None for value in self.analysis.values)

    def numbered_marks(self) -> tuple[tuple[int, Mark], ...]:
        """Marks in order of time with the numbers that their flags carry on every drawing."""
        return tuple(enumerate(sorted(self.marks, key=lambda mark: mark.day), start=1))

    def phase_reason(self, phase: int) -> str:
        return self.phase_reasons[phase] if phase < len(self.phase_reasons) else ""
