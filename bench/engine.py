"""Speed of the engine, as ratios to what NumPy alone needs for six calls on the same numbers.

Run by ``make bench-engine``. Figures are processor time, the best of several rounds that
alternate between what is compared, since machines are noisy: compare ratios, not microseconds.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from math import inf
from time import process_time

import numpy as np

from charts.engine import (
    Direction,
    Method,
    Plan,
    RuleSetName,
    Series,
    analyse,
    analyse_many,
)
from charts.engine.arrays import FloatArray

ROUNDS = 7
SINGLE_TARGET, BATCH_TARGET = 20, 8
BATCH_SERIES = 10_000
CHARTS = {
    "run": Plan(Method.RUN, RuleSetName.RUN_CHART, Direction.INCREASE, target=55),
    "XmR": Plan(Method.INDIVIDUALS, RuleSetName.ANHOEJ_AND_LIMITS, Direction.INCREASE, target=55),
    "XmR, Making Data Count": Plan(
        Method.INDIVIDUALS, RuleSetName.MAKING_DATA_COUNT, Direction.INCREASE, target=55
    ),
    "P": Plan(Method.P, RuleSetName.ANHOEJ_AND_LIMITS, Direction.INCREASE, target=0.4),
}
Rows = list[tuple[str, ...]]


def floor(values: FloatArray) -> None:
    """What NumPy needs for centre, moving range and sides alone."""
    np.median(values, axis=-1)
    np.mean(values, axis=-1)
    np.mean(np.abs(np.diff(values, axis=-1)), axis=-1)
    np.sign(values)


def best(works: Sequence[Callable[[], object]], repeats: int) -> list[float]:
    """Seconds of one call of each: its best round of `repeats` calls, rounds alternating."""
    fastest = [inf] * len(works)
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            start = process_time()
            for _ in range(repeats):
                work()
            fastest[place] = min(fastest[place], (process_time() - start) / repeats)
    return fastest


def series_of(points: int, number: int, rng: np.random.Generator) -> dict[bool, list[Series]]:
    """Series of values (False) and of ratios (True)."""
    first = date(2000, 1, 1)
    labels = tuple((first + timedelta(days)).isoformat() for days in range(points))
    values = rng.normal(50, 5, size=(number, points))
    below = rng.integers(30, 60, size=(number, points))
    above = rng.binomial(below, 0.3)
    return {
        False: [Series.of_values(labels, row) for row in values],
        True: [Series.of_ratios(labels, *rows) for rows in zip(above, below, strict=True)],
    }


def single(points: int, rng: np.random.Generator) -> Rows:
    """One series at a time, the whole result object."""
    series = {is_ratio: found[0] for is_ratio, found in series_of(points, 1, rng).items()}
    works = [partial(analyse, series[plan.method is Method.P], plan) for plan in CHARTS.values()]
    seconds = best([partial(floor, series[False].values), *works], 200)
    return rows(points, "one", seconds, SINGLE_TARGET)


def batch(points: int, rng: np.random.Generator) -> Rows:
    """Many series in one call, results as arrays."""
    number = max(100, BATCH_SERIES * 100 // max(points, 100))
    series = series_of(points, number, rng)
    matrix = np.stack([one.values for one in series[False]])
    works = [
        partial(analyse_many, series[plan.method is Method.P], plan) for plan in CHARTS.values()
    ]
    seconds = [time / number for time in best([partial(floor, matrix), *works], 1)]
    return rows(points, f"{number:,}", seconds, BATCH_TARGET)


def rows(points: int, at_once: str, seconds: Sequence[float], target: int) -> Rows:
    """Lines of the table, the floor first; targets are stated for 100 points."""
    table: Rows = []
    for name, time in zip(("NumPy floor", *CHARTS), seconds, strict=True):
        ratio = time / seconds[0]
        stated = ""
        if points == 100 and table:
            stated = f"{'met' if ratio <= target else 'MISSED'} (at most {target})"
        table.append((name, str(points), at_once, f"{time * 1e6:.1f}", f"{ratio:.1f}", stated))
    return table


def printed(table: Rows) -> None:
    """The table, columns aligned."""
    widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
    for line in table:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def main() -> int:
    """Print the table; fails when a target at 100 points is missed."""
    rng = np.random.default_rng(1)
    table: Rows = [("chart", "points", "series", "us a series", "x floor", "target")]
    for points in (24, 100, 1000):
        table += single(points, rng) + batch(points, rng)
    printed(table)
    per_second = next(line for line in table if line[0] == "XmR" and line[1:3] == ("100", "10,000"))
    sys.stdout.write(
        f"\nXmR, 100 points, batch: {1e6 / float(per_second[3]):,.0f} series a second\n"
    )
    return 1 if any("MISSED" in line[5] for line in table) else 0


if __name__ == "__main__":
    sys.exit(main())
