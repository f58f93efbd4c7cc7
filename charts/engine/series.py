"""The ordered points that a chart is made from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import lt
from typing import Self

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray, IntArray
from charts.engine.errors import (
    DuplicatePeriods,
    LengthsDiffer,
    PeriodsNotInOrder,
    PositionOutsideSeries,
    SeriesTooLong,
    ValueNotFinite,
)

Numeric = FloatArray | IntArray | Iterable[float | None]

MOST_POINTS = 100_000
LARGEST_VALUE = 1e100


@dataclass(frozen=True, eq=False, slots=True)
class Series:
    """Points in time order; use the ``of_`` constructors.

    Attributes
    ----------
    labels : tuple of str, length n
        ISO dates of the periods, strictly ascending. Several events on one day are told
        apart by a time or a number (``2026-03-01#2``).
    values : array, shape (n,)
        What is plotted, in the measure's unit before any multiplier; NaN = missing.
    numerators, denominators : array, shape (n,), or None
        For ratios: ``values`` is numerators / denominators.
    sizes, deviations : array, shape (n,), or None
        For subgroups: number of measurements and their standard deviation (NaN below two).
    excluded : array of bool, shape (n,)
        Drawn, but left out of every calculation.

    All arrays are read-only.
    """

    labels: tuple[str, ...]
    values: FloatArray
    numerators: FloatArray | None = None
    denominators: FloatArray | None = None
    sizes: FloatArray | None = None
    deviations: FloatArray | None = None
    excluded: BoolArray = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def __post_init__(self) -> None:
        n = len(self.labels)
        if n > MOST_POINTS:
            raise SeriesTooLong(f"A chart holds at most {MOST_POINTS:,} points; this has {n:,}.")
        if self.excluded.size == 0 and n:
            object.__setattr__(self, "excluded", np.zeros(n, dtype=bool))
        for array in (
            self.values,
            self.numerators,
            self.denominators,
            self.sizes,
            self.deviations,
            self.excluded,
        ):
            if array is not None:
                if array.shape != (n,):
                    raise LengthsDiffer(f"{n} periods need {n} values, not {array.size}.")
                array.flags.writeable = False
        check_order(self.labels)

    def __len__(self) -> int:
        return len(self.labels)

    @classmethod
    def of_values(
        cls, labels: Iterable[str], values: Numeric, excluded: Iterable[int] = ()
    ) -> Self:
        """Single values, counts, or times between events; None or NaN = missing.

        >>> Series.of_values(["2026-01-01", "2026-02-01"], [3.0, None]).values
        array([ 3., nan])
        """
        labels = tuple(labels)
        return cls(labels, finite(values), excluded=exclusions(excluded, len(labels)))

    @classmethod
    def of_ratios(
        cls,
        labels: Iterable[str],
        numerators: Numeric,
        denominators: Numeric,
        excluded: Iterable[int] = (),
    ) -> Self:
        """Numerators over denominators; a denominator of zero or less makes the point missing.

        >>> Series.of_ratios(["2026-01-01", "2026-02-01"], [3, 1], [12, 0]).values
        array([0.25,  nan])
        """
        labels = tuple(labels)
        above, below = finite(numerators), finite(denominators)
        if above.shape != below.shape:
            raise LengthsDiffer(f"{above.size} numerators need {above.size} denominators.")
        values = np.full(above.shape, np.nan)
        np.divide(above, below, out=values, where=below > 0)
        return cls(labels, finite(values), above, below, excluded=exclusions(excluded, len(labels)))

    @classmethod
    def of_subgroups(
        cls,
        labels: Iterable[str],
        subgroups: Iterable[Numeric],
        excluded: Iterable[int] = (),
    ) -> Self:
        """Several measurements a period; the value is their mean.

        >>> Series.of_subgroups(["2026-01-01", "2026-02-01"], [[1.0, 3.0], [5.0]]).deviations
        array([1.41421356,        nan])
        """
        labels = tuple(labels)
        groups = [finite(group) for group in subgroups]
        present = [group[~np.isnan(group)] for group in groups]
        return cls(
            labels,
            np.array([group.mean() if group.size else np.nan for group in present], dtype=float),
            sizes=np.array([group.size for group in present], dtype=float),
            deviations=np.array(
                [group.std(ddof=1) if group.size > 1 else np.nan for group in present], dtype=float
            ),
            excluded=exclusions(excluded, len(labels)),
        )


def finite(numbers: Numeric) -> FloatArray:
    """A float copy of `numbers`; NaN and None pass as missing, text and infinity do not."""
    if not isinstance(numbers, np.ndarray):
        numbers = list(numbers)
    try:
        array = np.array(numbers, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueNotFinite("A value is not a number.") from error
    too_large = np.abs(array) > LARGEST_VALUE
    if too_large.any():
        positions = np.flatnonzero(too_large)
        raise ValueNotFinite(
            f"Point {positions[0] + 1} is infinite or too large to calculate with.", positions
        )
    return array


def exclusions(positions: Iterable[int], n: int) -> BoolArray:
    """Positions as a mask, shape (n,)."""
    mask = np.zeros(n, dtype=bool)
    for position in positions:
        if not 0 <= position < n:
            raise PositionOutsideSeries(
                f"There is no point {position + 1} to exclude: the series has {n}.", [position]
            )
        mask[position] = True
    return mask


def check_order(labels: tuple[str, ...]) -> None:
    """Refuse periods that repeat or go back in time."""
    in_order = list(map(lt, labels, labels[1:]))
    if all(in_order):
        return
    position = in_order.index(False) + 1
    earlier, later = labels[position - 1], labels[position]
    if earlier == later:
        raise DuplicatePeriods(f"The period {later} occurs twice.", [position])
    raise PeriodsNotInOrder(f"The period {later} comes after {earlier}.", [position])
