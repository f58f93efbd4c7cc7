"""Array types shared by the engine's modules, and their way out to plain numbers."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
AnyArray = TypeVar("AnyArray", FloatArray, BoolArray, IntArray)


def without_nan(array: FloatArray) -> list[float | None]:
    """Numbers of an array of one dimension, with None for NaN."""
    numbers: list[float | None] = array.tolist()
    if np.isnan(array).any():
        return [None if number != number else number for number in numbers]
    return numbers
