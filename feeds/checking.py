"""Checking rows in sets: what is plainly right passes as columns, and only the rest one by one.

The one by one is `charts.readings`, the same that checks what a person types; the test of columns
lets through nothing that it would refuse.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from charts import periods
from charts.readings import Reading, problems_with
from charts.vocabulary import WITH_DENOMINATOR, DataShape, Rhythm
from common.nhs_numbers import nhs_numbers_in
from feeds.codes import Codes, Target, Unknown
from feeds.reading import Batch
from feeds.vocabulary import NEEDED, NUMBERS, CodeKind

if TYPE_CHECKING:
    import numpy as np

_PLAIN_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$"
_SHAPES = tuple(DataShape)
_RHYTHMS = tuple(Rhythm)
_LONGEST = 100  # characters of what is kept of a cell
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Rejected:
    """A row that is not loaded; `field` is what the platform calls the column."""

    number: int
    field: str
    value: str
    code: str
    reason: str


@dataclass(frozen=True)
class Checked:
    """The rows that may be loaded, as columns, and those that may not."""

    read: int  # rows in which anything stands
    good: Mapping[str, "np.ndarray"]
    rejected: list[Rejected]
    unknown: Mapping[tuple[CodeKind, str, str], int] = field(default_factory=dict)


class Checker:
    """Checks the batches of one load against the codes and the calendar of its organisation."""

    def __init__(self, codes: Codes, *, today: date) -> None:
        self._codes = codes
        self._today = today
        self._days: dict[str, date | None] = {}
        self._targets: dict[tuple[str, str], Target | Unknown] = {}

    def check(self, batch: Batch) -> Checked:
        """Part the rows of a batch into good and rejected ones."""
        rejected = [
            Rejected(bad.number, "", _kept(bad.text), "malformed", bad.reason)
            for bad in batch.malformed
        ]
        if not len(batch.numbers):
            return Checked(len(rejected), {}, rejected)
        rows = _Rows(batch, self._target_of, self._day_of, self._today)
        fine, blank = rows.plainly_fine(), 0
        unknown: dict[tuple[CodeKind, str, str], int] = {}
        for i in (~fine).nonzero()[0].tolist():
            refusal = self._look_at(rows, i, unknown)
            if refusal is None:
                fine[i] = True
            elif refusal.code == "blank":
                blank += 1
            else:
                rejected.append(refusal)
        read = len(batch.numbers) - blank + len(batch.malformed)
        return Checked(read, rows.good(fine), rejected, unknown)

    def _target_of(self, measure: str, unit: str) -> Target | Unknown:
        key = measure, unit
        if key not in self._targets:
            self._targets[key] = self._codes.target_of(measure, unit)
        return self._targets[key]

    def _day_of(self, text: str) -> date | None:
        """Only 2026-03-31, with or without a time behind it: 03/04/2026 may be two days."""
        if text not in self._days:
            try:
                self._days[text] = date.fromisoformat(text[:10]) if text[10:11] in "T " else None
            except ValueError:
                self._days[text] = None
        return self._days[text]

    def _look_at(
        self, rows: "_Rows", i: int, unknown: dict[tuple[CodeKind, str, str], int]
    ) -> Rejected | None:
        """Why a row is not plainly right; nothing where it is right after all."""
        number = int(rows.numbers[i])
        cells = {name: rows.text(name, i) for name in (*NEEDED, *NUMBERS)}
        if not any(cells.values()):
            return Rejected(number, "", "", "blank", "")
        for name in NEEDED:
            if not cells[name]:
                return Rejected(number, name, "", "empty", _("This cell is empty."))
        target = self._target_of(cells["measure"], cells["unit"])
        if isinstance(target, Unknown):
            return _of_codes(number, cells, target, unknown)
        day = self._day_of(cells["period"])
        if day is None:
            reason = _("This is not a day. Write it like 2026-03-31.")
            return Rejected(number, "period", _kept(cells["period"]), "not_a_day", reason)
        used = NUMBERS[:2] if target.shape in WITH_DENOMINATOR else NUMBERS[2:]
        for name in used:
            if rows.is_unreadable(name, i):
                reason = _("This is not a number. Write it like 1204.5.")
                return Rejected(number, name, _kept(cells[name]), "not_a_number", reason)
        above, below, value = (rows.value(n, i) if n in used else None for n in NUMBERS)
        reading = Reading(day, above, below, value)
        found = problems_with(reading, shape=target.shape, rhythm=target.rhythm, today=self._today)
        for name, sentence in found.items():
            return Rejected(number, name, _kept(cells[name]), "impossible", sentence)
        return None


def _of_codes(
    number: int,
    cells: Mapping[str, str],
    target: Unknown,
    unknown: dict[tuple[CodeKind, str, str], int],
) -> Rejected:
    name = "unit" if target.kind is CodeKind.UNIT else "measure"
    if target.kind is None:
        return Rejected(number, name, _kept(cells[name]), "takes_no_data", target.reason)
    key = (
        target.kind,
        "" if target.kind is CodeKind.UNIT else _kept(cells["measure"]),
        "" if target.kind is CodeKind.MEASURE else _kept(cells["unit"]),
    )
    unknown[key] = unknown.get(key, 0) + 1
    return Rejected(number, name, _kept(cells[name]), "unknown_code", target.reason)


def _kept(text: str) -> str:
    """What is stored of a cell that was refused: never what may be a patient's number."""
    return "…" if nhs_numbers_in(text) else text[:_LONGEST]


class _Rows:
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
