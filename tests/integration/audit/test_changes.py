"""The history of rows, read back as what was before and after."""

import pytest
from django.db import connection

from audit.selectors import Change, changes_of
from audit.services import SystemProcess, act
from people.models import Unit
from tests.world import a_unit, a_world

BY = SystemProcess("Tests")


@pytest.fixture
def unit(db: None) -> Unit:
    with act("tests.make", by=BY):
        return a_unit(a_world().organisation, "Oak ward")


def rename(unit: Unit, name: str) -> None:
    with act("tests.rename", by=BY):
        Unit.objects.filter(pk=unit.pk).update(name=name)


def changes(unit: Unit, most: int = 10) -> list[Change]:
    return changes_of(Unit, id=unit.pk, most=most)


def test_a_new_row_has_nothing_before_it(unit: Unit) -> None:
    (made,) = changes(unit)

    assert (made.before, made.after.name, made.by) == (None, "Oak ward", "Tests")
    assert not made.changed("name")


def test_newest_first_with_both_sides_of_each_change(unit: Unit) -> None:
    rename(unit, "Elm ward")
    rename(unit, "Ash ward")

    latest, earlier, _ = changes(unit)

    assert (earlier.before.name, earlier.after.name) == ("Oak ward", "Elm ward")
    assert (latest.before.name, latest.after.name) == ("Elm ward", "Ash ward")
    assert latest.changed("name")
    assert not latest.changed("kind")


def test_a_removed_row_is_told_from_what_it_was(unit: Unit) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dashboards_unitsummary WHERE unit_id = %s", [unit.pk])
        cursor.execute("DELETE FROM people_unit WHERE id = %s", [unit.pk])

    removed = changes(unit)[0]

    assert removed.after is None
    assert removed.row.name == "Oak ward"


def test_the_oldest_of_a_cut_history_is_left_out_when_what_was_before_is_unknown(
    unit: Unit,
) -> None:
    for name in ("Elm ward", "Ash ward", "Fir ward"):
        rename(unit, name)

    assert [change.after.name for change in changes(unit, most=2)] == ["Fir ward", "Ash ward"]
