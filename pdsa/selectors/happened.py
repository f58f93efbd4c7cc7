"""What the measures of a cycle's predictions say of the time of its test."""

from dataclasses import dataclass
from datetime import date

from charts import periods
from charts.selectors import measurements_of, value_between
from pdsa.models import Cycle, Prediction


@dataclass(frozen=True)
class Happened:
    """A number that was written down, and of which days it is."""

    value: float
    first: date
    last: date


def happened_in(cycle: Cycle, prediction: Prediction, *, on: date) -> Happened | None:
    """What the measure of a prediction says. At most two queries.

    By the promised day: the newest number up to it. Without one: that of the days of the test.
    None before the test, without a measure, and where nothing has been written down.
    """
    measure = prediction.measure
    if measure is None or cycle.started_on is None:
        return None
    first, last = cycle.started_on, cycle.ended_on or on
    if prediction.by_when is not None:
        recorded = measurements_of(measure).filter(
            period__range=(periods.start_of(measure.every, first), min(prediction.by_when, on)),
            excluded_because="",
        )
        newest = recorded.order_by("-period").values_list("period", flat=True).first()
        if newest is None:
            return None
        first = last = newest
    value = value_between(measure, first, last)
    return None if value is None else Happened(value, first, last)
