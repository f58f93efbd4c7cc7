"""Predictions that teams might have made, and what their own numbers made of them."""

from datetime import date

import numpy as np

from charts.readings import Reading
from charts.vocabulary import DataShape
from pdsa.stages import Outcome
from qiplatform.demonstration.chance import one_of
from qiplatform.demonstration.cycles import wording
from qiplatform.demonstration.cycles.days import Tested, readings_between
from qiplatform.demonstration.plans import MeasurePlan, PredictionPlan

OUTCOMES = {Outcome.CONFIRMED: 52, Outcome.PARTLY: 16, Outcome.NOT: 32}
SURENESS = (50, 60, 60, 70, 70, 80, 80, 90)


def foretold(
    measure: MeasurePlan | None, place: int | None, test: Tested, rng: np.random.Generator
) -> PredictionPlan:
    """A prediction about the measure at that place, where it has a number for the time."""
    outcome = one_of(rng, OUTCOMES)
    confidence = int(rng.choice(SURENESS))
    newest = _newest(measure, test)
    if measure is None or newest is None:
        return PredictionPlan(
            words=wording.any_of(wording.FORETOLD, rng),
            by_when=test.last,
            confidence=confidence,
            outcome=outcome,
            happened_words=wording.HAPPENED[outcome],
        )
    value = shown(newest, measure)
    lowest, highest = _ends(value, measure, outcome, rng)
    return PredictionPlan(
        measure=place,
        lowest=lowest,
        highest=highest,
        by_when=test.last,
        confidence=confidence,
        outcome=outcome,
        happened=value,
    )


def shown(reading: Reading, measure: MeasurePlan) -> float:
    """A reading as its chart shows it."""
    if reading.denominator:
        of = 100 if measure.definition.data_shape is DataShape.PERCENTAGE else 1
        per = of * (measure.definition.multiplier if of == 1 else 1)
        return round(per * (reading.numerator or 0) / reading.denominator, _decimals(measure))
    return round(reading.value or 0, _decimals(measure))


def _newest(measure: MeasurePlan | None, test: Tested) -> Reading | None:
    if measure is None:
        return None
    within = readings_between(measure.readings, date.min, test.last)
    counted = [reading for reading in within if not reading.excluded_because]
    return counted[-1] if counted and counted[-1].period >= _month_of(test) else None


def _month_of(test: Tested) -> date:
    return test.first.replace(day=1)


def _ends(
    value: float, measure: MeasurePlan, outcome: Outcome, rng: np.random.Generator
) -> tuple[float | None, float | None]:
    """A range with one open end, in which the value lies or from which it stayed away."""
    step = max(10.0 ** -_decimals(measure), abs(value) * float(rng.uniform(0.05, 0.2)))
    is_better_high = measure.definition.direction == "increase"
    came_true = outcome is Outcome.CONFIRMED
    end = value - step if came_true == is_better_high else value + step
    end = round(max(0.0, end), _decimals(measure))
    if came_true and ((is_better_high and end > value) or (not is_better_high and end < value)):
        end = value
    return (end, None) if is_better_high else (None, end)


def _decimals(measure: MeasurePlan) -> int:
    return measure.definition.decimals
