"""The charter's pages: nine parts, an aim that writes its own sentence, the sponsor's answer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from people.models import User
from people.roles import ProjectRole
from projects.models import Aim, Charter, DiagramNode
from projects.selectors.charters import charters_returned_to, charters_waiting_for
from projects.services import diagrams
from projects.stages import Stage
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_measure, a_member, a_person, a_world, closed

HTMX = {"HX-Request": "true"}
TODAY = timezone.now().date()
SOON = TODAY + timedelta(days=200)
AIM = {
    "seen": "0",
    "measured_as": "falls",
    "direction": "decrease",
    "population": "",
    "place": "Willow ward",
    "baseline": "12",
    "target": "6",
    "value_words": "a month",
    "by_when": SOON.isoformat(),
}
SENTENCE = f"To reduce falls on Willow ward from 12 to 6 a month by {SOON.day} {SOON:%B %Y}."


def page_of(world: World, name: str = "charter", *more: str) -> str:
    return reverse(name, args=[world.project.public_id, *more])


def seen(client: Client, world: World, key: str) -> str:
    return client.get(page_of(world, "charter_part", key)).context["form"].initial["seen"]


def write(client: Client, world: World, key: str, **answers: str):
    typed = {"seen": seen(client, world, key)} | answers
    return client.post(page_of(world, "charter_part", key), typed)


@pytest.fixture
def sponsor(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.SPONSOR)


def sent(world: World) -> Client:
    """A charter with an aim that is with the sponsor; the lead's browser."""
    lead = signed_in(world.lead)
    lead.post(page_of(world, "charter_aim"), AIM)
    lead.post(page_of(world, "charter_submit"))
    return lead


# Who may see it, and who may write it.

WRITES = ("charter_submit", "charter_decide")


def test_another_organisation_sees_nothing(world: World) -> None:
    stranger = signed_in(a_world("Southgate").lead)

    for address in (
        page_of(world),
        page_of(world, "charter_aim"),
        page_of(world, "charter_aim_preview"),
        page_of(world, "charter_part", "about"),
    ):
        assert stranger.get(address).status_code == 404
    for name in WRITES:
        assert stranger.post(page_of(world, name)).status_code == 404


def test_colleagues_read_but_do_not_write(world: World) -> None:
    colleague = signed_in(a_person(world.organisation))

    page = colleague.get(page_of(world))

    assert page.status_code == 200
    assert all(not part.href for part in page.context["charter"].parts)
    for address in (page_of(world, "charter_aim"), page_of(world, "charter_part", "about")):
        assert colleague.get(address).status_code == 403
        assert colleague.post(address, AIM).status_code == 403
    for name in WRITES:
        assert colleague.post(page_of(world, name)).status_code == 403


def test_looking_writes_nothing(world: World) -> None:
    signed_in(world.lead).get(page_of(world))
    signed_in(world.lead).get(page_of(world, "charter_part", "about"))

    assert not Charter.objects.exists()


def test_a_part_that_is_not_written_here_is_not_found(world: World) -> None:
    lead = signed_in(world.lead)

    for key in ("method", "approval", "nonsense"):
        assert lead.get(page_of(world, "charter_part", key)).status_code == 404


# Writing it.


def test_a_charter_has_nine_parts_and_counts_those_written(world: World) -> None:
    lead = signed_in(world.lead)
    before = lead.get(page_of(world)).context["charter"]

    write(lead, world, "about", background="Twelve falls a month.", what_matters="Going home.")
    after = lead.get(page_of(world)).context["charter"]

    assert [part.number for part in after.parts] == list(range(1, 10))
    assert after.written == before.written + 1
    about = next(part for part in after.parts if part.key == "about")
    assert [answer.text for answer in about.answers] == ["Twelve falls a month.", "Going home."]


@pytest.mark.parametrize(
    ("key", "answers", "said"),
    [
        ("title", {"title": "Fewer falls at night"}, "Fewer falls at night"),
        ("people", {"involvement": "big_i"}, "Big I: full members of the team"),
        ("sight", {"visibility": "private"}, "Private to its team"),
        ("when_and_where", {"next_meeting_on": "27 March 2027"}, "27 March 2027"),
        ("more", {"risks": "Alarms at night"}, "Alarms at night"),
    ],
)
def test_each_part_is_saved_by_itself(
    world: World, key: str, answers: dict[str, str], said: str
) -> None:
    lead = signed_in(world.lead)

    answer = write(lead, world, key, **answers)

    assert answer.url == f"{page_of(world)}#part-{key}"
    assert said in lead.get(page_of(world)).content.decode()


