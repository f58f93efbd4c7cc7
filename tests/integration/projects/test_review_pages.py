"""A coach is asked for their eyes: asked, reviewed, settled; on both people's lists meanwhile."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import User
from people.roles import ProjectRole
from projects.models import Review
from projects.presenters.about import about_charter, sealed
from projects.selectors.conversations import reviews_waiting_for
from tests.world import World, a_member, a_person, a_project, a_world

TODAY = timezone.now().date()


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def coach(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.COACH)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def ask(world: World, coach: User, by: User | None = None, about: str = ""):
    about = about or sealed(world.project, about_charter(world.project))
    return signed_in(by or world.lead).post(
        reverse("review_ask"), {"about": about, "coach": str(coach.public_id)}
    )


def charter_page(world: World) -> str:
    return reverse("charter", args=[world.project.public_id])


def test_asked_reviewed_and_settled(world: World, coach: User) -> None:
    asked = ask(world, coach)
    review = Review.objects.get()
    assert asked.url == charter_page(world)
    assert reviews_waiting_for(coach, on=TODAY) == [review]

    give = reverse("review_give", args=[review.public_id])
    desk = signed_in(coach)
    assert "the charter of" in desk.get(give).content.decode()
    assert "Write what you see" in desk.post(give, {"words": " "}).content.decode()
    desk.post(give, {"words": "Who says that it is better?"})
    assert reviews_waiting_for(coach, on=TODAY) == []
    assert reviews_waiting_for(world.lead, on=TODAY) == [review]
    assert (
        "Who says that it is better?"
        in signed_in(world.lead).get(charter_page(world)).content.decode()
    )

    signed_in(world.lead).post(reverse("review_settle", args=[review.public_id]))
    review.refresh_from_db()
    assert review.state == Review.State.SETTLED
    assert reviews_waiting_for(world.lead, on=TODAY) == []


def test_only_the_coach_who_was_asked_reviews(world: World, coach: User) -> None:
    ask(world, coach)
    address = reverse("review_give", args=[Review.objects.get().public_id])

    for person in (world.lead, a_person(world.organisation)):
        assert signed_in(person).get(address).status_code == 403
        assert signed_in(person).post(address, {"words": "x"}).status_code == 403
    assert Review.objects.get().state == Review.State.ASKED


def test_only_the_team_asks_and_settles(world: World, coach: User) -> None:
    colleague = a_person(world.organisation)

    assert ask(world, coach, by=colleague).status_code == 403
    ask(world, coach)
    settle = reverse("review_settle", args=[Review.objects.get().public_id])
    assert signed_in(colleague).post(settle).status_code == 403


def test_another_organisation_sees_nothing(world: World, coach: User) -> None:
    stranger = signed_in(a_world("Southgate").lead)
    ask(world, coach)
    key = Review.objects.get().public_id
    about = sealed(world.project, about_charter(world.project))

    assert stranger.get(reverse("review_give", args=[key])).status_code == 404
    assert stranger.post(reverse("review_settle", args=[key])).status_code == 404
    asked = stranger.post(reverse("review_ask"), {"about": about, "coach": str(coach.public_id)})
    assert asked.status_code == 404


@pytest.mark.parametrize("about", ["", "x", "tampered"])
def test_what_it_is_about_cannot_be_made_up(world: World, coach: User, about: str) -> None:
    if about == "tampered":
        other = a_project(world.ward, a_person(world.organisation))
        mine = sealed(world.project, about_charter(world.project))
        about = sealed(other, about_charter(other))[:20] + mine[20:]

    signed_in(world.lead).post(
        reverse("review_ask"), {"about": about, "coach": str(coach.public_id)}
    )

    assert not Review.objects.exists()


def test_a_coach_of_nothing_here_is_not_asked(world: World, coach: User) -> None:
    page = signed_in(world.lead).post(
        reverse("review_ask"),
        {
            "about": sealed(world.project, about_charter(world.project)),
            "coach": str(a_person(world.organisation).public_id),
        },
        follow=True,
    )

    assert not Review.objects.exists()
    assert page.status_code == 200


def test_two_reviews_are_not_open_at_once(world: World, coach: User) -> None:
    ask(world, coach)
    ask(world, coach)

    assert Review.objects.count() == 1
