"""The board on a ward wall: what a link shows, what nobody sees there, and what it costs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.figures.drawing import DARK, LIGHT
from charts.services.entry_links import make_entry_link
from dashboards.models import BoardLink
from dashboards.services.wall import OPEN_FOR, make_board_link, revoke_board_link
from pdsa.models import Cycle, CycleTask
from pdsa.stages import CycleStage
from people.models import Unit, User
from people.roles import ProjectRole
from tests.barriers import a_barrier
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_member, a_person, a_project, a_unit, a_world, some_data

STEADY = [4.0, 6.0] * 8


def a_link(unit: Unit, by: User) -> tuple[BoardLink, str]:
    link, code = make_board_link(unit=unit, screen="Day room", by=by, at=timezone.now())
    return link, reverse("wall", args=[code])


def screens_of(unit: Unit) -> str:
    return reverse("board_links", args=[unit.public_id])


def rows_under(page, heading: str) -> list[tuple[str, str]]:
    found = next(each for each in page.context["board"].lists if each.heading == heading)
    return [(row.words, row.beside) for row in found.rows]


def a_task(cycle: Cycle, who: User, what: str, days_ago: int = 0) -> None:
    due_on = timezone.now().date() - timedelta(days=days_ago)
    CycleTask.objects.create(
        organisation=cycle.organisation, cycle=cycle, what=what, who=who, due_on=due_on
    )


def test_a_link_shows_the_board_without_a_sign_in(world: World) -> None:
    some_data(a_measure(world.project, world.lead, name="Falls at night"), world.lead, STEADY)
    cycle = a_cycle(world.project, world.lead, CycleStage.DO, title="Huddle at nine")
    a_barrier(world.project, world.lead, "No room", days_ago=16)
    a_task(cycle, world.lead, "Bring the safety cross")
    work_done()
    _, address = a_link(world.ward, world.lead)

    page = Client().get(address)

    assert page.status_code == 200
    assert [tile.title for tile in page.context["board"].tiles] == ["Falls at night"]
    assert rows_under(page, "What we are testing")[0][0] == "Huddle at nine"
    assert rows_under(page, "What is in the way") == [("No room", "Open for 16 days")]
    assert rows_under(page, "Needed at the huddle") == [("Bring the safety cross", "Lena Lead")]
    assert page["Cache-Control"] == "no-store"


def test_stored_drawings_are_shown_in_the_colours_of_the_wall(world: World) -> None:
    some_data(a_measure(world.project, world.lead), world.lead, STEADY)
    work_done()
    _, address = a_link(world.ward, world.lead)

    drawing = Client().get(address).context["board"].tiles[0].drawing

    assert DARK.muted in drawing
    assert LIGHT.muted not in drawing
    assert LIGHT.ink not in drawing


def test_it_shows_nothing_private_and_nothing_of_other_places(world: World) -> None:
    beside = a_unit(world.organisation, "Rowan ward")
    elsewhere = a_world("Southgate Fictional Health")
    hidden = [
        a_project(world.ward, world.lead, visibility="private"),
        a_project(beside, world.lead),
        elsewhere.project,
    ]
    for project in hidden:
        lead = elsewhere.lead if project is elsewhere.project else world.lead
        some_data(a_measure(project, lead), lead, STEADY)
        a_barrier(project, lead)
        a_task(a_cycle(project, lead, CycleStage.DO), lead, "Count")
    work_done()
    _, address = a_link(world.ward, world.lead)

    page = Client().get(address)

    assert page.context["board"].tiles == []
    assert [each.rows for each in page.context["board"].lists] == [[], [], []]


def test_measures_of_the_same_name_say_whose_they_are(world: World) -> None:
    for project in (world.project, a_project(world.ward, world.lead, "Quiet nights")):
        a_measure(project, world.lead, name="Falls")
    a_measure(world.project, world.lead, name="Huddles")
    _, address = a_link(world.ward, world.lead)

    titles = [tile.title for tile in Client().get(address).context["board"].tiles]

    assert titles == [f"Falls · {world.project}", "Falls · Quiet nights", "Huddles"]


def test_service_users_and_carers_are_not_named(world: World) -> None:
    partner = a_member(world.project, world.lead, ProjectRole.SERVICE_USER)
    a_task(a_cycle(world.project, world.lead, CycleStage.DO), partner, "Ask three people")
    _, address = a_link(world.ward, world.lead)

    page = Client().get(address)

    assert rows_under(page, "Needed at the huddle") == [
        ("Ask three people", "A partner in the team")
    ]
    assert partner.name not in page.text


def test_tests_that_begin_this_week_stand_on_it_and_later_ones_do_not(world: World) -> None:
    today = timezone.now().date()
    for title, days in [("Soon", 3), ("Later", 30)]:
        a_cycle(world.project, world.lead, title=title, began=today + timedelta(days=days),
                planned_start=today + timedelta(days=days), planned_end=None)  # fmt: skip
    _, address = a_link(world.ward, world.lead)

    rows = rows_under(Client().get(address), "What we are testing")

    assert [words for words, _ in rows] == ["Soon"]


def test_an_empty_ward_says_what_is_not_there(world: World) -> None:
    _, address = a_link(world.ward, world.lead)

    page = Client().get(address)

    assert "Nothing is measured here yet." in page.text
    assert "Nothing is in the way." in page.text


def test_revoked_expired_and_invented_links_get_the_same_answer(world: World) -> None:
    revoked, of_revoked = a_link(world.ward, world.lead)
    _, good = a_link(world.ward, world.lead)
    revoke_board_link(link=revoked, by=world.lead, at=timezone.now())
    invented = good[:-3] + "xx/"

    answers = [Client().get(address) for address in (of_revoked, invented)]
    with time_machine.travel(timezone.now() + OPEN_FOR + timedelta(minutes=1), tick=False):
        answers.append(Client().get(good))

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert world.ward.name not in answers[0].text


def test_a_closed_ward_shows_no_board(world: World) -> None:
    _, address = a_link(world.ward, world.lead)
    Unit.objects.filter(pk=world.ward.pk).update(closed_on=timezone.now().date())

    assert Client().get(address).status_code == 404


def test_guessing_is_slowed_down_and_screens_are_not(world: World) -> None:
    _, address = a_link(world.ward, world.lead)
    stranger = Client()

    answers = [stranger.get(f"/wall/guess-{number}/").status_code for number in range(32)]

    assert set(answers[:30]) == {404}
    assert answers[30:] == [429, 429]
    assert stranger.get(address).status_code == 200


def test_the_code_is_shown_once_and_not_kept(world: World) -> None:
    client = signed_in(world.lead)

    made = client.post(screens_of(world.ward), {"screen": "Staff base"})

    address = made.context["address"]
    code = address.rstrip("/").rsplit("/", 1)[1]
    assert address in made.text
    assert code not in client.get(screens_of(world.ward)).text
    assert code not in str(BoardLink.objects.values())
    assert Client().get(reverse("wall", args=[code])).status_code == 200


def test_its_page_says_who_did_what_and_when_the_screen_was_seen(world: World) -> None:
    client = signed_in(world.lead)
    link, address = a_link(world.ward, world.lead)
    assert "Never yet" in client.get(screens_of(world.ward)).text
    Client().get(address)
    assert "just now" in client.get(screens_of(world.ward)).text

    client.post(reverse("board_link_revoke", args=[world.ward.public_id, link.public_id]))

    page = client.get(screens_of(world.ward))
    assert [done.sentence for done in page.context["happenings"]] == [
        "Revoked the link of the screen “Day room”",
        "Made a link for the screen “Day room”",
    ]
    assert {done.by for done in page.context["happenings"]} == {"Lena Lead"}
    assert Client().get(address).status_code == 404


def test_those_who_do_not_look_after_the_ward_are_told_whom_to_ask(world: World) -> None:
    link, _ = a_link(world.ward, world.lead)
    client = signed_in(a_person(world.organisation))

    page = client.get(screens_of(world.ward))
    made = client.post(screens_of(world.ward), {"screen": "Mine"})
    revoke = reverse("board_link_revoke", args=[world.ward.public_id, link.public_id])

    assert "ask the lead of a project in Willow ward" in page.text
    assert "Day room" not in page.text
    assert (made.status_code, client.post(revoke).status_code) == (403, 403)
    assert BoardLink.objects.get().revoked_at is None


def test_the_lead_of_a_project_elsewhere_does_not_look_after_it(world: World) -> None:
    other = a_person(world.organisation)
    a_project(a_unit(world.organisation), other)

    assert signed_in(other).post(screens_of(world.ward), {"screen": "x"}).status_code == 403


def test_other_organisations_find_nothing(world: World) -> None:
    link, _ = a_link(world.ward, world.lead)
    stranger = signed_in(a_world("Southgate Fictional Health").administrator)
    board = reverse("unit_board", args=[world.ward.public_id])
    revoke = reverse("board_link_revoke", args=[world.ward.public_id, link.public_id])

    assert stranger.get(board).status_code == 404
    assert stranger.get(screens_of(world.ward)).status_code == 404
    assert stranger.post(revoke).status_code == 404


@pytest.mark.parametrize("screen", ["", "x" * 81])
def test_a_screen_without_a_place_is_refused_beside_the_field(world: World, screen: str) -> None:
    page = signed_in(world.lead).post(screens_of(world.ward), {"screen": screen})

    assert page.status_code == 422
    assert page.context["form"].errors["screen"]
    assert not BoardLink.objects.exists()


def test_a_full_board_costs_eight_queries(
    world: World, django_assert_num_queries: Callable
) -> None:
    """The link with its ward; crosses and their days, measures, tests, barriers, tasks, names."""
    daily = a_measure(world.project, world.lead, name="A daily count", rhythm="day")
    some_data(daily, world.lead, [0, 1])
    make_entry_link(measure=daily, name="Station", kind="cross", by=world.lead, at=timezone.now())
    for number in range(8):
        a_measure(world.project, world.lead, name=f"Measure {number}")
        cycle = a_cycle(world.project, world.lead, CycleStage.DO, title=f"Test {number}")
        a_barrier(world.project, world.lead, f"Barrier {number}")
        a_task(cycle, world.lead, f"Task {number}")
    work_done()
    _, address = a_link(world.ward, world.lead)
    screen = Client()
    screen.get(address)

    with django_assert_num_queries(8):
        page = screen.get(address)

    board = page.context["board"]
    assert [cross.title for cross in board.crosses] == ["A daily count"]
    assert len(board.tiles) == 5
    assert [(len(each.rows), each.has_more) for each in board.lists] == [(3, True)] * 3
