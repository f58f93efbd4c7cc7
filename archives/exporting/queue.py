"""Which export is written next, by whom, and how each ends."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import file_digest
from tempfile import TemporaryFile
from uuid import uuid4

import structlog
from django.core.files import File
from django.db import OperationalError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from archives.models import Export
from archives.packing import one_moment, pack
from archives.vocabulary import Stage
from archives.waiting import Beat, now_and_then, run_waiting

log = structlog.get_logger(__name__)
_EXPORTING = "archives.export"


class Cancelled(Exception):
    """Nobody wants the rest of an export any more."""


def run_waiting_exports(*, quiet_for: timedelta = timedelta(0), beat: Beat = lambda: None) -> int:
    """Write every export that waits and that nobody else is at. Returns how many were done.

    With `quiet_for`, only those of which nobody has heard for so long. Must not run inside a
    transaction.
    """
    return run_waiting(
        Export.objects.unfinished().select_related("organisation"),
        lambda export: _run(export, beat),
        work=_EXPORTING,
        number_of=lambda export: export.organisation_id,
        quiet_for=quiet_for,
    )


def _run(export: Export, beat: Beat) -> None:
    """Write one export from its beginning to its end, whatever the end is. Needs the lock."""
    now = timezone.now()
    Export.objects.filter(pk=export.pk).update(
        stage=Stage.WRITING,
        attempts=F("attempts") + 1,
        started_at=export.started_at or now,
        seen_at=now,
    )
    export.refresh_from_db()
    try:
        if export.attempts > Export.MOST_ATTEMPTS:
            _end(export, Stage.FAILED, _("This export was broken off three times."))
            return
        _write(export, beat)
    except Cancelled:
        _end(export, Stage.CANCELLED)
    except OperationalError:
        raise  # the database is away: the export waits for it
    except Exception as error:  # whatever it is, whoever asked has to see an end
        log.exception("export_failed", export=export.pk)
        _end(
            export,
            Stage.FAILED,
            _("Something went wrong here: {kind}").format(kind=type(error).__name__),
        )


def _write(export: Export, beat: Beat) -> None:
    with TemporaryFile() as target:  # gone with the process, however that ends
        with one_moment() as database:
            packed = pack(
                export.organisation,
                target,
                database=database,
                with_confidences=False,
                told=_teller(export, beat),
            )
        export.size = target.tell()
        target.seek(0)
        export.digest = file_digest(target, "sha256").hexdigest()
        target.seek(0)
        beat()
        export.file.save(f"{uuid4().hex}.zip", File(target), save=False)
    export.written = export.in_all = packed.rows
    export.files, export.missing = packed.files, packed.missing
    export.stage, export.finished_at = Stage.DONE, timezone.now()
    export.save()


def _teller(export: Export, beat: Beat) -> Callable[[int, int], None]:
    """Puts down how far it has come, now and then, and hears whether it is still wanted."""
    mine = Export.objects.filter(pk=export.pk)

    def tell(written: int, in_all: int) -> None:
        mine.update(written=written, in_all=in_all, seen_at=timezone.now())
        if mine.filter(cancel_asked=True).exists():
            raise Cancelled

    return now_and_then(tell, beat)


def _end(export: Export, stage: Stage, failure: str = "") -> None:
    now = timezone.now()
    Export.objects.filter(pk=export.pk).update(
        stage=stage, failure=failure[:400], finished_at=now, seen_at=now
    )
