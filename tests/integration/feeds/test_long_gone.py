"""Tombstones do not pile up, and a cursor that would miss one is told so."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from charts.models import Measurement
from feeds.extracting.windows import CURSORS_LAST
from feeds.models import Change, Mark
from feeds.retention import forget_what_is_long_gone
from tests.api import Machine, a_key
from tests.integration.feeds.test_extracting import Reader
from tests.stack import wait_until
from tests.world import World, a_measure, a_world, some_data

DAY = timedelta(days=1)


@pytest.fixture
def world(committed: None) -> World:
    """Committed: what is still open in a transaction is in no snapshot."""
    return a_world()


@pytest.fixture
def reader(world: World) -> Reader:
    some_data(a_measure(world.project, world.lead), world.lead, [1.0, 2.0, 3.0])
    reader = Reader(Machine(a_key(world.organisation)), "measurements")
    reader.read()
    return reader


def take_back_one() -> None:
    newest = Measurement.objects.order_by("-period").first()
    assert newest is not None
    newest.delete()
    wait_until(_nothing_older_runs, what="transactions of other tests on this server to end")


def _nothing_older_runs() -> bool:
    """A mark is cautious: it goes back to the oldest transaction of the whole server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        (oldest,) = cursor.fetchone()
    return not Change.objects.filter(xact__gte=oldest).exists()


def tombstones() -> int:
    return Change.objects.filter(is_gone=True).count()


def after(days: timedelta) -> int:
    """The sweeper comes by, with everything that was noted so long ago."""
    for mark in Mark.objects.all():
        mark.at -= days
        mark.save()
    return forget_what_is_long_gone(at=timezone.now())


def test_a_tombstone_is_deleted_once_every_cursor_that_needs_it_has_ended(reader: Reader) -> None:
    take_back_one()
    forget_what_is_long_gone(at=timezone.now())

    assert after(CURSORS_LAST - DAY) == 0
    assert [row["deleted"] for row in reader.read()] == [True]
    assert after(3 * DAY) == 1
    assert tombstones() == 0


def test_a_cursor_from_before_is_gone_and_one_from_after_goes_on(
    reader: Reader, world: World
) -> None:
    before = reader.cursor
    take_back_one()
    reader.read()
    forget_what_is_long_gone(at=timezone.now())
    reader.read()
    take_back_one()
    after(CURSORS_LAST)

    answer = reader.machine.get("feeds/measurements/", cursor=before)
    assert (answer.status_code, answer.json()["code"]) == (410, "cursor_expired")
    assert tombstones() == 2  # whoever has just begun to read may still be at it
    assert [row["deleted"] for row in reader.read()] == [True]
    assert after(2 * DAY) == 1
    assert reader.read() == []
    assert Measurement.objects.count() == len(reader.rows) == 1


def test_it_is_looked_at_once_a_day(reader: Reader) -> None:
    forget_what_is_long_gone(at=timezone.now())

    assert Mark.objects.count() == 1
    forget_what_is_long_gone(at=timezone.now())
    assert Mark.objects.count() == 1
    after(DAY)
    assert Mark.objects.count() == 2


def test_of_old_notes_the_newest_is_kept(reader: Reader) -> None:
    forget_what_is_long_gone(at=timezone.now())
    after(2 * DAY)
    after(CURSORS_LAST + 2 * DAY)

    assert Mark.objects.count() == 2


def test_notes_of_another_database_count_nothing(reader: Reader) -> None:
    take_back_one()
    Mark.objects.create(
        at=timezone.now() - 2 * CURSORS_LAST, epoch="of the one before", xact=10**15
    )

    assert forget_what_is_long_gone(at=timezone.now()) == 0
    assert tombstones() == 1
    assert [row["deleted"] for row in reader.read()] == [True]
