"""The record of who did what: in sentences, by filters, in pages, as a file, and private things."""

import csv
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.services import act
from feeds.models import Load
from people.models import RoleAssignment
from people.roles import UnitRole
from people.services.roles import assign_role
from people.services.units import create_unit, edit_unit
from projects.models import Project
from projects.services.barriers import resolve_barrier
from tests.access.worlds import a_place
from tests.barriers import a_barrier, a_sponsor_of
from tests.integration.dashboards.conftest import signed_in
from tests.integration.people.reading import words
from tests.world import World, a_measure, a_person, a_unit, a_world, an_organisation, some_data

Count = Callable[[int], AbstractContextManager]


@pytest.fixture
def admin(world: World) -> Client:
    return signed_in(world.administrator)


def rename(world: World, name: str) -> None:
    edit_unit(unit=world.ward, name=name, kind="team", by=world.administrator, at=timezone.now())


def record(browser: Client, **filters: str) -> str:
    """What the record says, without what stands around it."""
    answer = browser.get(reverse("audit"), filters)
    assert answer.status_code == 200
    return words(answer).partition(" Apply ")[2]


def test_a_change_is_told_with_what_was_before_and_after(world: World, admin: Client) -> None:
    rename(world, "Elm ward")

    told = record(admin)

    assert "Renamed the place “Willow ward” to “Elm ward”" in told
    assert "Name Before: Willow ward After: Elm ward" in told
    assert re.search(r"\d\d:\d\d, Ada Administrator", told)


def test_a_role_is_told_by_the_names_of_person_and_place(world: World, admin: Client) -> None:
    now = timezone.now()
    assign_role(
        user=world.lead, unit=world.ward, role=UnitRole.SPONSOR, by=world.administrator, at=now
    )

    assert "Gave Lena Lead the role “Sponsor” at Willow ward" in record(admin)


def test_what_is_done_about_a_barrier_is_told_once(world: World, admin: Client) -> None:
    barrier = a_barrier(world.project, world.lead, "No room")
    sponsor = a_sponsor_of(world.project, world.lead)
    now = timezone.now()
    resolve_barrier(barrier=barrier, what_changed="Room 4 is yours.", by=sponsor, at=now)

    told = record(admin)

    assert "Resolved a barrier: No room. Room 4 is yours." in told
    assert told.count("Raised a barrier: No room") == 1
    assert "Added: barrier" not in told
    assert "Changed: barrier" not in told


def test_what_one_act_does_to_a_row_in_steps_is_told_as_one(world: World, admin: Client) -> None:
    with act("setting up", by=world.administrator):
        ward = create_unit(
            parent=world.ward, name="Ash", kind="team", by=world.administrator, at=timezone.now()
        )
        edit_unit(unit=ward, name="Elm", kind="team", by=world.administrator, at=timezone.now())

    told = record(admin)

    assert "Added the place “Elm”" in told
    assert "Ash" not in told


def test_data_and_projects_are_told_with_the_project_they_belong_to(
    world: World, admin: Client
) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [3.0, 4.0])

    told = record(admin)

    assert f"Recorded 2 periods for “Falls” · {world.project.title}" in told
    assert f"Started the project · {world.project.title}" in told


def test_filters_narrow_by_person_kind_project_measure_and_day(world: World, admin: Client) -> None:
    rename(world, "Elm ward")
    a_measure(world.project, world.lead)
    long_ago = (timezone.now() - timedelta(days=40)).date().isoformat()

    assert "Started the project" not in record(admin, who="ada")
    assert "Renamed" in record(admin, who="ada")
    assert "Renamed" not in record(admin, kind="charts")
    assert "Added the measure “Falls”" in record(admin, kind="charts")
    of_project = record(admin, about=world.project.title)
    assert "Added the measure “Falls”" in of_project
    assert "Renamed" not in of_project
    of_measure = record(admin, about="falls", kind="charts")
    assert "Added the measure “Falls”" in of_measure
    assert "Nothing to show" in record(admin, since=long_ago, until=long_ago)
    assert "Nothing to show" in record(admin, about="no such thing")


def test_many_changes_of_one_act_are_one_line_with_their_numbers(
    world: World, admin: Client
) -> None:
    with act("tests.load", by=world.administrator):
        for number in range(30):
            a_unit(world.organisation, f"Bed {number}")

    told = record(admin, kind="people")

    assert "Added 30 places" in told
    assert "Bed 7" not in told


def test_a_load_of_a_file_is_one_line_with_its_counts(world: World, admin: Client) -> None:
    Load.objects.create(
        organisation=world.organisation, file_name="falls.csv", kind="csv", size=10, columns={},
        made_by=world.lead, made_at=timezone.now(), read=1200, inserted=1100, updated=90,
        rejected=10,
    )  # fmt: skip

    told = "Loaded the file “falls.csv”: 1,200 rows read, 1,100 new, 90 changed, 10 refused"
    assert told in record(admin, kind="data", who="lena")
    assert told not in record(admin, kind="charts")


