"""Speed of the engine, as ratios to what NumPy alone needs for six calls on the same numbers.

Run by ``make bench-engine``. Every figure is the best of several rounds in one process, since
machines are noisy: compare ratios, not microseconds.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from time import perf_counter

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


def best(work: Callable[[], object], repeats: int) -> float:
    """Seconds of one call: the best round of `repeats` calls."""
    rounds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for _ in range(repeats):
            work()
        rounds.append((perf_counter() - start) / repeats)
    return min(rounds)


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
    base = best(lambda: floor(series[False].values), 2000)
    rows: Rows = [("NumPy floor", str(points), "one", f"{base * 1e6:.1f}", "1.0", "")]
    for name, plan in CHARTS.items():
        seconds = best(partial(analyse, series[plan.method is Method.P], plan), 300)
        rows.append(row(name, points, "one", seconds, seconds / base, SINGLE_TARGET))
    return rows


def batch(points: int, rng: np.random.Generator) -> Rows:
    """Many series in one call, results as arrays."""
    number = max(100, BATCH_SERIES * 100 // max(points, 100))
    series = series_of(points, number, rng)
    matrix = np.stack([one.values for one in series[False]])
    base = best(lambda: floor(matrix), 1) / number
    rows: Rows = [("NumPy floor", str(points), f"{number:,}", f"{base * 1e6:.1f}", "1.0", "")]
    for name, plan in CHARTS.items():
        seconds = best(partial(analyse_many, series[plan.method is Method.P], plan), 1) / number
        rows.append(row(name, points, f"{number:,}", seconds, seconds / base, BATCH_TARGET))
    return rows


def row(
    name: str, points: int, at_once: str, seconds: float, ratio: float, target: int
) -> tuple[str, ...]:
    """One line of the table; targets are stated for 100 points."""
    stated = f"{'met' if ratio <= target else 'MISSED'} (at most {target})" if points == 100 else ""
    return name, str(points), at_once, f"{seconds * 1e6:.1f}", f"{ratio:.1f}", stated


def printed(rows: Sequence[tuple[str, ...]]) -> None:
    """The table, columns aligned."""
    widths = [max(len(line[column]) for line in rows) for column in range(len(rows[0]))]
    for line in rows:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def main() -> int:
    """Print the table; fails when a target at 100 points is missed."""
    rng = np.random.default_rng(1)
    rows: Rows = [("chart", "points", "series", "us a series", "x floor", "target")]
    for points in (24, 100, 1000):
        rows += single(points, rng) + batch(points, rng)
    printed(rows)
    per_second = next(line for line in rows if line[0] == "XmR" and line[1:3] == ("100", "10,000"))
    sys.stdout.write(
        f"\nXmR, 100 points, batch: {1e6 / float(per_second[3]):,.0f} series a second\n"
    )
    return 1 if any("MISSED" in line[5] for line in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
