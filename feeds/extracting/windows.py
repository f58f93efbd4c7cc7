"""Cursors, and the window from one to the next."""

import json
from dataclasses import dataclass

from django.db import connection

from common.sealing import seal, unseal

# A cursor is of one database. After a restore or a failover its numbers mean other transactions,
# or transactions that were lost: then one of these differs, and everything is to be read again.
_NOW = """
    SELECT concat_ws('.', (pg_control_system()).system_identifier,
                     (pg_control_checkpoint()).timeline_id,
                     (SELECT oid FROM pg_database WHERE datname = current_database()),
                     'charts_measurement'::regclass::oid, 'feeds_change'::regclass::oid),
           pg_current_snapshot()::text,
           pg_snapshot_xmax(pg_current_snapshot())::text::bigint
"""


class CursorExpired(Exception):
    """A cursor of another database, or no cursor of this organisation: begin from the start."""


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
        asking.execute(_NOW)
        epoch, now, end = asking.fetchone()
    following = seal(json.dumps([organisation_id, epoch, now]))
    if not cursor:
        return Window(organisation_id, following)
    opened = unseal(cursor)
    whose, of_epoch, since = json.loads(opened) if opened else (0, "", "")
    if (whose, of_epoch) != (organisation_id, epoch) or int(since.split(":")[1]) > end:
        raise CursorExpired
    return Window(organisation_id, following, since, end)
