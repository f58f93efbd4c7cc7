"""The words with which a measure is defined."""

from enum import StrEnum

from common.language import lazily


class MeasureRole(StrEnum):
    """What a measure is for, in the Model for Improvement."""

    OUTCOME = "outcome"
    PROCESS = "process"
    BALANCING = "balancing"


class DataShape(StrEnum):
    """What is written down each time."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    RATE = "rate"
    VALUE = "value"
    TIME_BETWEEN = "time_between"


class Rhythm(StrEnum):
    """How often a measurement is expected."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    EVENT = "event"


class Staleness(StrEnum):
    """How long a measure has gone without data, against the rhythm it promises."""

    FRESH = "fresh"
    QUIET = "quiet"  # one and a half periods
    SILENT = "silent"  # three


ROLE_LABELS = {
    MeasureRole.OUTCOME: lazily("Outcome: is what matters to people getting better?"),
    MeasureRole.PROCESS: lazily("Process: are we doing what we planned?"),
    MeasureRole.BALANCING: lazily("Balancing: is something else getting worse?"),
}
SHAPE_LABELS = {
    DataShape.COUNT: lazily("A count, for example falls"),
    DataShape.PERCENTAGE: lazily("A percentage, for example seen on time out of all referred"),
    DataShape.RATE: lazily("A rate, for example falls per 1,000 bed days"),
    DataShape.VALUE: lazily("A number, for example days waited on average"),
    DataShape.TIME_BETWEEN: lazily("Days between rare events"),
}
RHYTHM_LABELS = {
    Rhythm.DAY: lazily("Every day"),
    Rhythm.WEEK: lazily("Every week"),
    Rhythm.MONTH: lazily("Every month"),
    Rhythm.QUARTER: lazily("Every quarter"),
    Rhythm.EVENT: lazily("Whenever it happens"),
}

WITH_DENOMINATOR = frozenset({DataShape.PERCENTAGE, DataShape.RATE})
# Averages cannot be added up: an average of averages would be wrong.
CAN_BE_SUMMED = WITH_DENOMINATOR | {DataShape.COUNT}


def labelled(labels: dict) -> list[tuple[str, str]]:
    """A label table as form and model choices."""
    return [(key.value, label) for key, label in labels.items()]