def test_of_a_private_project_only_that_something_was_done_is_told(
    world: World, admin: Client
) -> None:
    falls = a_measure(world.project, world.lead, name="Secret falls")
    some_data(falls, world.lead, [3.0])
    Project.objects.filter(pk=world.project.pk).update(
        visibility=Project.Visibility.PRIVATE, title="Hush hush"
    )

    page = admin.get(reverse("audit")).content.decode()
    file = text_of(admin.get(reverse("audit_csv")))

    for told in (page, file):
        assert "Something in a private project" in told
        assert "Secret falls" not in told
        assert "Hush hush" not in told
    assert "Nothing to show" in record(admin, about="hush")


def test_nothing_of_another_organisation_is_told(world: World, admin: Client) -> None:
    other = a_world("Southgate Fictional Health")
    edit_unit(
        unit=other.ward, name="Foreign ward", kind="team", by=other.administrator,
        at=timezone.now(),
    )  # fmt: skip

    assert "Foreign ward" not in record(admin)


def test_pages_go_back_in_time_without_a_gap_or_a_doubled_act(world: World, admin: Client) -> None:
    for number in range(95):
        with act("tests.add", by=world.administrator):
            a_unit(world.organisation, f"Bed {number}")

    seen: list[str] = []
    query = "?kind=people"
    while query:
        page = admin.get(reverse("audit") + query).content.decode()
        seen += re.findall(r"Added the place “(Bed \d+)”", page)
        further = re.search(r'rel="next" href="([^"]+)"', page)
        query = further.group(1).replace("&amp;", "&") if further else ""

    assert sorted(seen) == sorted(f"Bed {number}" for number in range(95))


@pytest.mark.parametrize(
    "cursor", ["", "yesterday", "2026-01-01_x", "2026-01-01T00:00_" + "0" * 32]
)
def test_a_place_in_the_record_that_makes_no_sense_is_its_beginning(
    world: World, admin: Client, cursor: str
) -> None:
    rename(world, "Elm ward")

    assert "Renamed" in record(admin, before=cursor)


@pytest.mark.parametrize("number", [1, 30])
def test_the_record_costs_the_same_however_long(
    world: World, admin: Client, django_assert_num_queries: Count, number: int
) -> None:
    for each in range(number):
        create_unit(
            parent=world.ward, name=f"Bay {each}", kind="team", by=world.administrator,
            at=timezone.now(),
        )  # fmt: skip
    a_person(world.organisation)
    # Session, person, right, acts, numbers; organisation, people, places, project and team with
    # what was before and who is in the team; names of people, of places, and the projects.
    with django_assert_num_queries(18):
        admin.get(reverse("audit"))


def text_of(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_the_file_has_a_row_for_each_change_and_no_formulas(world: World, admin: Client) -> None:
    rename(world, "=cmd|calc")

    answer = admin.get(reverse("audit_csv"), {"who": "Ada"})
    rows = list(csv.DictReader(StringIO(text_of(answer))))

    assert answer["Content-Type"].startswith("text/csv")
    assert "attachment" in answer["Content-Disposition"]
    (row,) = [row for row in rows if row["Of it"] == "Name"]
    assert (row["Who"], row["Before"], row["After"]) == (
        "Ada Administrator", "Willow ward", "'=cmd|calc",
    )  # fmt: skip


def test_who_does_not_look_after_the_whole_organisation_is_told_whom_to_ask(world: World) -> None:
    local = a_person(world.organisation, role=UnitRole.ADMINISTRATOR, unit=world.ward)

    for person in (local, world.lead):
        answer = signed_in(person).get(reverse("audit"))
        assert answer.status_code == 403
        assert "Ask an administrator of the whole organisation" in words(answer)


def test_everything_that_can_happen_is_told(db: None) -> None:
    organisation = an_organisation()
    owner = a_person(organisation, role=None)
    a_place(organisation, owner)  # everything is done once, a key for a machine among it
    admin = signed_in(a_person(organisation, role=UnitRole.ADMINISTRATOR))

    told = text_of(admin.get(reverse("audit_csv")))

    assert record(admin)
    assert len(told.splitlines()) > 80
    for gone_wrong in ("None", "object (", "Event"):
        assert gone_wrong not in told


def test_what_was_removed_stays_in_the_record(world: World, admin: Client) -> None:
    with act("tests.remove", by=world.administrator):
        RoleAssignment.objects.filter(user=world.lead).delete()

    told = record(admin)
    assert f"Took the role “Staff” at {world.organisation} from Lena Lead" in told
