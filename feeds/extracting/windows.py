"""Cursors, and the window from one to the next."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from common.sealing import seal, unseal
from feeds.models import Mark

CURSORS_LAST = timedelta(days=90)
# A cursor is of one database. After a restore or a failover its numbers mean other transactions,
# or transactions that were lost: then one of these differs, and everything is to be read again.
_EPOCH = """
    concat_ws('.', (pg_control_system()).system_identifier,
              (pg_control_checkpoint()).timeline_id,
              (SELECT oid FROM pg_database WHERE datname = current_database()),
              'charts_measurement'::regclass::oid, 'feeds_change'::regclass::oid)"""
_OVER_BEFORE = f"""
    COALESCE((SELECT max(xact) FROM feeds_mark WHERE epoch = {_EPOCH} AND at <= %s), 0)"""
_NOW = f"""
    SELECT {_EPOCH}, pg_current_snapshot()::text,
           pg_snapshot_xmax(pg_current_snapshot())::text::bigint, {_OVER_BEFORE}
"""


class CursorExpired(Exception):
    """A cursor too old, of another database or another organisation: begin from the start."""


@dataclass(frozen=True)
class Window:
    """Everything that has become visible since a snapshot, or everything there is.

    `next_cursor` begins where this window ends. A row may be given twice; none is left out.
    """

    organisation_id: int
    next_cursor: str
    since: str = ""  # a snapshot, as PostgreSQL writes it
    end: int = 0  # transactions from here on are for the next window

    def condition(self, xact: str) -> str:
        """In SQL: whether the transaction in this column belongs here."""
        first, past, _running = self.since.split(":")
        return (
            f"{xact} >= {int(first)} AND {xact} < {self.end} AND ({xact} >= {int(past)}"
            f" OR NOT pg_visible_in_snapshot({xact}::text::xid8, '{self.since}'::pg_snapshot))"
        )


def window_since(cursor: str, *, organisation_id: int) -> Window:
    """The window from a cursor to now; everything, where there is no cursor yet. One query.

    It is opened before anything is read: what commits meanwhile is given now or the next time.
    Raises CursorExpired.
    """
    with connection.cursor() as asking:
        asking.execute(_NOW, [timezone.now() - CURSORS_LAST])
        epoch, now, end, forgotten = asking.fetchone()
    following = seal(json.dumps([organisation_id, epoch, now]))
    if not cursor:
        return Window(organisation_id, following)
    opened = unseal(cursor)
    whose, of_epoch, since = json.loads(opened) if opened else (0, "", "")
    if (whose, of_epoch) != (organisation_id, epoch):
        raise CursorExpired
    first, past, _running = since.split(":")
    if int(past) > end or int(first) < forgotten:
        raise CursorExpired
    return Window(organisation_id, following, since, end)


def mark(*, at: datetime) -> None:
    """Note which transactions are over now, so that the age of cursors is known later."""
    with connection.cursor() as asking:
        asking.execute(f"SELECT {_EPOCH}, pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        epoch, xact = asking.fetchone()
    Mark.objects.create(at=at, epoch=epoch, xact=xact)


def over_before(at: datetime) -> int:
    """Below this number every transaction was over at that time, as far as anybody noted."""
    with connection.cursor() as asking:
        asking.execute(f"SELECT {_OVER_BEFORE}", [at])
        return int(asking.fetchone()[0])
