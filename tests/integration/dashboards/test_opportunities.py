"""The pages of taking part: for people who look, for teams who answer, for leads who match."""

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import StrengthsProfile, User
from people.roles import ProjectRole, UnitRole
from projects.models import Induction, Interest, Opportunity, ProjectMembership
from projects.services.interests import show_interest
from tests.integration.dashboards.conftest import signed_in
from tests.participation import LETTER, a_partner, a_profile, an_opportunity
from tests.world import World, a_member, a_person, a_world


@pytest.fixture
def ruth(world: World) -> User:
    return a_partner(world.project)


@pytest.fixture
def letter(world: World) -> Opportunity:
    return an_opportunity(world.project, world.lead)


def of(thing: Opportunity | Interest | User, name: str) -> str:
    return reverse(name, args=[thing.public_id])


def typed(world: World, **changes: object) -> dict[str, object]:
    said = {**vars(LETTER), "version": 0, "contact": str(world.lead.public_id)}
    return said | changes


def test_a_lead_posts_an_opportunity_and_it_can_be_found(world: World, ruth: User) -> None:
    address = reverse("opportunity_new", args=[world.project.public_id])

    answer = signed_in(world.lead).post(address, typed(world), follow=True)

    assert answer.redirect_chain[-1][0] == of(Opportunity.objects.get(), "opportunity")
    page = signed_in(ruth).get(reverse("opportunities"))
    line = page.context["lines"][0]
    assert line.title == LETTER.title
    assert dict(line.facts)["When"] == "Every second Tuesday at two. Weekdays in the daytime"
    assert dict(line.facts)["Payment and expenses"] == LETTER.payment


def test_what_is_missing_is_said_and_what_was_typed_stays(world: World) -> None:
    address = reverse("opportunity_new", args=[world.project.public_id])

    page = signed_in(world.lead).post(address, typed(world, title=""))

    assert page.status_code == 422
    assert "Give it a short name." in page.text
    assert LETTER.what in page.text


def test_two_editors_do_not_overwrite_each_other(world: World, letter: Opportunity) -> None:
    lead = signed_in(world.lead)
    lead.post(of(letter, "opportunity_edit"), typed(world, version=1, place="Room 3"))

    page = lead.post(of(letter, "opportunity_edit"), typed(world, version=1, place="Room 4"))

    assert page.status_code == 422
    assert "Someone else saved this" in page.text
    assert "Room 4" in page.text
    assert Opportunity.objects.get().place == "Room 3"


def test_interest_is_one_click_and_the_lead_hears_of_it_at_home(
    world: World, letter: Opportunity, ruth: User
) -> None:
    answer = signed_in(ruth).post(of(letter, "interest_new"), follow=True)
    assert "You are interested" in answer.text

    home = signed_in(world.lead).get(reverse("home")).text
    assert "Ruth Reader would like to take part" in home
    interest = Interest.objects.get()
    assert of(interest, "interest_answer") in home

    answer = signed_in(world.lead).post(
        of(interest, "interest_answer"), {"answer": "yes", "role": "carer"}, follow=True
    )
    assert "Ruth Reader is in the team." in answer.text
    place = ProjectMembership.objects.get(user=ruth)
    assert place.role == ProjectRole.CARER

    answer = signed_in(ruth).post(
        reverse("induction", args=[world.project.public_id, place.public_id]),
        {"done": ["met", "stop"]},
        follow=True,
    )
    assert "2 of 8 steps of a good start" in answer.text
    assert Induction.objects.get().done == ["met", "stop"]
    team = reverse("project_team", args=[world.project.public_id])
    assert "2 of 8 steps" in signed_in(world.lead).get(team).text


def test_a_no_needs_a_sentence_which_the_person_finds_at_home(
    world: World, letter: Opportunity, ruth: User
) -> None:
    interest = show_interest(opportunity=letter, by=ruth, at=timezone.now())
    lead = signed_in(world.lead)
    assert lead.post(of(interest, "interest_answer"), {"answer": "no"}).status_code == 422

    lead.post(of(interest, "interest_answer"), {"answer": "no", "words": "Next time, please"})

    assert "Next time, please" in signed_in(ruth).get(reverse("home")).text
    assert "Next time, please" in signed_in(ruth).get(reverse("opportunities")).text


