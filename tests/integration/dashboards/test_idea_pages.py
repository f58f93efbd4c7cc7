"""The backlog of change ideas: who suggests, votes and answers, and that no words are lost."""

from datetime import timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pdsa.stages import CycleStage
from people.models import User
from people.roles import ProjectRole, UnitRole
from projects.layers import Layer
from projects.models import ChangeIdea, DiagramNode, DriverDiagram
from projects.services import diagrams
from projects.services.ideas import Thoughts, suggest_idea, tend_idea, vote_for_idea
from projects.services.projects import move_to_stage
from projects.stages import Stage
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_member, a_person, a_project, a_world, closed

HTMX = {"HX-Request": "true"}


def page_of(world: World, name: str = "ideas", **query: str) -> str:
    address = reverse(name, args=[world.project.public_id])
    return f"{address}?{urlencode(query)}" if query else address


def address(idea: ChangeIdea, name: str = "idea") -> str:
    return reverse(name, args=[idea.node.diagram.project.public_id, idea.node.public_id])


def an_idea(
    world: World, text: str = "Evening walk", by: User | None = None, days: int = 0, **more: object
) -> ChangeIdea:
    """An idea that was suggested so many days ago."""
    now = timezone.now()
    idea = suggest_idea(project=world.project, text=text, by=by or world.lead, at=now, **more)
    at_home = timezone.localtime(now, ZoneInfo(world.organisation.time_zone))  # days on the wall
    ChangeIdea.objects.filter(pk=idea.pk).update(suggested_at=at_home - timedelta(days=days))
    return idea


def a_driver(world: World, text: str = "Calm evenings") -> DiagramNode:
    now = timezone.now()
    diagram = diagrams.open_diagram(project=world.project, by=world.lead, at=now)
    return diagrams.add_node(diagram=diagram, layer=Layer.PRIMARY, text=text, by=world.lead, at=now)


def tended(idea: ChangeIdea, by: User, **thoughts: object) -> ChangeIdea:
    now = timezone.now()
    version = ChangeIdea.objects.get(pk=idea.pk).version
    tend_idea(idea=idea, seen_version=version, thoughts=Thoughts(**thoughts), by=by, at=now)
    return idea


def listed(client: Client, world: World, **query: str) -> list[str]:
    page = client.get(page_of(world, **query))
    assert page.status_code == 200
    return [row.text for row in page.context["page"].rows]


def answers(idea: ChangeIdea, **typed: object) -> dict[str, object]:
    """What the form about an idea sends when only `typed` was changed in it."""
    idea.refresh_from_db()
    return {
        "version": idea.version,
        "reply": idea.reply,
        "impact": idea.impact or "",
        "effort": idea.effort or "",
        "owner": idea.owner.public_id if idea.owner else "",
    } | typed


# Who may do what.

WRITES = ("idea", "idea_place", "idea_remove", "idea_put_back")


def test_another_organisation_sees_nothing(world: World) -> None:
    idea = an_idea(world)
    stranger = signed_in(a_world("Southgate").lead)

    for name in ("ideas", "idea_new"):
        assert stranger.get(page_of(world, name)).status_code == 404, name
    for name in (*WRITES, "idea_vote"):
        assert stranger.post(address(idea, name)).status_code == 404, name


def test_colleagues_read_and_are_told_whom_to_ask(world: World) -> None:
    idea = an_idea(world)
    colleague = signed_in(a_person(world.organisation))

    page = colleague.get(page_of(world)).content.decode()

    assert "Evening walk" in page
    assert "Suggest an idea" not in page
    assert address(idea, "idea_vote") not in page
    refused = colleague.get(page_of(world, "idea_new"))
    assert refused.status_code == 403
    assert "Ask the lead of" in refused.content.decode()
    assert colleague.get(address(idea)).status_code == 403
    for name in (*WRITES, "idea_vote"):
        assert colleague.post(address(idea, name)).status_code == 403, name
    assert idea.voters.count() == 0


@pytest.mark.parametrize(
    "role",
    [
        ProjectRole.TEAM_MEMBER,
        ProjectRole.SERVICE_USER,
        ProjectRole.CARER,
        ProjectRole.COACH,
    ],
)
def test_everybody_in_the_team_suggests_votes_and_answers(world: World, role: ProjectRole) -> None:
    member = a_member(world.project, world.lead, role)
    client = signed_in(member)

    client.post(page_of(world, "idea_new"), {"text": "Evening walk"})
    idea = ChangeIdea.objects.get()
    client.post(address(idea, "idea_vote"), {"in_favour": "on"})
    client.post(address(idea), answers(idea, reply="We try it on Monday."))

    idea.refresh_from_db()
    assert (idea.suggested_by, idea.reply) == (member, "We try it on Monday.")
    assert list(idea.voters.all()) == [member]


