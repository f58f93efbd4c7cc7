"""One load at work: stage what may be loaded, list what may not, and write what differs."""

from collections import Counter
from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING, BinaryIO, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import act
from charts.tasks import recompute_soon
from feeds import staging
from feeds.checking import Checked, Checker, Rejected
from feeds.codes import codes_of
from feeds.loading.stages import finish
from feeds.models import Load, UnknownCode
from feeds.reading import Batch, UnreadableFile, ahead, batches_of
from feeds.vocabulary import CodeKind, FileKind, Stage
from people.calendar import local_date

if TYPE_CHECKING:
    import numpy as np

CHUNK = 5_000  # rows in one commit: so long whoever saves one of its measures may have to wait
MOST_ROWS = 5_000_000
MOST_UNKNOWN = 1_000  # different codes that are listed
_DAYS = 2**16  # from 1970 on: more than any period of a reading
Beat = Callable[[], None]
_COUNTS = (
    "stage",
    "seen_at",
    "share_read",
    "read",
    "inserted",
    "updated",
    "unchanged",
    "rejected",
    "to_write",
    "measures_changed",
)


class Cancelled(Exception):
    """Somebody does not want the rest of a load any more."""


class OneLoad:
    """One load at work."""

    def __init__(self, load: Load, beat: Beat) -> None:
        self.load = load
        self.beat = beat
        self.unknown: Counter[tuple[CodeKind, str, str]] = Counter()
        self.keys: list[np.ndarray] = []  # eight bytes a row

    def through(self) -> None:
        staging.prepare()
        self._stage()
        new, differing = staging.compare(organisation=self.load.organisation_id)
        if self.load.is_dry_run:
            self.load.inserted = self.load.updated = 0
            self._tell(inserted=new, updated=differing)
            self._finish_counting()
        elif self.load.all_or_nothing and self.load.rejected:
            finish(self.load, Stage.REFUSED)
        else:
            self._write(new + differing)
            self._finish_counting()

    def _stage(self) -> None:
        """Every row that may be loaded into staging; all others into the list of rejected ones."""
        load = self.load
        load.rejected_rows.all().delete()
        load.unknown_codes.all().delete()
        load.read = load.rejected = 0
        checker = Checker(
            codes_of(load.organisation), today=local_date(load.organisation, timezone.now())
        )
        with staging.Adding() as staged:
            for batch in ahead(self._batches()):
                checked = checker.check(batch)
                self._remember(checked.good)
                staged.wait()
                self._count(checked)
                self._tell()
                staged.add(checked.good)
        if self._some_repeat():
            load.rejected += staging.reject_repeated(
                organisation=load.organisation_id, load=load.pk, column=load.columns["period"]
            )
        self._list_unknown()
        self._tell()

    def _count(self, checked: Checked) -> None:
        load = self.load
        load.read += checked.read
        if load.read > MOST_ROWS:
            raise UnreadableFile(
                _("There are more than %(most)s rows here. Send them in several files.")
                % {"most": f"{MOST_ROWS:,}"}
            )
        self._reject(checked.rejected)
        self.unknown.update(checked.unknown)

    def _remember(self, good: "Mapping[str, np.ndarray]") -> None:
        """Measure and period of each row, in one number."""
        if good:
            days = good["period"].astype("int64")
            self.keys.append(good["measure_id"].astype("int64") * _DAYS + days)

    def _some_repeat(self) -> bool:
        """Whether a period stands twice. It hardly ever does, and sorting numbers is quick."""
        import numpy as np

        keys = np.sort(np.concatenate(self.keys)) if self.keys else np.array([])
        self.keys = []
        return bool((keys[1:] == keys[:-1]).any())

    def _batches(self) -> Generator[Batch, None, None]:
        load = self.load
        with load.file.open("rb") as content:
            for batch in batches_of(
                cast(BinaryIO, content),
                FileKind(load.kind),
                columns=load.columns,
                encoding=load.encoding,
                compressed=load.is_compressed,
            ):
                load.share_read = min(1.0, content.tell() / max(load.size, 1))
                yield batch
        load.share_read = 1.0

    def _reject(self, refusals: list[Rejected]) -> None:
        load = self.load
        load.rejected += len(refusals)
        staging.list_rejected(
            (
                load.organisation_id,
                load.pk,
                refusal.number,
                load.columns.get(refusal.field, "")[:100],
                refusal.value,
                refusal.code,
                refusal.reason[:300],
            )
            for refusal in refusals
        )

    def _list_unknown(self) -> None:
        load = self.load
        UnknownCode.objects.bulk_create(
            UnknownCode(
                organisation_id=load.organisation_id,
                load=load,
                kind=kind,
                measure_code=measure,
                unit_code=unit,
                rows=rows,
            )
            for (kind, measure, unit), rows in self.unknown.most_common(MOST_UNKNOWN)
        )

    def _write(self, to_write: int) -> None:
        """The rows that differ, measure by measure in the order of their keys."""
        load = self.load
        load.to_write = load.inserted + load.updated + to_write
        load.stage = Stage.WRITING
        self._tell()
        for chunk in staging.chunks(most=CHUNK):
            with transaction.atomic(), act("loads.load", by=load.made_by):
                written = staging.write(
                    chunk, organisation=load.organisation_id, by=load.made_by_id, at=load.made_at
                )
                self._tell(
                    inserted=written.inserted,
                    updated=written.updated,
                    measures_changed=len(written.measures),
                )
                recompute_soon(written.measures, queue="bulk")

    def _finish_counting(self) -> None:
        """What was neither rejected nor written, now or before a kill, was as it is already."""
        load = self.load
        load.unchanged = max(0, load.read - load.rejected - load.inserted - load.updated)
        self._tell()
        finish(load, Stage.DONE)

    def _tell(self, *, inserted: int = 0, updated: int = 0, measures_changed: int = 0) -> None:
        """Put down how far it has come, and hear whether it is still wanted."""
        load = self.load
        self.beat()
        load.inserted += inserted
        load.updated += updated
        load.measures_changed += measures_changed
        load.seen_at = timezone.now()
        load.save(update_fields=_COUNTS)
        if Load.objects.filter(pk=load.pk, cancel_asked=True).exists():
            raise Cancelled
