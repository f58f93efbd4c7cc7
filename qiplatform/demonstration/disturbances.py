"""What happens to real data: months nobody counted, points that do not belong, remarks."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from charts.readings import Reading
from charts.vocabulary import DataShape
from qiplatform.demonstration.chance import happens

REASONS = (
    "Closed to admissions for two weeks because of an infection.",
    "The recording system was down; these numbers are incomplete.",
    "Moved to another building in this period.",
    "Counted twice by mistake; the right number is not known.",
    "A single large incident with many people, reviewed on its own.",
    "Staff from another team covered; forms were not filled in.",
)
REMARKS = (
    "Two new colleagues started.",
    "Half term: fewer people in.",
    "Heatwave.",
    "First period with the new form.",
    "Team away day.",
    "Manager on leave.",
    "Bank holidays in this period.",
    "Checked against the paper notes.",
    "Three beds closed for repairs.",
    "A student collected the numbers.",
)


def disturbed(
    readings: Sequence[Reading], shape: DataShape, rng: np.random.Generator
) -> list[Reading]:
    """The readings with a gap, an excluded point or some remarks, in some measures.

    Days between events have neither gap nor odd point: each follows from the one before.
    """
    found = list(readings)
    if len(found) < 20:
        return found
    if happens(rng, 0.18):
        found = with_remarks(found, rng)
    if shape is DataShape.TIME_BETWEEN:
        return found
    if happens(rng, 0.10):
        found = with_exclusion(found, rng)
    if happens(rng, 0.15):
        found = with_gap(found, rng)
    return found


def with_remarks(readings: list[Reading], rng: np.random.Generator) -> list[Reading]:
    noted = dict(
        zip(
            _places(rng, len(readings), int(rng.integers(1, 4))),
            rng.permutation(REMARKS),
            strict=False,
        )
    )
    return [
        replace(reading, note=str(noted[i])) if i in noted else reading
        for i, reading in enumerate(readings)
    ]


def with_exclusion(readings: list[Reading], rng: np.random.Generator) -> list[Reading]:
    """One point far off, left out of the calculations with the reason for it."""
    [place] = _places(rng, len(readings), 1)
    odd = _far_off(readings[place])
    readings[place] = replace(odd, excluded_because=str(rng.choice(REASONS)))
    return readings


def with_gap(readings: list[Reading], rng: np.random.Generator) -> list[Reading]:
    """One to three periods for which nobody wrote anything down."""
    [start] = _places(rng, len(readings) - 3, 1)
    return readings[:start] + readings[start + int(rng.integers(1, 4)) :]


def _far_off(reading: Reading) -> Reading:
    if reading.denominator is None:
        return replace(reading, value=round(2.2 * (reading.value or 1)))
    fewer = max(1.0, round(reading.denominator * 0.4))
    return replace(
        reading, denominator=fewer, numerator=min(fewer, round((reading.numerator or 0) * 0.9))
    )


def _places(rng: np.random.Generator, n: int, how_many: int) -> list[int]:
    """Distinct positions away from both ends."""
    return sorted(int(i) for i in rng.choice(np.arange(4, n - 4), size=how_many, replace=False))