@pytest.mark.parametrize("in_team", [True, False], ids=["of the project", "of the ward"])
def test_a_sponsor_votes_and_leaves_the_rest_to_the_team(world: World, in_team: bool) -> None:
    idea = an_idea(world)
    if in_team:
        sponsor = a_member(world.project, world.lead, ProjectRole.SPONSOR)
    else:
        sponsor = a_person(world.organisation, "", UnitRole.SPONSOR, world.ward)
    client = signed_in(sponsor)

    voted = client.post(address(idea, "idea_vote"), {"in_favour": "on"})

    assert voted.status_code == 302
    assert list(idea.voters.all()) == [sponsor]
    assert client.post(page_of(world, "idea_new"), {"text": "x"}).status_code == 403
    for name in WRITES:
        assert client.post(address(idea, name)).status_code == 403, name


def test_a_closed_project_keeps_its_ideas_as_they_are(world: World) -> None:
    idea = an_idea(world)
    closed(world.project, world.lead)
    lead = signed_in(world.lead)

    page = lead.get(page_of(world)).content.decode()
    lead.post(address(idea, "idea_vote"), {"in_favour": "on"})
    kept = lead.post(address(idea), answers(idea, reply="Yes"))
    lead.post(page_of(world, "idea_new"), {"text": "Another"})

    assert "Evening walk" in page
    assert "Suggest an idea" not in page
    assert idea.voters.count() == 0
    assert kept.status_code == 422
    assert "Reopen the project first" in kept.content.decode()
    assert ChangeIdea.objects.get().reply == ""


def test_an_idea_of_another_project_is_not_found_here(world: World) -> None:
    idea = an_idea(world)
    other = a_project(world.ward, world.lead)

    answer = signed_in(world.lead).get(reverse("idea", args=[other.public_id, idea.node.public_id]))

    assert answer.status_code == 404


# Suggesting.


def test_an_idea_goes_onto_the_driver_whose_button_was_pressed(world: World) -> None:
    driver = a_driver(world)

    answer = signed_in(world.lead).post(
        page_of(world, "idea_new"), {"text": "  Evening \n walk ", "driver": driver.public_id}
    )

    idea = ChangeIdea.objects.get()
    assert idea.node.text == "Evening walk"
    assert [link.target for link in idea.node.leads_to.all()] == [driver]
    assert answer.url == f"{page_of(world, sort='newest')}#idea-{idea.node.public_id}"


def test_the_first_idea_starts_the_diagram_and_can_be_placed_later(world: World) -> None:
    lead = signed_in(world.lead)
    lead.post(page_of(world, "idea_new"), {"text": "Evening walk"})
    idea = ChangeIdea.objects.get()
    driver = a_driver(world)
    assert listed(lead, world, show="unplaced") == ["Evening walk"]

    lead.post(address(idea, "idea_place"), {"driver": driver.public_id})

    assert DriverDiagram.objects.count() == 1
    assert listed(lead, world, show="unplaced") == []
    assert [link.target for link in idea.node.leads_to.all()] == [driver]


def test_looking_starts_nothing(world: World) -> None:
    lead = signed_in(world.lead)

    lead.get(page_of(world, "idea_new"))

    assert "No change ideas yet" in lead.get(page_of(world)).content.decode()
    assert not DriverDiagram.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Say what this is in a few words."),
        ("x" * 201, "Shorten this to 200 characters"),
        ("EVENING walk", "is in the list already. Vote for it there."),
    ],
    ids=["nothing", "too much", "twice"],
)
def test_what_cannot_be_added_is_kept_and_explained(world: World, text: str, said: str) -> None:
    an_idea(world)

    answer = signed_in(world.lead).post(page_of(world, "idea_new"), {"text": text})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert text in page
    assert ChangeIdea.objects.count() == 1


def test_a_driver_that_has_gone_is_said_and_the_words_are_kept(world: World) -> None:
    driver = a_driver(world)
    diagrams.remove_node(node=driver, seen_version=1, by=world.lead, at=timezone.now())
    lead = signed_in(world.lead)
    idea = an_idea(world, "Another")

    answer = lead.post(
        page_of(world, "idea_new"), {"text": "Evening walk", "driver": driver.public_id}
    )
    lead.post(address(idea, "idea_place"), {"driver": driver.public_id})

    assert answer.status_code == 422
    assert "That driver has just been taken off" in answer.content.decode()
    assert "Evening walk" in answer.content.decode()
    assert idea.node.leads_to.count() == 0


