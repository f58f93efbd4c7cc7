"""What every reader gives: columns, with the number under which a person finds each row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

AT_ONCE = 50_000  # rows
LONGEST_LINE = 1_000_000  # bytes


class UnreadableFile(Exception):
    """The file as a whole cannot be loaded. The message says why and what to do."""


@dataclass(frozen=True)
class Malformed:
    """A row of which not even the cells can be told apart."""

    number: int
    text: str
    reason: str


@dataclass(frozen=True)
class Batch:
    """Rows as columns: texts, or numbers where the file has numbers. A field may be missing.

    `numbers` are rows of a sheet (the header is row 1), or lines, or records from 1 on.
    """

    numbers: "np.ndarray"
    columns: "Mapping[str, pa.Array]"
    malformed: tuple[Malformed, ...] = field(default=())
