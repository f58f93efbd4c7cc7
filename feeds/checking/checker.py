"""Parting the rows of a batch into good ones and rejected ones, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from charts.readings import Reading, problems_with
from charts.vocabulary import WITH_DENOMINATOR
from common.nhs_numbers import nhs_numbers_in
from feeds.checking.columns import Rows
from feeds.codes import Codes, Target, Unknown
from feeds.reading import Batch
from feeds.vocabulary import NEEDED, NUMBERS, CodeKind

if TYPE_CHECKING:
    import numpy as np

_LONGEST = 100  # characters of what is kept of a cell


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
        rows = Rows(batch, self._target_of, self._day_of, self._today)
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
        self, rows: Rows, i: int, unknown: dict[tuple[CodeKind, str, str], int]
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