def test_something_to_stop_is_an_idea_too(world: World) -> None:
    lead = signed_in(world.lead)
    an_idea(world)

    lead.post(page_of(world, "idea_new"), {"text": "The second form", "could_stop": "on"})

    assert listed(lead, world, show="could_stop") == ["The second form"]


def test_a_driver_leads_to_a_form_that_names_it_first(world: World) -> None:
    driver = a_driver(world)
    a_driver(world, "Staff who know me")
    lead = signed_in(world.lead)
    box = lead.get(reverse("box", args=[world.project.public_id, driver.public_id]))
    onto = page_of(world, "idea_new", driver=str(driver.public_id))

    page = lead.get(onto).content.decode()

    assert onto in box.content.decode()
    assert page.index("Add it under “Calm evenings”") < page.index("Staff who know me")
    assert lead.get(page_of(world, "idea_new", driver="nonsense")).status_code == 200


# Voting.


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_the_same_button_gives_a_vote_and_takes_it_back(
    world: World, headers: dict[str, str]
) -> None:
    idea = an_idea(world)
    lead = signed_in(world.lead)

    given = lead.post(address(idea, "idea_vote"), {"in_favour": "on"}, headers=headers)
    lead.post(address(idea, "idea_vote"), {"in_favour": "on"}, headers=headers)
    assert idea.voters.count() == 1
    taken = lead.post(address(idea, "idea_vote"), headers=headers)

    assert idea.voters.count() == 0
    if headers:
        assert 'aria-pressed="true"' in given.content.decode()
        assert 'aria-pressed="false"' in taken.content.decode()
    else:
        assert given.url == f"{page_of(world)}#idea-{idea.node.public_id}"


# Answering, weighing, owning.


def test_an_idea_is_answered_weighed_and_owned_in_one_form(world: World) -> None:
    idea = an_idea(world, days=20)
    owner = a_member(world.project, world.lead, ProjectRole.CARER)
    lead = signed_in(world.lead)

    typed = {"reply": "We try it.", "impact": 4, "effort": 2, "owner": owner.public_id}
    answer = lead.post(f"{address(idea)}?sort=waiting", answers(idea, **typed))

    idea.refresh_from_db()
    assert answer.url == f"{page_of(world, sort='waiting')}#idea-{idea.node.public_id}"
    assert (idea.reply, idea.replied_by, idea.impact, idea.effort, idea.owner) == (
        "We try it.", world.lead, 4, 2, owner,
    )  # fmt: skip
    page = lead.get(page_of(world))
    row = page.context["page"].rows[0]
    assert row.clock is None
    assert [weight.words for weight in row.weights] == ["a big difference", "a few days"]
    assert "1. Evening walk: impact 4, effort 2" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"impact": 6}, "Choose a number from 1 to 5."),
        ({"effort": "much"}, "Choose a number from 1 to 5."),
        ({"reply": "x" * 301}, "Say it in at most 300 characters."),
        ({"reply": ""}, "rather than removing it"),
        ({"owner": "4b7c2f4e-0000-4000-8000-000000000000"}, "Choose one of the list."),
    ],
)
def test_what_cannot_be_saved_is_explained(
    world: World, typed: dict[str, object], said: str
) -> None:
    idea = tended(an_idea(world), world.lead, reply="We try it.")

    answer = signed_in(world.lead).post(address(idea), answers(idea, **typed))

    idea.refresh_from_db()
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (idea.reply, idea.impact, idea.effort, idea.owner) == ("We try it.", None, None, None)


def test_two_who_answer_at_once_both_see_what_the_other_wrote(world: World) -> None:
    idea = an_idea(world)
    other = a_member(world.project, world.lead)
    lead = signed_in(world.lead)
    opened = answers(idea, reply="Not now: the garden is shut.")
    tended(idea, other, reply="Yes, on Monday.", impact=4)

    late = lead.post(address(idea), opened)

    page = late.content.decode()
    idea.refresh_from_db()
    assert late.status_code == 409
    assert f"{other} has just changed this idea." in page
    assert "Yes, on Monday." in page
    assert "Not now: the garden is shut." in page
    assert idea.reply == "Yes, on Monday."
    again = lead.post(address(idea), opened | {"version": late.context["form"]["version"].value()})
    idea.refresh_from_db()
    assert again.status_code == 302
    assert idea.reply == "Not now: the garden is shut."


