"""Exports that administrators ask for: written by a worker, fetched for a week, then deleted."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archives import waiting
from archives.exporting import forget_old_exports, run_waiting_exports
from archives.models import Export
from archives.services.exports import ask_for_export, cancel_export
from archives.vocabulary import Stage
from common.errors import Denied, NotNow
from people.models import SecurityEvent
from people.roles import UnitRole
from people.sign_in import SecurityAct
from tests.integration.archives.conftest import a_little_organisation
from tests.world import World, a_person, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def asked(world: World) -> Export:
    return ask_for_export(by=world.administrator, at=timezone.now())


def finished(world: World, **changes: object) -> Export:
    """An export that a worker has written, as far as anybody here can tell."""
    export = asked(world)
    export.file.save("an-export.zip", BytesIO(b"PK"), save=False)
    now = timezone.now()
    values = {"stage": Stage.DONE, "finished_at": now, "file": export.file.name, **changes}
    Export.objects.filter(pk=export.pk).update(**values)
    export.refresh_from_db()
    return export


def test_a_worker_writes_what_was_asked_for(committed: None) -> None:
    world = a_little_organisation()
    export = asked(world)

    assert run_waiting_exports() == 1

    export.refresh_from_db()
    assert (export.stage, export.files, export.missing) == (Stage.DONE, 1, 0)
    assert export.written == export.in_all > 15
    assert export.size == export.file.size
    with export.file.open() as content, ZipFile(content) as archive:
        assert "data/strengths.csv" not in archive.namelist()
        assert archive.testzip() is None
    assert run_waiting_exports() == 0


def test_it_can_be_stopped_while_it_is_written(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_TOLD_EVERY", 0.0)
    world = a_world()
    export = asked(world)

    def beat() -> None:
        if not Export.objects.get(pk=export.pk).cancel_asked:
            cancel_export(export=export, by=world.administrator, at=timezone.now())

    run_waiting_exports(beat=beat)

    export.refresh_from_db()
    assert (export.stage, export.file.name) == (Stage.CANCELLED, "")


def test_a_worker_that_dies_leaves_it_to_the_next(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_TOLD_EVERY", 0.0)
    export = asked(a_world())

    class Killed(BaseException):
        """Nothing in the process gets to act on it."""

    def beat() -> None:
        raise Killed

    with pytest.raises(Killed):
        run_waiting_exports(beat=beat)
    assert run_waiting_exports(quiet_for=timedelta(minutes=1)) == 0
    assert run_waiting_exports() == 1

    export.refresh_from_db()
    assert (export.stage, export.attempts) == (Stage.DONE, 2)


def test_one_that_breaks_off_each_time_is_given_up(committed: None) -> None:
    export = asked(a_world())
    Export.objects.update(attempts=Export.MOST_ATTEMPTS)

    run_waiting_exports()

    export.refresh_from_db()
    assert export.stage == Stage.FAILED
    assert "three times" in export.failure


def test_one_that_waits_can_be_stopped_and_another_asked_for(world: World) -> None:
    export = asked(world)
    with pytest.raises(NotNow, match="under way"):
        asked(world)

    cancel_export(export=export, by=world.administrator, at=timezone.now())

    assert export.stage == Stage.CANCELLED
    with pytest.raises(NotNow, match="over already"):
        cancel_export(export=export, by=world.administrator, at=timezone.now())
    assert asked(world).stage == Stage.WAITING


def test_an_administrator_of_a_ward_is_told_whom_to_ask(world: World) -> None:
    world.administrator = a_person(world.organisation, role=UnitRole.ADMINISTRATOR, unit=world.ward)

    with pytest.raises(Denied, match="administrator of the whole organisation"):
        asked(world)


def test_the_history_says_who_asked_and_who_stopped_it(world: World) -> None:
    export = asked(world)
    history = apps.get_model("archives", "ExportEvent").objects.order_by("pgh_id")

    Export.objects.filter(pk=export.pk).update(written=5, seen_at=timezone.now())
    cancel_export(export=export, by=world.administrator, at=timezone.now())
    Export.objects.filter(pk=export.pk).update(finished_at=timezone.now(), failure="Stopped")

    acts = [entry.pgh_context["act"] for entry in history]
    assert acts == ["exports.ask_for_export", "exports.cancel_export"]


def test_archives_are_deleted_after_a_week(world: World) -> None:
    week = Export.KEPT_FOR
    old = finished(world, finished_at=timezone.now() - week - timedelta(minutes=1))
    new = finished(world)
    name = str(old.file.name)

    assert forget_old_exports(at=timezone.now()) == 1

    old.refresh_from_db()
    new.refresh_from_db()
    assert old.file.name == ""
    assert not default_storage.exists(name)
    assert new.file.name


Sign = Callable[[Client, World], Client]


@pytest.fixture
def administrator(client: Client, world: World) -> Client:
    client.force_login(world.administrator)
    return client


def test_before_the_first_the_page_says_what_an_export_is(administrator: Client) -> None:
    page = administrator.get(reverse("exports")).content.decode()

    assert "No export yet" in page
    assert "Make an export" in page


def test_the_page_asks_again_while_one_is_under_way(
    administrator: Client, world: World, django_assert_num_queries: Callable
) -> None:
    assert administrator.post(reverse("export_new")).status_code == 302
    Export.objects.update(stage=Stage.WRITING, written=1_000, in_all=4_000)

    page = administrator.get(reverse("exports")).content.decode()
    assert "1,000 of 4,000 rows written." in page
    assert 'hx-trigger="every 2s"' in page
    assert "Make an export" not in page
    with django_assert_num_queries(5):
        administrator.get(reverse("exports"))
    again = administrator.post(reverse("export_new"), follow=True)
    assert "An export is under way already." in again.content.decode()

    export = Export.objects.get()
    administrator.post(reverse("export_cancel", args=[export.public_id]))
    Export.objects.update(stage=Stage.CANCELLED)
    assert "Nothing of it was kept." in administrator.get(reverse("exports")).content.decode()


def test_fetching_it_is_written_into_the_security_log(administrator: Client, world: World) -> None:
    export = finished(world)

    answer = administrator.get(reverse("export_fetch", args=[export.public_id]))

    assert b"".join(answer.streaming_content) == b"PK"  # type: ignore[attr-defined]
    assert "attachment" in answer["Content-Disposition"]
    assert "northgate-fictional-health-20" in answer["Content-Disposition"]
    acts = SecurityEvent.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts) == [SecurityAct.EXPORT_ASKED, SecurityAct.EXPORT_FETCHED]


def test_it_can_be_deleted_before_its_time(administrator: Client, world: World) -> None:
    export = finished(world)
    name = str(export.file.name)

    administrator.post(reverse("export_delete", args=[export.public_id]))

    assert not default_storage.exists(name)
    assert "Deleted" in administrator.get(reverse("exports")).content.decode()
    gone = administrator.get(reverse("export_fetch", args=[export.public_id]), follow=True)
    assert "This archive is not kept any more." in gone.content.decode()


def test_that_of_another_organisation_is_not_there(administrator: Client) -> None:
    elsewhere = finished(a_world("Elsewhere"))

    assert administrator.get(reverse("export_fetch", args=[elsewhere.public_id])).status_code == 404
