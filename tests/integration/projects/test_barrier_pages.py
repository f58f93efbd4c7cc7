"""Raising a barrier from the project's page, and what becomes of it there."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import User
from people.roles import ProjectRole, UnitRole
from people.services.roles import assign_role
from projects.models import Barrier, BarrierState
from tests.barriers import a_barrier, a_sponsor_at, a_sponsor_of, somebody_of_the_qi_team
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_member, a_person, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def sponsor(world: World) -> User:
    return a_sponsor_of(world.project, world.lead)


def project_page(world: World, client: Client):
    return client.get(reverse("project", args=[world.project.public_id]))


def answer(client: Client, barrier: Barrier, how: str, words: str = "We have room 4", **more: str):
    address = reverse("barrier_answer", args=[barrier.public_id])
    return client.post(address, {"words": words, "answer": how, **more})


def history_of(world: World) -> list[str]:
    address = reverse("project_history", args=[world.project.public_id])
    happenings = signed_in(world.lead).get(address).context["happenings"]
    return [happening.sentence for happening in happenings if "barrier" in happening.sentence]


def test_a_service_user_raises_one_from_the_projects_page(world: World, sponsor: User) -> None:
    rosa = signed_in(a_member(world.project, world.lead, ProjectRole.SERVICE_USER))
    address = reverse("barrier_new", args=[world.project.public_id])
    assert f'action="{address}"' in project_page(world, rosa).text

    page = rosa.post(address, {"words": "No room"}, follow=True)

    (row,) = page.context["barriers"].waiting
    assert (row.words, row.clock) == ("No room", "Raised today")
    assert row.with_whom == "With Sam Sponsor, sponsor of the project"
    assert "It is with Sam Sponsor" in page.text


@pytest.mark.parametrize("words", ["", "x" * 201])
def test_what_is_not_one_line_is_refused_and_kept(world: World, words: str) -> None:
    address = reverse("barrier_new", args=[world.project.public_id])
    page = signed_in(world.lead).post(address, {"words": words})

    assert page.status_code == 422
    assert words in page.text
    assert not Barrier.objects.exists()


def test_readers_see_it_but_raise_and_answer_nothing(world: World, sponsor: User) -> None:
    barrier = a_barrier(world.project, world.lead, days_ago=12)
    reader = signed_in(a_person(world.organisation))

    page = project_page(world, reader)
    (row,) = page.context["barriers"].waiting
    assert row.clock == "Open for 12 days"
    assert not row.has_something_to_do
    assert page.context["barriers"].raise_href == ""
    assert answer(reader, barrier, "resolve").status_code == 403
    new = reverse("barrier_new", args=[world.project.public_id])
    assert reader.post(new, {"words": "No room"}).status_code == 403


@pytest.mark.parametrize(
    "name",
    ["barrier_answer", "barrier_reword", "barrier_reopen", "barrier_withdraw", "barrier_undo"],
)
def test_other_organisations_find_nothing(world: World, name: str) -> None:
    barrier = a_barrier(world.project, world.lead)
    stranger = signed_in(a_world("Elsewhere").lead)
    address = reverse(name, args=[barrier.public_id])
    assert stranger.post(address, {"words": "x", "answer": "resolve"}).status_code == 404


@pytest.mark.parametrize(
    ("how", "state", "told"),
    [
        ("resolve", BarrierState.RESOLVED, "Resolved a barrier: No room for the huddle."),
        ("decline", BarrierState.DECLINED, "Declined a barrier: No room for the huddle."),
        ("escalate", BarrierState.ESCALATED, "Took a barrier a level up: No room for the huddle."),
    ],
)
def test_a_sponsor_answers_and_undoes(
    world: World, sponsor: User, how: str, state: BarrierState, told: str
) -> None:
    a_sponsor_at(world.ward)
    barrier = a_barrier(world.project, world.lead)
    sam = signed_in(sponsor)

    assert answer(sam, barrier, how).status_code == 302
    barrier.refresh_from_db()
    assert barrier.state == state
    assert f"{told} We have room 4" in history_of(world)

    sam.post(reverse("barrier_undo", args=[barrier.public_id]))
    barrier.refresh_from_db()
    assert barrier.state == BarrierState.OPEN
    assert any(sentence.startswith("Undid: ") for sentence in history_of(world))


def test_an_answer_without_words_is_refused_beside_the_field(world: World, sponsor: User) -> None:
    barrier = a_barrier(world.project, world.lead)
    page = answer(signed_in(sponsor), barrier, "resolve", words=" ")
    assert page.status_code == 422
    assert "Say what changed, or why" in page.text


def test_an_answer_that_is_none_changes_nothing(world: World, sponsor: User) -> None:
    barrier = a_barrier(world.project, world.lead)
    answer(signed_in(sponsor), barrier, "ignore")
    barrier.refresh_from_db()
    assert barrier.is_waiting


def test_an_answer_from_the_inbox_goes_back_there_and_nowhere_else(
    world: World, sponsor: User
) -> None:
    barrier = a_barrier(world.project, world.lead)
    page = answer(signed_in(sponsor), barrier, "decline", place="https://elsewhere.example")
    assert page.url.startswith(reverse("project", args=[world.project.public_id]))


def test_it_is_reworded_taken_back_and_opened_again(world: World, sponsor: User) -> None:
    barrier = a_barrier(world.project, world.lead)
    lead, sam = signed_in(world.lead), signed_in(sponsor)

    lead.post(reverse("barrier_reword", args=[barrier.public_id]), {"words": "No quiet room"})
    assert "Reworded a barrier: No quiet room" in history_of(world)
    assert sam.get(reverse("barrier_reword", args=[barrier.public_id])).status_code == 403

    answer(sam, barrier, "resolve")
    lead.post(reverse("barrier_reopen", args=[barrier.public_id]), {"words": "Taken again"})
    page = lead.get(reverse("barriers", args=[world.project.public_id]))
    (row,) = page.context["barriers"].waiting
    assert row.story[-1].sentence == "Opened again: Taken again"

    lead.post(reverse("barrier_withdraw", args=[barrier.public_id]))
    page = lead.get(reverse("barriers", args=[world.project.public_id]))
    assert (page.context["barriers"].waiting, page.context["barriers"].answered) == ((), ())


class TestWithoutASponsor:
    def test_the_project_says_so_and_where_barriers_go(self, world: World) -> None:
        somebody_of_the_qi_team(world.ward)
        text = project_page(world, signed_in(world.lead)).text
        assert "This project has no sponsor. Barriers go to the central QI team." in text

    def test_a_closed_account_is_named(self, world: World, sponsor: User) -> None:
        a_sponsor_at(world.ward)
        a_barrier(world.project, world.lead)
        User.objects.filter(pk=sponsor.pk).update(is_active=False)

        page = project_page(world, signed_in(world.lead))

        assert (
            "This project has no sponsor: the account of Sam Sponsor is closed. "
            "Barriers go to Dira Director, sponsor of Willow ward." in page.text
        )
        (row,) = page.context["barriers"].waiting
        assert row.with_whom == "With Dira Director, sponsor of Willow ward"

    def test_where_nobody_is_left_it_says_that_too(self, world: World) -> None:
        a_barrier(world.project, world.lead)
        (row,) = project_page(world, signed_in(world.lead)).context["barriers"].waiting
        assert row.with_whom == "With nobody: the organisation has no QI team yet"


def test_the_overview_keeps_the_newest_answers(world: World, sponsor: User) -> None:
    for number in range(4):
        answer(signed_in(sponsor), a_barrier(world.project, world.lead, f"No. {number}"), "resolve")

    barriers = project_page(world, signed_in(world.lead)).context["barriers"]

    assert [row.words for row in barriers.lately] == ["No. 3", "No. 2"]
    assert barriers.lately[0].clock.startswith("Resolved just now")


def test_going_back_to_an_answered_barrier_ends_at_home_and_is_told_once(world: World) -> None:
    """The browser says that one comes from the very page; and a second press came before it."""
    sponsor = a_sponsor_of(world.project, world.lead)
    barrier = a_barrier(world.project, world.lead)
    address = f"{reverse('barrier_answer', args=[barrier.public_id])}?place=sponsor"
    answer = {"words": "Room 4 is yours", "answer": "resolve", "place": "sponsor"}
    client, itself = signed_in(sponsor), {"referer": f"http://testserver{address}"}
    client.post(address, answer, headers=itself)

    for again in (client.get, client.post):
        page = again(address, headers=itself, follow=True)

        assert page.redirect_chain[-1][0] == "/"
        assert page.text.count("was resolved already") == 1


def test_who_has_a_barrier_is_not_named_among_those_it_can_be_taken_to(
    world: World, sponsor: User
) -> None:
    for person in (
        sponsor,
        a_person(world.organisation, "Dira Director"),
        a_person(world.organisation, "Kim Keys"),
    ):
        assign_role(
            user=person,
            unit=world.ward,
            role=UnitRole.SPONSOR,
            by=world.administrator,
            at=timezone.now(),
        )
    barrier = a_barrier(world.project, world.lead)

    page = signed_in(sponsor).get(reverse("barrier_answer", args=[barrier.public_id]))

    assert "it goes to Dira Director and Kim Keys, sponsors of Willow ward." in page.text
    assert "autofocus" in page.text
