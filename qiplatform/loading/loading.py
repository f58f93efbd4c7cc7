"""Loading a file chunk by chunk: each is saved as a whole or not at all, and then forgotten.

Memory does not grow with the file: beside the chunk at hand there is only one long number for
each measure, whose bits are the days that have been read for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from audit.services import recorded
from charts.models import Measure
from charts.readings import Reading, problems_with
from charts.services import bulk
from charts.vocabulary import Rhythm
from common.errors import DomainError
from people.models import User
from qiplatform.loading.columns import Columns, Line, Rejected, Row, line_of
from qiplatform.loading.places import Places

Refuse = Callable[[Rejected], None]


@dataclass
class Report:
    """What became of the lines of a file, and the measures that changed."""

    read: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    changed: set[int] = field(default_factory=set)  # measures

    def add(self, loaded: bulk.Loaded) -> None:
        self.inserted += loaded.inserted
        self.updated += loaded.updated
        self.unchanged += loaded.unchanged
        self.changed |= loaded.changed


class Loader:
    """One load of one file by one person."""

    def __init__(
        self,
        columns: Columns,
        places: Places,
        *,
        rhythm: Rhythm,
        today: date,
        by: User,
        at: datetime,
        refused: Refuse = lambda rejected: None,
    ) -> None:
        self.report = Report()
        self._columns = columns
        self._places = places
        self._rhythm = rhythm
        self._today = today
        self._by = by
        self._at = at
        self._refused = refused
        self._days_read: defaultdict[int, int] = defaultdict(int)

    @property
    def measures(self) -> list[int]:
        """Every measure of which something was read."""
        return sorted(self._days_read)

    def load(self, rows: Iterable[tuple[int, Row]], *, chunk: int) -> Iterator[int]:
        """Load numbered rows, so many in a transaction; yields how many have been dealt with."""
        rows = iter(rows)
        while batch := list(islice(rows, chunk)):
            lines = list(self._understood(batch))
            self.report.add(_save(lines=lines, loader=self, by=self._by, at=self._at))
            yield len(batch)

    def _understood(self, batch: Iterable[tuple[int, Row]]) -> Iterator[Line]:
        for number, row in batch:
            self.report.read += 1
            try:
                yield line_of(number, row, self._columns, self._rhythm)
            except Rejected as rejected:
                self._refuse(rejected)

    def placed(self, lines: Iterable[Line]) -> Iterator[tuple[Measure, Reading]]:
        """Each line with its measure, apart from those that do not fit it."""
        for line in lines:
            try:
                self._check_numbers(line)
                measure = self._places.measure_of(line)
                reading = line.reading.at_start_of(measure.every)
                self._check_is_new(line, measure, reading.period)
            except Rejected as rejected:
                self._refuse(rejected)
            except DomainError as error:
                reason = next(iter(getattr(error, "fields", {}).values()), error.sentence)
                self._refuse(Rejected(line.number, self._columns.unit, reason))
            else:
                yield measure, reading

    def _check_numbers(self, line: Line) -> None:
        shape, rhythm = self._places.expected_of(line)
        found = problems_with(line.reading, shape=shape, rhythm=rhythm, today=self._today)
        for name, sentence in found.items():
            column = self._columns.numbers.get(name, self._columns.period)
            raise Rejected(line.number, column, sentence)

    def _check_is_new(self, line: Line, measure: Measure, period: date) -> None:
        day = 1 << (period.toordinal() - _FIRST_DAY)
        if self._days_read[measure.pk] & day:
            raise Rejected(
                line.number, self._columns.period, "This period stands further up already."
            )
        self._days_read[measure.pk] |= day

    def _refuse(self, rejected: Rejected) -> None:
        self.report.rejected += 1
        self._refused(rejected)


_FIRST_DAY = date(1989, 12, 1).toordinal()  # no period of a reading begins earlier


@recorded
def _save(*, lines: Iterable[Line], loader: Loader, by: User, at: datetime) -> bulk.Loaded:
    """One chunk in one transaction, with the units and measures that it brings."""
    loads: dict[int, tuple[Measure, list[Reading]]] = {}
    for measure, reading in loader.placed(lines):
        loads.setdefault(measure.pk, (measure, []))[1].append(reading)
    return bulk.load_measurements(loads=loads.values(), by=by, at=at)
