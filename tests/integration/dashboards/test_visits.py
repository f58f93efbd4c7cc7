"""Walk-arounds: the brief of a unit, the note afterwards, and whose turn a team is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from common.templatetags.words import day
from dashboards.models import VisitNote
from dashboards.services.visits import note_visit
from people.calendar import today_of
from people.models import Unit, User
from people.roles import UnitRole
from projects.services.thanks import thank
from tests.barriers import a_barrier
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_person, a_project, a_unit, a_world, some_data

BETTER = [*[14.0, 16.0] * 8, *[5.0] * 8]
VISITS = reverse("visits")


@pytest.fixture
def member(world: World) -> User:
    return a_person(world.organisation, "Bella Board", UnitRole.BOARD_MEMBER)


def brief(unit: Unit) -> str:
    return reverse("unit_visit", args=[unit.public_id])


def a_note(
    unit: Unit, by: User, words: str = "They huddle at nine.", days_ago: int = 0
) -> VisitNote:
    now = timezone.now()
    visited_on = now.date() - timedelta(days=days_ago)
    return note_visit(unit=unit, words=words, visited_on=visited_on, by=by, at=now)


def test_the_brief_says_what_is_going_on_and_what_to_ask(world: World, member: User) -> None:
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, BETTER)
    a_barrier(world.project, world.lead, "No room for the huddle", days_ago=12)
    a_project(world.ward, world.lead, "Hidden", visibility="private")
    work_done()

    page = signed_in(member).get(brief(world.ward))

    visit = page.context["visit"]
    assert [line.title for line in visit.projects] == [world.project.title]
    assert [tile.title for tile in visit.tiles] == ["Falls"]
    assert visit.barriers == [("No room for the huddle", world.project.title, "12 days ago")]
    assert (
        visit.to_ask[0] == "“Falls” is getting better. What did you do, and who should hear of it?"
    )
    assert [line.title for line in visit.owed] == [world.project.title]
    assert "Nobody has noted a visit yet" in page.text


def test_thanks_are_owed_until_somebody_thanks(world: World, member: User) -> None:
    some_data(a_measure(world.project, world.lead, direction="decrease"), world.lead, BETTER)
    work_done()
    head = a_person(world.organisation, role=UnitRole.QI_TEAM)
    owed = [signed_in(one).get(brief(world.ward)).context["visit"].owed for one in (member, head)]
    assert [bool(lines[0].thanks_href) for lines in owed] == [False, True]

    thank(project=world.project, by=head, at=timezone.now())

    assert signed_in(member).get(brief(world.ward)).context["visit"].owed == []


def test_a_note_is_kept_with_the_unit_and_read_by_everybody(world: World, member: User) -> None:
    client = signed_in(member)
    today = timezone.now().date().isoformat()

    answer = client.post(brief(world.ward), {"words": "<b>Well done</b>", "visited_on": today})
    client.post(brief(world.ward), {"words": "<b>Well done</b>", "visited_on": today})

    assert answer.url == f"{brief(world.ward)}#notes"
    note = VisitNote.objects.get()
    assert (note.unit, note.written_by) == (world.ward, member)
    page = signed_in(world.lead).get(brief(world.ward))
    assert page.context["form"] is None
    assert "&lt;b&gt;Well done&lt;/b&gt;" in page.text
    assert "Take back" not in page.text


def test_only_ones_own_note_is_taken_back(world: World, member: User) -> None:
    note = a_note(world.ward, member)
    back = reverse("visit_take_back", args=[world.ward.public_id, note.public_id])
    other = a_person(world.organisation, role=UnitRole.QI_TEAM)

    assert signed_in(other).post(back).status_code == 403
    signed_in(member).post(back)

    note.refresh_from_db()
    assert note.removed_at is not None
    assert "A huddle at nine" not in signed_in(member).get(brief(world.ward)).text


@pytest.mark.parametrize(
    ("field", "given"),
    [("words", ""), ("words", "x" * 2001), ("visited_on", "someday"), ("visited_on", "1 May 2099")],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    world: World, member: User, field: str, given: str
) -> None:
    typed = {"words": "Heard a lot.", "visited_on": "2026-01-05"} | {field: given}

    page = signed_in(member).post(brief(world.ward), typed)

    assert page.status_code == 422
    assert page.context["form"].errors[field]
    assert page.context["form"][field].value() == given
    assert not VisitNote.objects.exists()


def test_who_may_not_write_is_told_and_strangers_find_nothing(world: World, member: User) -> None:
    note = a_note(world.ward, member)
    stranger = signed_in(a_world("Southgate Fictional Health").administrator)
    back = reverse("visit_take_back", args=[world.ward.public_id, note.public_id])
    typed = {"words": "Me too", "visited_on": "2026-01-05"}

    assert signed_in(world.lead).post(brief(world.ward), typed).status_code == 403
    assert stranger.get(brief(world.ward)).status_code == 404
    assert stranger.post(back).status_code == 404
    assert world.ward.name not in stranger.get(VISITS).text


def test_teams_that_nobody_visited_come_first(world: World, member: User) -> None:
    for name, days_ago in [("Rowan ward", 9), ("Elm ward", 90)]:
        unit = a_unit(world.organisation, name)
        a_project(unit, world.lead)
        a_note(unit, member, days_ago=days_ago)
    a_unit(world.organisation, "Ward without work")
    work_done()

    names = [line.name for line in signed_in(member).get(VISITS).context["teams"]]

    assert names == ["Willow ward", "Elm ward", "Rowan ward"]
    at_home = signed_in(member).get("/").context["teams_to_visit"]
    assert [line.name for line in at_home] == names
    assert signed_in(world.lead).get("/").context["teams_to_visit"] == []


def test_days_are_written_as_people_write_them(world: World, member: User) -> None:
    client = signed_in(member)
    today = day(today_of(member))
    work_done()

    assert f'value="{today}"' in client.get(brief(world.ward)).text
    assert "not visited yet" in client.get("/").text

    a_note(world.ward, member)

    assert f"visited {today}" in client.get("/").text


def test_a_directorate_manager_is_led_to_teams_of_the_directorate(world: World) -> None:
    beside = a_unit(world.organisation, "Community services")
    a_project(a_unit(world.organisation, "Elm team", parent=beside), world.lead)
    work_done()
    manager = a_person(world.organisation, role=UnitRole.DIRECTORATE_MANAGER, unit=beside)

    at_home = signed_in(manager).get("/").context["teams_to_visit"]

    assert {line.name for line in at_home} == {"Community services", "Elm team"}


def test_an_empty_unit_has_its_questions_all_the_same(world: World, member: User) -> None:
    page = signed_in(member).get(brief(a_unit(world.organisation, "New ward")))

    assert len(page.context["visit"].to_ask) == 3
    assert "No project is under way here." in page.text


def test_the_brief_costs_the_same_however_much_there_is(
    world: World, member: User, django_assert_num_queries: Callable
) -> None:
    for number in range(10):
        project = a_project(world.ward, world.lead, f"Project {number}")
        a_barrier(project, world.lead)
        a_note(world.ward, member, f"Note {number}")
    work_done()
    client = signed_in(member)
    client.get(brief(world.ward))

    with django_assert_num_queries(11):
        page = client.get(brief(world.ward))

    assert (len(page.context["visit"].projects), page.context["visit"].more_projects) == (8, 3)