def test_a_participation_lead_matches_and_the_person_says_yes(
    world: World, letter: Opportunity, ruth: User
) -> None:
    a_profile(ruth)
    a_profile(a_partner(world.project, "Sam Other"), activities=(), brings="", times=())
    lead = signed_in(a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD))
    assert of(letter, "opportunity_people") in lead.get(reverse("participation")).text

    page = lead.get(of(letter, "opportunity_people"))
    assert [one.name for one in page.context["people"]] == ["Ruth Reader", "Sam Other"]
    assert page.context["people"][0].fit.reasons[0].startswith("In common: write texts")

    lead.post(of(letter, "suggestion_new"), {"person": str(ruth.public_id)})
    assert "thinks of you for this" in signed_in(ruth).get(reverse("home")).text
    assert "Ruth Reader" not in signed_in(world.lead).get(of(letter, "opportunity")).text

    signed_in(ruth).post(of(letter, "interest_new"))
    answers = signed_in(world.lead).get(of(letter, "opportunity")).context["answers"]
    assert [(one.name, bool(one.profile_href)) for one in answers] == [("Ruth Reader", True)]


def test_nobody_is_suggested_whose_page_is_not_for_the_lead(
    world: World, letter: Opportunity, ruth: User
) -> None:
    a_profile(ruth, seen_by=())
    lead = signed_in(a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD))

    suggestion = of(letter, "suggestion_new")
    assert lead.post(suggestion, {"person": str(ruth.public_id)}).status_code == 404
    assert (
        "Choose a person of the list" in lead.post(suggestion, {"person": "Ruth"}, follow=True).text
    )
    assert not Interest.objects.exists()


def test_the_page_about_oneself_is_written_read_and_changed(ruth: User) -> None:
    client = signed_in(ruth)
    said = {"brings": "I know the ward from inside", "activities": ["team"], "seen_by": ["leads"]}

    page = client.post(reverse("my_strengths"), said, follow=True)
    assert "I know the ward from inside" in page.text
    assert "You let these read it: The people participation leads" in page.text

    page = client.post(reverse("my_strengths"), {"brings": "x" * 1001})
    assert page.status_code == 422
    client.post(reverse("my_strengths"), {"brings": "Patience"}, follow=True)
    assert StrengthsProfile.objects.get().seen_by == []
    assert "Only you can read this." in client.get(of(ruth, "strengths")).text


def test_a_page_is_not_found_by_those_whom_its_writer_did_not_choose(
    world: World, ruth: User
) -> None:
    a_profile(ruth, seen_by=["leads"])
    lead = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)

    assert signed_in(lead).get(of(ruth, "strengths")).status_code == 200
    assert signed_in(world.lead).get(of(ruth, "strengths")).status_code == 404
    assert signed_in(world.administrator).get(of(ruth, "strengths")).status_code == 404


def test_the_way_to_take_part_is_shown_to_those_without_a_role(world: World, ruth: User) -> None:
    href = f'href="{reverse("opportunities")}"'

    assert href in signed_in(ruth).get(reverse("home")).text
    assert href not in signed_in(world.lead).get(reverse("home")).text


def test_who_does_not_look_after_the_team_changes_and_answers_nothing(
    world: World, letter: Opportunity, ruth: User
) -> None:
    member = signed_in(a_member(world.project, world.lead))
    interest = show_interest(opportunity=letter, by=ruth, at=timezone.now())

    assert "Who is interested" not in member.get(of(letter, "opportunity")).text
    for thing, name in (
        (letter, "opportunity_edit"), (letter, "opportunity_state"), (interest, "interest_answer"),
        (letter, "opportunity_people"), (letter, "suggestion_new"), (interest, "interest_no"),
    ):  # fmt: skip
        assert member.post(of(thing, name), {"state": "filled"}).status_code == 403, name
    stranger = signed_in(a_world("Southgate Fictional Health").lead)
    assert stranger.get(of(letter, "opportunity")).status_code == 404
    assert stranger.post(of(letter, "interest_new")).status_code == 404


def test_the_list_asks_the_same_however_long_it_is(
    world: World, letter: Opportunity, ruth: User, django_assert_num_queries
) -> None:
    for number in range(5):
        an_opportunity(world.project, world.lead, title=f"Letter {number}")
    a_profile(ruth)
    client = signed_in(ruth)
    client.get(reverse("opportunities"))

    with django_assert_num_queries(6):
        client.get(reverse("opportunities"))