def test_an_owner_who_has_left_the_team_stays_the_owner(world: World) -> None:
    owner = a_person(world.organisation, "Owen Owner")
    idea = tended(an_idea(world), world.lead, owner=owner)

    signed_in(world.lead).post(address(idea), answers(idea, impact=3))

    idea.refresh_from_db()
    assert (idea.owner, idea.impact) == (owner, 3)


def test_an_idea_taken_off_can_be_put_back(world: World) -> None:
    idea = an_idea(world)
    lead = signed_in(world.lead)

    lead.post(address(idea, "idea_remove"))
    assert listed(lead, world) == []
    assert address(idea, "idea_put_back") in lead.get(page_of(world)).content.decode()
    assert lead.get(address(idea)).url == page_of(world)
    assert lead.post(address(idea), answers(idea, reply="Yes")).url == page_of(world)
    lead.post(address(idea, "idea_vote"), {"in_favour": "on"})
    assert idea.voters.count() == 0
    lead.post(address(idea, "idea_put_back"))

    assert listed(lead, world) == ["Evening walk"]


# Reading.


def test_orders_and_filters_live_in_the_address(world: World) -> None:
    member = a_member(world.project, world.lead)
    walk = an_idea(world, days=30)
    cards = tended(an_idea(world, "Calm cards", days=20), world.lead, impact=5, effort=1)
    an_idea(world, "Huddle", by=member, days=10)
    tended(cards, world.lead, impact=5, effort=1, reply="Yes.")
    now = timezone.now()
    vote_for_idea(idea=walk, by=member, at=now)
    a_cycle(world.project, world.lead, CycleStage.DO, idea=cards.node)
    client = signed_in(member)

    assert listed(client, world) == ["Evening walk", "Huddle", "Calm cards"]
    assert listed(client, world, sort="worth") == ["Calm cards", "Huddle", "Evening walk"]
    assert listed(client, world, sort="waiting") == ["Evening walk", "Huddle", "Calm cards"]
    assert listed(client, world, sort="newest") == ["Huddle", "Calm cards", "Evening walk"]
    assert listed(client, world, show="waiting") == ["Evening walk", "Huddle"]
    assert listed(client, world, show="mine") == ["Huddle"]
    assert listed(client, world, state="testing") == ["Calm cards"]
    assert listed(client, world, state="nonsense", sort="nonsense", show="?") == [
        "Evening walk", "Huddle", "Calm cards",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["walk evening", "EVENING", "amelie", "evenign walk", "Améli"])
def test_search_forgives_order_case_accents_and_slips(world: World, words: str) -> None:
    amelie = a_person(world.organisation, "Amélie Moreau", UnitRole.QI_TEAM)
    an_idea(world, by=amelie)
    an_idea(world, "Calm cards")

    assert listed(signed_in(world.lead), world, q=words) == ["Evening walk"]


def test_nothing_found_leads_back_to_everything(world: World) -> None:
    an_idea(world)

    page = signed_in(world.lead).get(page_of(world, q="submarine")).content.decode()

    assert "No idea found" in page
    assert f'href="{page_of(world)}">Show all ideas' in page


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (0, "New today", "neutral"),
        (1, "Waiting 1 day for a reply", "neutral"),
        (15, "Waiting 15 days for a reply: late", "warning"),
        (40, "Waiting 40 days for a reply: far too long", "danger"),
    ],
)
def test_the_reply_clock_says_it_in_words_as_well(
    world: World, days: int, words: str, tone: str
) -> None:
    an_idea(world, days=days)

    page = signed_in(world.lead).get(page_of(world))

    clock = page.context["page"].rows[0].clock
    assert (clock.word, clock.tone) == (words, tone)


def test_whoever_suggested_an_idea_reads_first_what_became_of_it(world: World) -> None:
    partner = a_member(world.project, world.lead, ProjectRole.SERVICE_USER)
    an_idea(world, "Calm cards")
    idea = tended(an_idea(world, by=partner), world.lead, reply="We try it on Monday.")
    a_cycle(world.project, world.lead, CycleStage.DO, idea=idea.node)

    page = signed_in(partner).get(page_of(world))

    (own,) = page.context["page"].own
    assert (own.text, own.reply.text, own.became) == (
        "Evening walk", "We try it on Monday.", "It is being tested now.",
    )  # fmt: skip
    text = page.content.decode()
    assert text.index("What became of your ideas") < text.index("All ideas")


