"""What the engine refuses, and the sentence a person can act on.

Every error carries a ``code`` for programs, a plain sentence for people and,
where single points are at fault, their 0-based ``positions``.
"""

from collections.abc import Iterable


class EngineError(ValueError):
    """Base of everything the engine refuses."""

    code = "engine_error"

    def __init__(self, message: str, positions: Iterable[int] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.positions = tuple(int(position) for position in positions)


class LengthsDiffer(EngineError):
    """The arrays of a series are not of one length."""

    code = "lengths_differ"


class PeriodsNotInOrder(EngineError):
    """Periods are not in ascending order."""

    code = "periods_not_in_order"


class DuplicatePeriods(EngineError):
    """The same period occurs twice."""

    code = "duplicate_periods"


class ValueNotFinite(EngineError):
    """A value is not a number, infinite, or too large to calculate with."""

    code = "value_not_finite"


class SeriesTooLong(EngineError):
    """More points than a chart can hold."""

    code = "series_too_long"


class PositionOutsideSeries(EngineError):
    """An exclusion names a point that does not exist."""

    code = "position_outside_series"


class WrongDataForMethod(EngineError):
    """The chart needs data of another shape."""

    code = "wrong_data_for_method"


class TimesNotPositive(EngineError):
    """A T chart was given a time between events of zero or less."""

    code = "times_not_positive"


class InvalidPlan(EngineError):
    """The settings of an analysis contradict one another."""

    code = "invalid_plan"


class UnknownSchema(EngineError):
    """A stored result was written in a layout that this engine cannot read."""

    code = "unknown_schema"
