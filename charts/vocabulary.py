"""The words with which a measure is defined."""

from enum import StrEnum


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
    MeasureRole.OUTCOME: "Outcome: is what matters to people getting better?",
    MeasureRole.PROCESS: "Process: are we doing what we planned?",
    MeasureRole.BALANCING: "Balancing: is something else getting worse?",
}
SHAPE_LABELS = {
    DataShape.COUNT: "A count, for example falls",
    DataShape.PERCENTAGE: "A percentage, for example seen on time out of all referred",
    DataShape.RATE: "A rate, for example falls per 1,000 bed days",
    DataShape.VALUE: "A number, for example days waited on average",
    DataShape.TIME_BETWEEN: "Days between rare events",
}
RHYTHM_LABELS = {
    Rhythm.DAY: "Every day",
    Rhythm.WEEK: "Every week",
    Rhythm.MONTH: "Every month",
    Rhythm.QUARTER: "Every quarter",
    Rhythm.EVENT: "Whenever it happens",
}

WITH_DENOMINATOR = frozenset({DataShape.PERCENTAGE, DataShape.RATE})
# Averages cannot be added up: an average of averages would be wrong.
CAN_BE_SUMMED = WITH_DENOMINATOR | {DataShape.COUNT}


def labelled(labels: dict) -> list[tuple[str, str]]:
    """A label table as form and model choices."""
    return [(key.value, label) for key, label in labels.items()]
