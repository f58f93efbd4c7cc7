"""What the record says of cycles and ramps, as far as it bears on how a test is done."""

from dataclasses import dataclass
from datetime import date, timedelta

FEWEST_POINTS = 3  # below that nobody sees variation
REGULAR = 0.75  # of the numbers that the rhythm of a measure promises
PATIENCE = timedelta(days=14)  # after a planned end, before a cycle counts as left unwritten


@dataclass(frozen=True)
class PredictionFacts:
    """When a prediction was made, and whether a number or a day lets it be judged."""

    made_on: date
    can_be_judged: bool


@dataclass(frozen=True)
class CycleFacts:
    """What the record says of one cycle. `..._on` of a stage is the day on which it was stamped."""

    size: int  # place of its scale among the scales, from 0
    planned_end: date | None = None
    planned_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    done_on: date | None = None
    studied_on: date | None = None
    decided_on: date | None = None
    has_learned: bool = False
    predictions: tuple[PredictionFacts, ...] = ()
    read_as_written_after: bool | None = None  # by a coach; None: nobody has looked

    @property
    def stamps(self) -> tuple[date | None, ...]:
        return (self.planned_on, self.done_on, self.studied_on, self.decided_on)

    @property
    def is_documented(self) -> bool:
        return None not in self.stamps

    @property
    def is_predicted(self) -> bool:
        """Whether something was said that can be judged, no later than the day of the test."""
        return any(
            prediction.can_be_judged
            and (self.started_on is None or prediction.made_on <= self.started_on)
            for prediction in self.predictions
        )

    def is_over(self, today: date) -> bool:
        """Whether all four parts could be expected by now."""
        end = self.ended_on or self.planned_end
        return self.is_documented or (end is not None and end + PATIENCE < today)


@dataclass(frozen=True)
class Points:
    """Numbers of one measure during a ramp, and how many its rhythm promises (None: no promise)."""

    recorded: int
    promised: int | None


@dataclass(frozen=True)
class RampFacts:
    """A series of cycles, each grown from the one before, with the data of their measures."""

    cycles: tuple[CycleFacts, ...]
    points: tuple[Points, ...] = ()

    @property
    def documented(self) -> tuple[CycleFacts, ...]:
        return tuple(cycle for cycle in self.cycles if cycle.is_documented)

    @property
    def is_series(self) -> bool:
        return len(self.documented) >= 2

    @property
    def grows(self) -> bool:
        return self.cycles[-1].size > self.cycles[0].size

    @property
    def is_measured(self) -> bool:
        """One of the measures kept its rhythm, with a number for every cycle at least."""
        fewest = max(FEWEST_POINTS, len(self.cycles))
        return any(
            points.recorded >= fewest and points.recorded >= REGULAR * (points.promised or 0)
            for points in self.points
        )