def test_with_scripts_the_whole_charter_comes_back(world: World) -> None:
    lead = signed_in(world.lead)

    answer = lead.post(
        page_of(world, "charter_part", "about"),
        {"seen": seen(lead, world, "about"), "background": "Twelve falls."},
        headers=HTMX,
    )

    assert answer.headers["HX-Retarget"] == "#charter"
    assert "Twelve falls." in answer.content.decode()


def test_a_pasted_book_is_refused_and_kept(world: World) -> None:
    book = "word " * 2_001

    answer = write(signed_in(world.lead), world, "about", background=book)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Use at most 10,000 characters here. This has 10004" in page
    assert book.strip() in page


def test_of_two_people_at_one_part_neither_loses_words(world: World) -> None:
    first, second = signed_in(world.lead), signed_in(a_member(world.project, world.lead))
    old = seen(second, world, "about")
    write(first, world, "about", background="Twelve falls a month.")

    answer = second.post(
        page_of(world, "charter_part", "about"), {"seen": old, "background": "Falls at night."}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Saved now: Twelve falls a month." in page
    assert "Falls at night.</textarea>" in page
    second.post(
        page_of(world, "charter_part", "about"),
        {"seen": answer.context["form"].data["seen"], "background": "Falls at night."},
    )
    assert Charter.objects.get().background == "Falls at night."


def test_two_people_at_different_parts_do_not_collide(world: World) -> None:
    first, second = signed_in(world.lead), signed_in(a_member(world.project, world.lead))
    old = seen(second, world, "more")
    write(first, world, "about", background="Twelve falls a month.")

    second.post(page_of(world, "charter_part", "more"), {"seen": old, "risks": "Alarms"})

    charter = Charter.objects.get()
    assert (charter.background, charter.risks) == ("Twelve falls a month.", "Alarms")


def test_a_closed_project_keeps_its_charter_as_it_is(world: World) -> None:
    closed(world.project, world.lead)
    lead = signed_in(world.lead)

    page = lead.get(page_of(world))
    lead.post(page_of(world, "charter_part", "about"), {"seen": "", "background": "x"})

    assert all(not part.href for part in page.context["charter"].parts)
    assert not Charter.objects.exists()


# The aim.


def test_the_aim_is_data_that_writes_its_own_sentence(world: World) -> None:
    lead = signed_in(world.lead)

    answer = lead.post(page_of(world, "charter_aim"), AIM)

    world.project.refresh_from_db()
    assert answer.url == f"{page_of(world)}#part-aim"
    assert world.project.aim == SENTENCE
    checks = lead.get(page_of(world)).context["charter"].checks
    assert [check.name for check in checks if not check.passed] == ["Has a measure"]


def test_the_check_for_a_measure_passes_once_there_is_one(world: World) -> None:
    lead = signed_in(world.lead)
    lead.post(page_of(world, "charter_aim"), AIM)
    a_measure(world.project, world.lead)

    assert all(check.passed for check in lead.get(page_of(world)).context["charter"].checks)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_the_sentence_is_shown_while_it_is_typed(world: World, headers: dict[str, str]) -> None:
    lead = signed_in(world.lead)
    typed = {"measured_as": "falls", "direction": "decrease", "target": "six", "place": "Elm ward"}

    page = lead.get(page_of(world, "charter_aim_preview"), typed, headers=headers).content.decode()

    assert "To reduce falls on Elm ward." in page
    assert "Say how much" in page
    assert ("<html" in page) is not bool(headers)


def test_without_scripts_a_refused_aim_shows_its_sentence_so_far(world: World) -> None:
    answer = signed_in(world.lead).post(
        page_of(world, "charter_aim"), {**AIM, "target": "a lot", "by_when": "soon"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "To reduce falls on Willow ward a month." not in page
    assert "To reduce falls on Willow ward." in page
    assert 'value="a lot"' in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"measured_as": " "}, "Say what will be better"),
        ({"direction": ""}, "Choose less or more."),
        ({"target": "many"}, "many"),
        ({"by_when": "31 June"}, "31 June"),
    ],
    ids=["nothing", "no way", "no number", "no day"],
)
def test_an_aim_that_makes_no_sense_is_refused_in_words(
    world: World, changes: dict[str, str], said: str
) -> None:
    answer = signed_in(world.lead).post(page_of(world, "charter_aim"), AIM | changes)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Aim.objects.exists()


