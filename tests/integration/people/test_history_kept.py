"""How long history is kept: set by the organisation, removed by the database, written down."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.selectors import changes_of
from people.models import HistoryRemoval, Organisation, SecurityEvent, Unit
from people.retention import remove_old_history
from people.sign_in import SecurityAct
from tests.conftest import as_owner
from tests.integration.people.reading import words
from tests.world import World, a_unit, a_world


@pytest.fixture
def world(committed: None) -> World:
    return a_world()


def keep(organisation: Organisation, **years: int | None) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(**years)


def made_older(model: Any, years: int, **rows: object) -> None:
    """Entries as they would stand after so many years; only the owner of the tables can."""
    table, column = model._meta.db_table, "at" if model is SecurityEvent else "pgh_created_at"
    conditions = " AND ".join(f"{name} = %s" for name in rows)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            f"UPDATE {table} SET {column} = {column} - make_interval(years => %s)"
            f" WHERE {conditions}",
            [years, *rows.values()],
        )
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def rename(unit: Unit, *names: str) -> None:
    for name in names:
        Unit.objects.filter(pk=unit.pk).update(name=name)


def names_kept(unit: Unit) -> list[str]:
    return [entry.name for entry in unit.history.order_by("pgh_id")]


def event_model() -> Any:
    return Unit.history.rel.related_model


def test_what_is_older_goes_and_what_stood_at_the_beginning_stays(world: World) -> None:
    ward = world.ward
    rename(ward, "Elm", "Ash")
    made_older(event_model(), 6, pgh_obj_id=ward.pk)
    rename(ward, "Fir")
    keep(world.organisation, history_years=5)

    removed = remove_old_history()

    assert removed == 2
    assert names_kept(ward) == ["Ash", "Fir"]
    (latest,) = changes_of(Unit, id=ward.pk)
    assert (latest.before.name, latest.after.name) == ("Ash", "Fir")
    written = HistoryRemoval.objects.get()
    assert (written.what, written.entries) == ("history", 2)
    assert remove_old_history() == 0
    assert HistoryRemoval.objects.count() == 1


def test_without_a_policy_nothing_goes_nor_of_another_organisation(world: World) -> None:
    other = a_world("Southgate Fictional Health").ward
    for ward in (world.ward, other):
        rename(ward, "Elm")
        made_older(event_model(), 20, pgh_obj_id=ward.pk)

    assert remove_old_history() == 0
    keep(world.organisation, history_years=10)
    assert remove_old_history() == 1
    assert len(names_kept(other)) == 2


def test_of_a_deleted_row_nothing_is_left(world: World) -> None:
    unit = a_unit(world.organisation, "Short-lived")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dashboards_unitsummary WHERE unit_id = %s", [unit.pk])
        cursor.execute("DELETE FROM people_unit WHERE id = %s", [unit.pk])
    made_older(event_model(), 3, pgh_obj_id=unit.pk)
    keep(world.organisation, history_years=2)

    assert remove_old_history() == 2
    assert not event_model().objects.filter(pgh_obj_id=unit.pk).exists()


def test_the_security_log_has_a_time_of_its_own(world: World) -> None:
    for _ in range(2):
        SecurityEvent.objects.create(
            organisation=world.organisation,
            user=world.lead,
            act=SecurityAct.SIGNED_IN,
            at=timezone.now(),
        )
    oldest = SecurityEvent.objects.earliest("pk")
    made_older(SecurityEvent, 4, id=oldest.pk)
    keep(world.organisation, security_log_years=3)

    assert remove_old_history() == 1
    assert not SecurityEvent.objects.filter(pk=oldest.pk).exists()
    assert HistoryRemoval.objects.get().what == "security_log"


def test_the_application_itself_still_cannot_remove_history(world: World) -> None:
    keep(world.organisation, history_years=1)
    table = event_model()._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(tgname, ',') FROM pg_trigger WHERE tgname LIKE '%append%'"
        )
        every = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{every}}}"])
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(f"DELETE FROM {table}")


def test_after_a_removal_history_is_closed_again(world: World) -> None:
    rename(world.ward, "Elm")
    made_older(event_model(), 6, pgh_obj_id=world.ward.pk)
    keep(world.organisation, history_years=5)

    with transaction.atomic():
        remove_old_history()
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('pgtrigger.ignore', true)")
            assert cursor.fetchone()[0] in (None, "")


def test_the_page_sets_it_says_it_and_is_for_administrators(
    world: World, admin: Client, lead: Client
) -> None:
    page = reverse("history_kept")

    saved = admin.post(page, {"history_years": "7", "security_log_years": ""}, follow=True)
    refused = admin.post(page, {"history_years": "0"})

    world.organisation.refresh_from_db()
    assert "Saved. What is older goes during the next night." in words(saved)
    assert world.organisation.history_years == 7
    assert world.organisation.security_log_years is None
    assert refused.status_code == 422
    assert lead.get(page).status_code == 403
    assert "Nothing so far." in words(admin.get(page))


def test_the_security_log_is_narrowed_to_one_person(world: World, admin: Client) -> None:
    at = timezone.now() - timedelta(minutes=1)
    for person in (world.lead, world.administrator):
        SecurityEvent.objects.create(
            organisation=world.organisation, user=person, act=SecurityAct.WRONG_CODE, at=at
        )

    told = words(admin.get(reverse("security_log"), {"who": "lena"}))

    assert "Lena Lead Typed a wrong code" in told
    assert "Ada Administrator Typed" not in told
