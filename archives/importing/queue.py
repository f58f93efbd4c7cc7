"""Reading in what somebody brought, and how that ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, BinaryIO, cast

import structlog
from django.db import OperationalError, connections
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from archives.importing.reading_in import FirstPassword, Told, import_organisation
from archives.models import Import
from archives.vocabulary import Stage
from archives.waiting import Beat, now_and_then, run_waiting
from audit.services import SystemProcess
from common.errors import DomainError

log = structlog.get_logger(__name__)
SETTING_UP = SystemProcess("Import of an export")
_IMPORTING = "archives.import"
_TELL = "UPDATE archives_import SET share_read = %s, seen_at = clock_timestamp() WHERE id = %s"


def run_waiting_imports(*, quiet_for: timedelta = timedelta(0), beat: Beat = lambda: None) -> int:
    """Read in what waits and nobody else is at. Returns how many were done.

    With `quiet_for`, only that of which nobody has heard for so long. Must not run inside a
    transaction.
    """
    return run_waiting(
        Import.objects.unfinished(),
        lambda brought: _run(brought, beat),
        work=_IMPORTING,
        number_of=lambda _brought: 0,  # there is one installation
        quiet_for=quiet_for,
    )


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
    except Exception as error:  # whatever it is, whoever asked has to see an end
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

    def tell(done: int, in_all: int) -> None:
        values: list[Any] = [done / max(in_all, 1), brought.pk]
        with beside.cursor() as cursor:
            cursor.execute(_TELL, values)

    try:
        yield now_and_then(tell, beat)
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
