"""Chance that deals the same cards every time."""

from collections.abc import Mapping
from typing import TypeVar
from zlib import crc32

import numpy as np

T = TypeVar("T")


def stream(seed: int, *names: str) -> np.random.Generator:
    """A source of chance of its own for whatever bears these names.

    Adding a project, or drawing more numbers for one, leaves all others as they were.
    """
    return np.random.default_rng([seed, *(crc32(name.encode()) for name in names)])


def one_of(rng: np.random.Generator, weights: Mapping[T, float]) -> T:
    """One of the keys, as often as its weight says."""
    shares = np.array(list(weights.values()), dtype=float)
    return list(weights)[int(rng.choice(len(shares), p=shares / shares.sum()))]


def happens(rng: np.random.Generator, share: float) -> bool:
    return bool(rng.random() < share)