def test_another_version_needs_a_reason_and_both_are_shown(world: World) -> None:
    lead = signed_in(world.lead)
    lead.post(page_of(world, "charter_aim"), AIM)

    refused = lead.post(page_of(world, "charter_aim"), {**AIM, "seen": "1", "target": "4"})
    lead.post(
        page_of(world, "charter_aim"),
        {**AIM, "seen": "1", "target": "4", "why": "We are nearly there."},
    )

    page = lead.get(page_of(world)).content.decode()
    assert "Say why, so that others can follow you." in refused.content.decode()
    assert SENTENCE in page
    assert "Why: We are nearly there." in page


def test_of_two_who_write_the_aim_at_once_neither_loses_words(world: World) -> None:
    first, second = signed_in(world.lead), signed_in(a_member(world.project, world.lead))
    first.post(page_of(world, "charter_aim"), AIM)

    answer = second.post(page_of(world, "charter_aim"), {**AIM, "target": "3"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"Saved now: {SENTENCE}" in page
    assert 'name="target" value="3"' in page
    assert Aim.objects.count() == 1


def test_the_aim_on_the_diagram_follows_unless_the_team_gave_it_words_of_its_own(
    world: World,
) -> None:
    diagrams.open_diagram(project=world.project, by=world.lead, at=timezone.now())
    lead = signed_in(world.lead)
    lead.post(page_of(world, "charter_aim"), AIM)
    box = DiagramNode.objects.get()
    assert box.text == SENTENCE

    diagrams.rename_node(
        node=box, seen_version=box.version, text="No falls", by=world.lead, at=timezone.now()
    )
    lead.post(page_of(world, "charter_aim"), {**AIM, "seen": "1", "target": "4", "why": "More"})
    assert DiagramNode.objects.get().text == "No falls"


# The sponsor.


def test_a_charter_is_sent_waits_and_is_approved(world: World, sponsor: User) -> None:
    lead = sent(world)
    waiting = lead.get(page_of(world)).context["charter"].standing
    assert waiting.state == "Waiting for the sponsor"
    assert [c.project for c in charters_waiting_for(sponsor, on=TODAY)] == [world.project]

    page = signed_in(sponsor).get(page_of(world))
    assert page.context["charter"].standing.may_decide
    signed_in(sponsor).post(page_of(world, "charter_decide"), {"decision": "approve", "note": ""})

    world.project.refresh_from_db()
    assert world.project.stage == Stage.PLANNING
    assert f"{sponsor} approved it" in lead.get(page_of(world)).content.decode()
    assert not charters_waiting_for(sponsor, on=TODAY)


def test_a_charter_is_returned_with_what_is_missing(world: World, sponsor: User) -> None:
    lead = sent(world)
    desk = signed_in(sponsor)

    refused = desk.post(page_of(world, "charter_decide"), {"decision": "return", "note": ""})
    desk.post(page_of(world, "charter_decide"), {"decision": "return", "note": "For whom?"})

    assert refused.status_code == 422
    assert "Say what is missing" in refused.content.decode()
    assert "For whom?" in lead.get(page_of(world)).content.decode()
    assert [c.project for c in charters_returned_to(world.lead, on=TODAY)] == [world.project]


def test_while_the_sponsor_reads_nothing_changes(world: World, sponsor: User) -> None:
    lead = sent(world)

    page = lead.get(page_of(world))
    lead.post(page_of(world, "charter_part", "about"), {"seen": "", "background": "x"})
    lead.post(page_of(world, "charter_aim"), {**AIM, "seen": "1", "target": "4", "why": "x"})

    assert all(not part.href for part in page.context["charter"].parts)
    assert Charter.objects.get().background == ""
    assert Aim.objects.count() == 1


def test_without_a_sponsor_or_an_aim_a_sentence_says_what_to_do(world: World) -> None:
    lead = signed_in(world.lead)

    page = lead.post(
        page_of(world, "charter_submit"), follow=True, headers={"Referer": "http://testserver/"}
    )
    assert "Write the aim first" in page.content.decode()

    lead.post(page_of(world, "charter_aim"), AIM)
    page = lead.post(page_of(world, "charter_submit"), follow=True)
    assert "Add a sponsor to the team first" in page.content.decode()


def test_whoever_sent_a_charter_does_not_decide_it(world: World, sponsor: User) -> None:
    sent(world)
    lead = signed_in(world.lead)

    answer = lead.post(page_of(world, "charter_decide"), {"decision": "approve"})

    assert answer.status_code == 403
    assert not lead.get(page_of(world)).context["charter"].standing.may_decide
    assert not charters_waiting_for(world.lead, on=TODAY)


def test_the_page_asks_few_questions(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lead = signed_in(world.lead)
    lead.post(page_of(world, "charter_aim"), AIM)

    with django_assert_max_num_queries(15):
        lead.get(page_of(world))
