"""Reference cases: our series, what other tools compute on them, and how to compare."""

import csv
import gzip
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from charts.engine.case_files import Observations, grouped

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2].parent / "shared" / "reference"
RELATIVE = 1e-9
ABSOLUTE = 1e-12  # of the largest absolute value of the series


@cache
def load(name: str) -> Any:
    """A reference file, read once."""
    return json.loads(gzip.decompress((DATA / f"{name}.json.gz").read_bytes()))


@cache
def series_text() -> str:
    """The CSV of all series."""
    return gzip.decompress((DATA / "series.csv.gz").read_bytes()).decode()


@cache
def observations() -> dict[str, Observations]:
    """All series by identifier."""
    kinds = {series["series_id"]: series["kind"] for series in load("cases")["series"]}
    return grouped(csv.DictReader(io.StringIO(series_text())), kinds)


def expected(peer: str) -> list[dict[str, Any]]:
    """The cases of a peer with its results."""
    return [case | {"peer": peer} for case in load(f"expected_{peer}")["cases"]]


def recommended() -> dict[str, dict[str, Any]]:
    """Cases in which a correct product departs from qicharts2, by identifier."""
    return {case["case_id"]: case for case in load("expected_recommended")["cases"]}


def differences(
    ours: Mapping[str, Any], theirs: Mapping[str, Any], scale: float, relative: float = RELATIVE
) -> list[tuple[Any, ...]]:
    """Every field and place where our result is not theirs."""
    return [
        (name, place, mine, other)
        for name, values in theirs.items()
        for place, mine, other in places(ours[name], values)
        if not agree(mine, other, scale, relative)
    ]


def places(mine: Any, other: Any) -> Iterator[tuple[int, Any, Any]]:
    """Pairs to compare; lists of different length differ as a whole."""
    if not isinstance(other, list):
        yield 0, mine, other
    elif len(mine) != len(other):
        yield -1, len(mine), len(other)
    else:
        yield from ((place, *pair) for place, pair in enumerate(zip(mine, other, strict=True)))


def agree(mine: Any, other: Any, scale: float, relative: float = RELATIVE) -> bool:
    """Words, truths and None exactly; numbers within the stated tolerance."""
    if mine is None or other is None:
        return mine is other
    if isinstance(other, bool | str) or isinstance(mine, bool | str):
        return type(mine) is type(other) and mine == other
    return abs(mine - other) <= max(relative * abs(other), ABSOLUTE * scale)


def known(numbers: Sequence[float | None] | None) -> list[float]:
    """Numbers that all exist."""
    found = [number for number in numbers or () if number is not None]
    assert len(found) == len(numbers or ()), "a number is missing"
    return found


def scale_of(values: Sequence[Any]) -> float:
    """Largest absolute value."""
    return max((abs(value) for value in values if isinstance(value, int | float)), default=0.0)
