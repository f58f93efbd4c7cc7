"""Array types shared by the engine's modules."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
AnyArray = TypeVar("AnyArray", FloatArray, BoolArray, IntArray)
