"""A batch of rows as arrays, and the test that most of them pass."""

from datetime import date
from typing import TYPE_CHECKING, Any

from charts import periods
from charts.vocabulary import WITH_DENOMINATOR, DataShape, Rhythm
from feeds.codes import Target
from feeds.reading import Batch
from feeds.vocabulary import NEEDED, NUMBERS

if TYPE_CHECKING:
    import numpy as np

_PLAIN_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$"
_SHAPES = tuple(DataShape)
_RHYTHMS = tuple(Rhythm)
_EPOCH = date(1970, 1, 1).toordinal()


class Rows:
    """One batch as arrays of the same length."""

    def __init__(self, batch: Batch, target_of: Any, day_of: Any, today: date) -> None:
        import numpy as np

        self.numbers = batch.numbers
        self._texts = {name: _Texts(batch.columns[name]) for name in NEEDED}
        self._numbers = {
            name: _Numbers(batch.columns[name]) for name in NUMBERS if name in batch.columns
        }
        self._today = today
        pairs, self._pair = np.unique(
            self._texts["measure"].at.astype(np.int64) * len(self._texts["unit"].values)
            + self._texts["unit"].at,
            return_inverse=True,
        )
        width = len(self._texts["unit"].values)
        targets = [
            target_of(
                self._texts["measure"].values[p // width], self._texts["unit"].values[p % width]
            )
            for p in pairs.tolist()
        ]
        known = [target if isinstance(target, Target) else None for target in targets]
        self.measure = np.array([t.measure_id if t else 0 for t in known])[self._pair]
        self._shape = np.array([_SHAPES.index(t.shape) if t else -1 for t in known])[self._pair]
        rhythm = np.array([_RHYTHMS.index(t.rhythm) if t else 0 for t in known])[self._pair]
        days = [day_of(text) for text in self._texts["period"].values]
        self.period = _starts(days, today)[rhythm, self._texts["period"].at]

    def text(self, name: str, i: int) -> str:
        if name in self._texts:
            return self._texts[name].values[self._texts[name].at[i]]
        return self._numbers[name].text(i) if name in self._numbers else ""

    def value(self, name: str, i: int) -> float | None:
        if name not in self._numbers:
            return None
        value = float(self._numbers[name].values[i])
        return None if value != value else value

    def is_unreadable(self, name: str, i: int) -> bool:
        return name in self._numbers and bool(self._numbers[name].unreadable[i])

    def plainly_fine(self) -> "np.ndarray":
        """Rows about which nothing needs to be asked."""
        import numpy as np

        above, below, value = (self._column(name) for name in NUMBERS)
        finite = np.isfinite(value)
        not_negative = finite & (value >= 0)
        ratio = np.isfinite(above) & np.isfinite(below) & (above >= 0) & (below > 0)
        by_shape = {
            DataShape.PERCENTAGE: ratio & (above <= below),
            DataShape.RATE: ratio,
            DataShape.COUNT: not_negative & (np.floor(value) == value),
            DataShape.VALUE: finite,
            DataShape.TIME_BETWEEN: not_negative,
        }
        fine = np.zeros(len(self.numbers), dtype=bool)
        for shape, right in by_shape.items():
            fine |= (self._shape == _SHAPES.index(shape)) & right
        return fine & (self.period > _NEVER)

    def good(self, fine: "np.ndarray") -> dict[str, "np.ndarray"]:
        """The columns of the rows to be loaded; only the numbers that a measure takes."""
        import numpy as np

        with_denominator = np.isin(
            self._shape, [_SHAPES.index(shape) for shape in sorted(WITH_DENOMINATOR)]
        )
        above, below, value = (self._column(name) for name in NUMBERS)
        return {
            "number": self.numbers[fine],
            "measure_id": self.measure[fine],
            "period": self.period[fine].astype("datetime64[D]"),
            "numerator": np.where(with_denominator, above, np.nan)[fine],
            "denominator": np.where(with_denominator, below, np.nan)[fine],
            "value": np.where(with_denominator, np.nan, value)[fine],
        }

    def _column(self, name: str) -> "np.ndarray":
        import numpy as np

        if name in self._numbers:
            return self._numbers[name].values
        return np.full(len(self.numbers), np.nan)


_NEVER = -(2**31)


def _starts(days: list[date | None], today: date) -> "np.ndarray":
    """For each rhythm and each day, the period it belongs to, in days since 1970."""
    import numpy as np

    found = np.full((len(_RHYTHMS), len(days)), _NEVER, dtype=np.int64)
    for r, rhythm in enumerate(_RHYTHMS):
        for d, day in enumerate(days):
            if day is not None and day.year >= 1990:
                start = periods.start_of(rhythm, day)
                if start <= today:
                    found[r, d] = start.toordinal() - _EPOCH
    return found


class _Texts:
    """A column in which few texts stand many times: each text once, and which is at each row."""

    def __init__(self, column: Any) -> None:
        import pyarrow.compute as pc

        told = pc.fill_null(column, "").dictionary_encode()
        self.values: list[str] = [text.strip() for text in told.dictionary.to_pylist()]
        self.at = told.indices.to_numpy(zero_copy_only=False)


class _Numbers:
    """A column of numbers: not a number where nothing stands or nothing can be read."""

    def __init__(self, column: Any) -> None:
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        self._column = column
        if pa.types.is_floating(column.type):
            self.values = column.to_numpy(zero_copy_only=False)
            self.unreadable = np.zeros(len(column), dtype=bool)
            return
        texts = pc.utf8_trim_whitespace(pc.fill_null(column, ""))
        plain = pc.match_substring_regex(texts, _PLAIN_NUMBER)
        # A sign before a number is plain to people, not to the reader below.
        readable = pc.utf8_ltrim(pc.if_else(plain, texts, pa.scalar(None, pa.string())), "+")
        self.values = readable.cast(pa.float64()).to_numpy(zero_copy_only=False)
        blank = pc.equal(texts, "").to_numpy(zero_copy_only=False)
        self.unreadable = ~plain.to_numpy(zero_copy_only=False) & ~blank

    def text(self, i: int) -> str:
        value = self._column[i].as_py()
        return "" if value is None else str(value).strip()
