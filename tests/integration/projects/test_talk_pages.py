"""Talk where the work is: said, asked, answered, taken back, and by whom."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import SecurityEvent, User
from people.roles import ProjectRole, UnitRole
from people.sign_in import SecurityAct
from projects.models import About, Comment, Project
from projects.presenters.about import (
    about_charter,
    about_cycle,
    about_measure,
    about_node,
    about_project,
    sealed,
)
from projects.services.conversations import comment
from tests.cycles import a_cycle, an_idea
from tests.world import World, a_measure, a_member, a_person, a_project, a_world

SAY = "/remarks/"
HTMX = {"HX-Request": "true"}


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


def say(person: User, project: Project, text: str, about: str = "", **more: object):
    about = about or sealed(project, about_project(project))
    return signed_in(person).post(SAY, {"about": about, "text": text, **more})


def address(name: str, said: Comment) -> str:
    return reverse(name, args=[said.public_id])


def places(world: World) -> dict[str, tuple[About, str]]:
    """Everything that can be talked about, with its page."""
    lead, project = world.lead, world.project
    idea, cycle, falls = an_idea(project, lead), a_cycle(project, lead), a_measure(project, lead)
    return {
        "project": (about_project(project), reverse("project", args=[project.public_id])),
        "charter": (about_charter(project), reverse("charter", args=[project.public_id])),
        "box": (about_node(idea), reverse("box", args=[project.public_id, idea.public_id])),
        "cycle": (
            about_cycle(cycle.public_id, cycle.title),
            reverse("cycle", args=[cycle.public_id]),
        ),
        "measure": (
            about_measure(falls.public_id, falls.name),
            reverse("measure", args=[falls.public_id]),
        ),
    }


@pytest.mark.parametrize("place", ["project", "charter", "box", "cycle", "measure"])
def test_it_is_said_on_the_page_of_its_thing(world: World, place: str) -> None:
    about, page = places(world)[place]

    answer = say(world.lead, world.project, "Well done", sealed(world.project, about))

    said = Comment.objects.get()
    assert answer.url == f"{page}#remark-{said.public_id}"
    shown = signed_in(world.lead).get(page)
    assert [remark.who for remark in shown.context["talk"].conversation.remarks] == ["Lena Lead"]
    assert "Well done" in shown.text


ROLES = [
    (ProjectRole.LEAD, 302),
    (ProjectRole.TEAM_MEMBER, 302),
    (ProjectRole.SERVICE_USER, 302),
    (ProjectRole.CARER, 302),
    (ProjectRole.COACH, 302),
    (ProjectRole.SPONSOR, 302),
]


@pytest.mark.parametrize(("role", "status"), ROLES)
def test_everybody_of_the_team_joins_in(world: World, role: ProjectRole, status: int) -> None:
    member = a_member(world.project, world.lead, role)

    assert say(member, world.project, "I wonder").status_code == status
    said = Comment.objects.get()
    page = signed_in(member).get(reverse("remark_reply", args=[said.public_id]))
    assert page.status_code == 200
    assert ("coaching question" in page.text) is (role is ProjectRole.COACH)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (UnitRole.STAFF, 403),
        (UnitRole.BOARD_MEMBER, 403),
        (UnitRole.ADMINISTRATOR, 403),
        (UnitRole.QI_TEAM, 302),
        (UnitRole.QI_COACH, 302),
        (UnitRole.SPONSOR, 302),
    ],
)
def test_others_of_the_organisation_read(world: World, role: UnitRole, status: int) -> None:
    said = comment(
        project=world.project, about=about_project(world.project), text="Ours",
        by=world.lead, at=timezone.now(),
    )  # fmt: skip
    other = a_person(world.organisation, role=role)

    page = signed_in(other).get(reverse("project", args=[world.project.public_id]))
    assert "Ours" in page.text
    assert (page.context["talk"].form is not None) is (status == 302)
    assert say(other, world.project, "Mine").status_code == status
    reply = signed_in(other).post(address("remark_reply", said), {"text": "Mine too"})
    assert reply.status_code == status


def test_another_organisation_finds_nothing(world: World) -> None:
    stranger = a_world("Southgate Fictional Health").lead
    say(world.lead, world.project, "Ours")
    said = Comment.objects.get()

    assert say(stranger, world.project, "Mine").status_code == 404
    for name in ("remark_reply", "remark_take_back", "remark_put_back"):
        assert signed_in(stranger).post(address(name, said), {"text": "x"}).status_code == 404
    talk = reverse("project_talk", args=[world.project.public_id])
    assert signed_in(stranger).get(talk).status_code == 404
    assert Comment.objects.count() == 1


def test_a_private_project_talks_in_private(world: World) -> None:
    private = a_project(world.ward, world.lead, visibility="private")
    say(world.lead, private, "Between us")
    said = Comment.objects.get()
    other = a_person(world.organisation, role=UnitRole.QI_COACH)

    assert say(other, private, "Hello").status_code == 404
    assert signed_in(other).get(address("remark_reply", said)).status_code == 404


@pytest.mark.parametrize("about", ["", "x", "tampered"])
def test_where_it_is_said_cannot_be_made_up(world: World, about: str) -> None:
    if about == "tampered":
        other = a_project(world.ward, world.lead)
        mine, theirs = (sealed(p, about_project(p)) for p in (world.project, other))
        about = theirs[:30] + mine[30:]

    answer = signed_in(world.lead).post(SAY, {"about": about, "text": "Hello"})

    assert answer.status_code == 302
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  ", "Write something first."),
        ("word " * 1_000, "Use at most 4,000 characters. This has 4,999"),
        ("Ask @nobody@example.org", "Nobody here has the address nobody@example.org"),
    ],
    ids=["nothing", "a book", "an unknown address"],
)
def test_what_is_refused_is_kept_with_a_sentence(world: World, text: str, sentence: str) -> None:
    for headers in ({}, HTMX):
        about = sealed(world.project, about_project(world.project))
        answer = signed_in(world.lead).post(SAY, {"about": about, "text": text}, headers=headers)

        assert answer.status_code == 422
        assert sentence in answer.text
        assert answer.context["talk"].form["text"].value() == text
        assert ("<html" in answer.text) is (not headers)
    assert not Comment.objects.exists()


def test_what_looks_like_an_nhs_number_waits_for_a_second_word(world: World) -> None:
    refused = say(world.lead, world.project, "For 999 000 0018")
    assert refused.status_code == 422
    assert "“999 000 0018” looks like an NHS number" in refused.text
    assert "This tells nobody who a patient is" in refused.text

    confirmed = {"no_patient": refused.context["talk"].form.no_patient_mark}
    assert say(world.lead, world.project, "For 999 000 0018", **confirmed).status_code == 302
    written = SecurityEvent.objects.get(act=SecurityAct.SAID_NO_PATIENT)
    assert (written.user, written.detail) == (world.lead, SAY)


def test_a_question_is_open_until_the_team_answers(world: World, coach: User) -> None:
    say(coach, world.project, "What did you expect?", is_question="on")
    question = Comment.objects.get()
    page = reverse("project", args=[world.project.public_id])
    assert "Open question" in signed_in(world.lead).get(page).text

    answered = signed_in(world.lead).post(address("remark_reply", question), {"text": "Less"})

    said = Comment.objects.get(answers=question)
    assert answered.url == f"{page}#remark-{said.public_id}"
    shown = signed_in(coach).get(page).text
    assert "Open question" not in shown
    assert "Answered by Lena Lead" in shown


def test_a_member_cannot_pass_a_remark_off_as_a_coaching_question(world: World) -> None:
    say(world.lead, world.project, "What now?", is_question="on")

    assert not Comment.objects.get().is_question


def test_an_answer_to_an_answer_stands_under_the_same_remark(world: World) -> None:
    say(world.lead, world.project, "First")
    first = Comment.objects.get()
    for text in ("Second", "Third"):
        newest = Comment.objects.latest("pk")
        signed_in(world.lead).post(address("remark_reply", newest), {"text": text})

    assert [reply.text for reply in first.replies.order_by("pk")] == ["Second", "Third"]


def test_ones_own_remark_is_taken_back_and_put_back(world: World, coach: User) -> None:
    say(coach, world.project, "Spoken too soon")
    said = Comment.objects.get()
    page = reverse("project", args=[world.project.public_id])

    assert signed_in(world.lead).post(address("remark_take_back", said)).status_code == 403
    gone = signed_in(coach).post(address("remark_take_back", said), headers=HTMX)
    assert "took a remark back" in gone.text
    assert "Put it back" in gone.text
    others = signed_in(world.lead).get(page).text
    assert "Spoken too soon" not in others
    assert "Put it back" not in others

    signed_in(coach).post(address("remark_put_back", said))
    assert "Spoken too soon" in signed_in(world.lead).get(page).text


def test_text_is_shown_as_it_was_typed_and_never_run(world: World) -> None:
    say(world.lead, world.project, "<img src=x onerror=alert(1)> https://example.org/a")

    page = signed_in(world.lead).get(reverse("project", args=[world.project.public_id])).text

    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert '<a href="https://example.org/a" rel="noopener noreferrer nofollow">' in page


def test_an_address_never_shows(world: World, coach: User) -> None:
    say(world.lead, world.project, f"Ask @{coach.email}")

    page = signed_in(world.lead).get(reverse("project", args=[world.project.public_id])).text

    assert f"@{coach.name}</strong>" in page
    assert coach.email not in page


def test_what_was_typed_survives_a_lost_session(world: World) -> None:
    client = Client()
    about = sealed(world.project, about_project(world.project))
    led_away = client.post(SAY, {"about": about, "text": "Nearly lost"})
    assert led_away.status_code == 302

    client.force_login(world.lead)
    page = client.get(SAY)

    assert "Nearly lost" in page.text
    assert not Comment.objects.exists()


def test_an_address_of_nothing_leads_home_or_nowhere(world: World) -> None:
    client = signed_in(world.lead)

    assert client.get(SAY).url == "/"
    assert client.get(reverse("remark_reply", args=[uuid4()])).status_code == 404
    assert client.get(f"{SAY}{uuid4()}/take-back/").status_code == 405


def test_talk_of_a_project_is_gathered_with_open_questions_first(world: World, coach: User) -> None:
    idea = an_idea(world.project, world.lead)
    say(coach, world.project, "Who says so?", sealed(world.project, about_node(idea)),
        is_question="on")  # fmt: skip
    say(world.lead, world.project, "Well done")

    page = signed_in(world.lead).get(reverse("project_talk", args=[world.project.public_id]))

    (question,) = page.context["questions"]
    assert (question.who, question.did, question.is_open) == (coach.name, "asked", True)
    assert question.about == f"“{idea}”"
    assert [line.did for line in page.context["latest"]] == ["said"]
    overview = signed_in(world.lead).get(reverse("project", args=[world.project.public_id]))
    assert [line.answer_href for line in overview.context["questions"]] == [question.answer_href]


def test_history_tells_what_was_said_without_its_words(world: World, coach: User) -> None:
    say(coach, world.project, "Who says so?", is_question="on")
    question = Comment.objects.get()
    signed_in(world.lead).post(address("remark_reply", question), {"text": "The night staff"})
    signed_in(coach).post(address("remark_take_back", question))

    page = signed_in(world.lead).get(reverse("project_history", args=[world.project.public_id]))

    told = [(h.by, h.sentence) for h in page.context["happenings"]][:3]
    assert told == [
        (coach.name, "Took back a remark about the project"),
        ("Lena Lead", "Answered a question about the project"),
        (coach.name, "Asked about the project"),
    ]


def test_queries_do_not_grow_with_what_was_said(
    world: World, coach: User, django_assert_num_queries: Callable
) -> None:
    """Session, person, remark, project, two for what is allowed, remarks, mentions, team, files."""
    for number in range(6):
        say(world.lead, world.project, f"{number} @{coach.name}")
    client, first = signed_in(world.lead), Comment.objects.first()
    client.get(address("remark_reply", first))

    with django_assert_num_queries(10):
        client.get(address("remark_reply", first))
