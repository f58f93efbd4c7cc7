"""How many cycles of each kind a trust has, in the shares that were found in real records.

McNicholas and others (BMJ Quality & Safety 2019;28:356) read 421 cycles of 39 frontline teams; the
numbers are theirs, each out of its own denominator.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from pdsa.stages import CycleStage

READ = 421
DOCUMENTED = 299 / 421
WRITTEN_AFTER = 253 / 299
LEARNED = 294 / 299
PREDICTED = 36 / 294  # of those from which something was learned
IN_SERIES = 163 / 299
SERIES_FOR_EACH_IN_ONE = 64 / 163
GROWING = 19 / 64
MEASURED = 29 / 64

READ_BY_A_COACH = 0.8  # ours: coaches have not read everything
UNDER_WAY = 24 / 400  # ours, beside the cycles that are over
_LEFT_AT = (CycleStage.PLAN, CycleStage.DO, CycleStage.DO, CycleStage.STUDY, CycleStage.ACT)


@dataclass(frozen=True)
class Fate:
    """What becomes of one cycle: where it stops, and what its record says if it was finished."""

    until: CycleStage = CycleStage.DONE
    is_under_way: bool = False
    is_learned_from: bool = True
    is_predicted: bool = False
    reads_as_written_after: bool | None = None


@dataclass(frozen=True)
class RampFate:
    """Cycles that grow from one another; whether they become wider, and have regular data."""

    cycles: tuple[Fate, ...]
    grows: bool = False
    is_measured: bool = False


def ramp_fates(how_many: int, rng: np.random.Generator) -> list[RampFate]:
    """Ramps and single cycles, `how_many` cycles over and a few more under way."""
    documented = round(how_many * DOCUMENTED)
    in_series = round(documented * IN_SERIES)
    series = round(in_series * SERIES_FOR_EACH_IN_ONE)
    fates = iter(_documented(documented, rng))
    lengths = _lengths(in_series, series)
    grows = _marked(series, round(series * GROWING), rng)
    measured = _marked(series, round(series * MEASURED), rng)
    ramps = [
        RampFate(tuple(islice(fates, length)), bool(grown), bool(counted))
        for length, grown, counted in zip(lengths, grows, measured, strict=True)
    ]
    ramps += [RampFate((fate,)) for fate in fates]
    left = [_LEFT_AT[i % len(_LEFT_AT)] for i in range(how_many - documented)]
    ramps += [RampFate((Fate(until),)) for until in left]
    going_on = [_LEFT_AT[i % len(_LEFT_AT)] for i in range(round(how_many * UNDER_WAY))]
    return ramps + [RampFate((Fate(until, is_under_way=True),)) for until in going_on]


def _documented(how_many: int, rng: np.random.Generator) -> Iterator[Fate]:
    learned = _marked(how_many, round(how_many * LEARNED), rng)
    predicted = iter(_marked(int(learned.sum()), round(learned.sum() * PREDICTED), rng))
    read = round(how_many * READ_BY_A_COACH)
    honest = [True] * round(read * WRITTEN_AFTER)
    honest += [False] * (read - len(honest))
    readings = [*honest, *[None] * (how_many - read)]
    rng.shuffle(readings)
    for is_learned_from, reading in zip(learned, readings, strict=True):
        yield Fate(
            is_learned_from=bool(is_learned_from),
            is_predicted=bool(is_learned_from and next(predicted)),
            reads_as_written_after=reading,
        )


def _lengths(cycles: int, series: int) -> list[int]:
    """Two cycles a series, one more for some of them, and two more for a few."""
    lengths = [2] * series
    for extra in range(cycles - 2 * series):
        lengths[(extra * 3) % series] += 1
    return lengths


def _marked(how_many: int, marked: int, rng: np.random.Generator) -> np.ndarray:
    """So many truths among falsehoods, in any order."""
    marks = np.zeros(how_many, dtype=bool)
    marks[:marked] = True
    rng.shuffle(marks)
    return marks