def test_an_idea_leads_to_its_box_its_drivers_and_a_test_of_it(world: World) -> None:
    driver = a_driver(world)
    idea = an_idea(world, driver=driver)
    lead = signed_in(world.lead)

    page = lead.get(page_of(world)).content.decode()
    plan = f"{reverse('cycle_new', args=[world.project.public_id])}?idea={idea.node.public_id}"

    assert address(idea, "box") in page
    assert reverse("box", args=[world.project.public_id, driver.public_id]) in page
    assert plan in page
    assert f'value="{idea.node.public_id}" selected' in lead.get(plan).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "panel"])
def test_the_box_of_an_idea_says_what_the_backlog_says(
    world: World, headers: dict[str, str]
) -> None:
    idea = an_idea(world)
    vote_for_idea(idea=idea, by=world.lead, at=timezone.now())
    tended(idea, world.lead, reply="We try it.", impact=4, owner=world.lead)

    page = signed_in(world.lead).get(address(idea, "box"), headers=headers).content.decode()

    for words in ("1 vote", "Impact 4", "Effort not weighed", "further by you", "We try it."):
        assert words in page, words
    assert f"{page_of(world)}#idea-{idea.node.public_id}" in page


def test_history_tells_what_happened_to_ideas(world: World) -> None:
    member = a_member(world.project, world.lead)
    idea = an_idea(world, could_stop=True)
    tended(idea, world.lead, reply="Yes.", impact=4, effort=2, owner=member)
    tended(idea, world.lead, reply="Yes, on Monday.", impact=4)
    lead = signed_in(world.lead)
    lead.post(address(idea, "idea_remove"))
    lead.post(address(idea, "idea_put_back"))

    page = lead.get(reverse("project_history", args=[world.project.public_id]))

    said = [happening.sentence for happening in page.context["happenings"]]
    assert [sentence for sentence in said if "Evening walk" in sentence] == [
        "Weighed “Evening walk”: effort open. Nobody takes “Evening walk” further. "
        "Put the reply to “Evening walk” in other words: Yes, on Monday.",
        f"Weighed “Evening walk”: impact 4 and effort 2. {member} takes “Evening walk” further. "
        "Replied to “Evening walk”: Yes.",
        "Suggested to stop something: “Evening walk”",
        "Put the idea “Evening walk” back",
        "Took the idea “Evening walk” off",
    ]


# At home.


def prompts(person: User) -> list[tuple[str, str]]:
    page = signed_in(person).get(reverse("home"))
    return [(prompt.tag, prompt.title) for prompt in page.context["needs"].prompts]


def test_ideas_that_wait_too_long_need_the_lead_and_nobody_else(world: World) -> None:
    member = a_member(world.project, world.lead)
    an_idea(world, days=15)
    an_idea(world, "Fresh", days=3)
    tended(an_idea(world, "Answered", days=30), world.lead, reply="No.")

    assert prompts(world.lead) == [("Reply is late", "“Evening walk”")]
    assert prompts(member) == []
    an_idea(world, "Another", days=20)
    assert prompts(world.lead) == [("Reply is late", "2 ideas wait for a reply")]


def test_a_reply_is_news_to_whoever_suggested_the_idea_for_a_week(world: World) -> None:
    member = a_member(world.project, world.lead)
    idea = an_idea(world, by=member)
    tended(idea, world.lead, reply="We try it.")

    assert prompts(member) == [("Answered", "Your idea “Evening walk”")]
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert prompts(member) == []


def test_ideas_of_resting_projects_and_those_taken_off_need_nobody(world: World) -> None:
    idea = an_idea(world, days=15)
    signed_in(world.lead).post(address(idea, "idea_remove"))
    assert prompts(world.lead) == []
    signed_in(world.lead).post(address(idea, "idea_put_back"))
    assert len(prompts(world.lead)) == 1

    move_to_stage(project=world.project, stage=Stage.PAUSED, by=world.lead, at=timezone.now())
    assert prompts(world.lead) == []


def test_queries_do_not_grow_with_the_ideas(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    driver = a_driver(world)
    members = [a_member(world.project, world.lead) for _ in range(3)]
    for number in range(12):
        idea = an_idea(world, f"Idea {number}", by=members[number % 3], driver=driver)
        vote_for_idea(idea=idea, by=members[0], at=timezone.now())
        tended(idea, world.lead, owner=members[1], impact=3, effort=number % 5 + 1)
    client = signed_in(members[0])
    client.get(page_of(world))

    with django_assert_num_queries(10):
        client.get(page_of(world))
