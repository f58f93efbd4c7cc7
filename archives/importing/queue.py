"""Reading in what somebody brought, and how that ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic
from typing import Any, BinaryIO, cast

import structlog
from django.db import OperationalError, connections
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from archives.importing.reading_in import FirstPassword, Told, import_organisation
from archives.models import Import
from archives.vocabulary import Stage
from audit.services import SystemProcess
from common.errors import DomainError
from common.locks import alone_with

log = structlog.get_logger(__name__)
Beat = Callable[[], None]
SETTING_UP = SystemProcess("Import of an export")
_IMPORTING = "archives.import"
_TOLD_EVERY = 0.5  # seconds
_TELL = "UPDATE archives_import SET share_read = %s, seen_at = clock_timestamp() WHERE id = %s"


def run_waiting_imports(*, quiet_for: timedelta = timedelta(0), beat: Beat = lambda: None) -> int:
    """Read in what waits and nobody else is at. Returns how many were done.

    With `quiet_for`, only that of which nobody has heard for so long. Must not run inside a
    transaction.
    """
    done = 0
    before = timezone.now() - quiet_for
    for brought in Import.objects.unfinished().order_by("pk"):
        if (brought.seen_at or brought.made_at) > before:
            continue
        with alone_with(_IMPORTING, 0) as alone:
            brought.refresh_from_db()
            if alone and not brought.is_finished:
                _run(brought, beat)
                done += 1
    return done


def _run(brought: Import, beat: Beat) -> None:
    Import.objects.filter(pk=brought.pk).update(
        stage=Stage.WRITING, attempts=F("attempts") + 1, seen_at=timezone.now()
    )
    brought.refresh_from_db()
    if brought.attempts > Import.MOST_ATTEMPTS:
        _end(brought, Stage.FAILED, _("This import was broken off three times."))
        return
    try:
        with brought.file.open("rb") as content, _teller(brought, beat) as told:
            import_organisation(
                content=cast(BinaryIO, content),
                by=SETTING_UP,
                at=timezone.now(),
                first=FirstPassword(brought.email, brought.encoded_password),
                told=told,
            )
    except DomainError as refusal:
        _end(brought, Stage.FAILED, refusal.sentence)
    except OperationalError:
        raise  # the database is away: the import waits for it
    except Exception as error:
        log.exception("import_failed", brought=brought.pk)
        _end(
            brought,
            Stage.FAILED,
            _("Something went wrong here: {kind}").format(kind=type(error).__name__),
        )
    else:
        _end(brought, Stage.DONE)


@contextmanager
def _teller(brought: Import, beat: Beat) -> Iterator[Told]:
    """Puts down how far it has come, on a connection of its own: the import is one transaction."""
    beside = connections.create_connection("default")
    told_at = 0.0

    def told(done: int, in_all: int) -> None:
        nonlocal told_at
        if monotonic() - told_at < _TOLD_EVERY:
            return
        told_at = monotonic()
        beat()
        values: list[Any] = [done / max(in_all, 1), brought.pk]
        with beside.cursor() as cursor:
            cursor.execute(_TELL, values)

    try:
        yield told
    finally:
        beside.close()


def _end(brought: Import, stage: Stage, failure: str = "") -> None:
    """However it ends, neither what was brought nor the password is kept here."""
    brought.file.delete(save=False)
    Import.objects.filter(pk=brought.pk).update(
        stage=stage,
        failure=failure[:600],
        finished_at=timezone.now(),
        file="",
        encoded_password="",
    )
