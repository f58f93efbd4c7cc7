"""The pages of a way of working: stages, evidence, days, two editors, and what is offered."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from charts.vocabulary import Rhythm
from pdsa.stages import CycleStage
from people.models import User
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from projects.methods.standing import Written
from projects.models import Project, StageRecord
from projects.selectors.methods import offer_of
from projects.services.methods import choose_method, write_stage
from projects.services.projects import move_to_stage
from projects.stages import Stage
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_measure, a_member, a_person, a_world, some_data

HTMX = {"HX-Request": "true"}
TODAY = timezone.now().date()


def page_of(world: World, name: str = "method", *more: str) -> str:
    return reverse(name, args=[world.project.public_id, *more])


def typed(client: Client, world: World, stage: str, **answers: object) -> dict[str, object]:
    form = client.get(page_of(world, "method_stage", stage)).context["form"]
    return {"version": form.initial["version"]} | answers


def write(client: Client, world: World, stage: str, **answers: object):
    address = page_of(world, "method_stage", stage)
    return client.post(address, typed(client, world, stage, **answers))


def with_workshop(world: World, days_ago: int, *, ticked: tuple[str, ...] = ()) -> None:
    """The project takes the Lean way, its workshop so many days ago, and is implementing."""
    by, at = world.lead, timezone.now()
    choose_method(project=world.project, method="lean_rpiw", by=by, at=at)
    day = TODAY - timedelta(days=days_ago)
    words = Written(ticked=ticked, day=day)
    write_stage(project=world.project, stage="workshop", words=words, by=by, at=at)
    for stage in (Stage.PLANNING, Stage.TESTING, Stage.IMPLEMENTING):
        move_to_stage(project=world.project, stage=stage, by=by, at=at)


@pytest.fixture
def sponsor(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.SPONSOR)


# Who may see it, and who may write it.


def test_another_organisation_finds_nothing(world: World) -> None:
    stranger = signed_in(a_world("Southgate").lead)

    for address in (
        page_of(world),
        page_of(world, "method_change"),
        page_of(world, "method_stage", "aim"),
    ):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address).status_code in (404, 405)


def test_colleagues_read_and_do_not_write(world: World) -> None:
    colleague = signed_in(a_person(world.organisation))

    page = colleague.get(page_of(world))

    assert page.status_code == 200
    assert not any(stage.href for stage in page.context["method"].stages)
    assert not page.context["method"].change_href
    for address in (page_of(world, "method_change"), page_of(world, "method_stage", "aim")):
        assert colleague.get(address).status_code == 403
        assert colleague.post(address, {"version": 0}).status_code == 403
    assert not StageRecord.objects.exists()


def test_a_stage_of_another_way_of_working_is_not_found(world: World) -> None:
    lead = signed_in(world.lead)

    assert lead.get(page_of(world, "method_stage", "workshop")).status_code == 404


# Writing it.


def test_a_stage_is_written_by_itself_and_shown_with_its_evidence(world: World) -> None:
    lead = signed_in(world.lead)
    choose_method(project=world.project, method="cpip", by=world.lead, at=timezone.now())

    answer = write(lead, world, "project", mission="Fewer falls", ticked=["trained"])

    assert answer.url == f"{page_of(world)}#stage-project"
    stage = lead.get(page_of(world)).context["method"].stages[0]
    assert [(a.words, a.text) for a in stage.answers] == [("What is the mission?", "Fewer falls")]
    there = {line.words: line.is_met for line in stage.evidence}
    assert there["The lead has done the programme's training"]
    assert not there["A sponsor is in the team"]
    assert stage.state == "You are here"


def test_the_record_shows_what_it_can(world: World, sponsor: User) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [4.0] * 9)
    falls.state.points = 9
    falls.state.save()
    a_cycle(world.project, world.lead, CycleStage.STUDY)
    stages = signed_in(world.lead).get(page_of(world)).context["method"].stages

    there = {line.words for stage in stages for line in stage.evidence if line.is_met}

    assert there == {
        "The team has at least two people",
        "There is a measure",
        "A measure has a baseline of at least 8 numbers",
        "A test is planned",
        "A test has been done",
    }


def test_with_htmx_the_stages_come_back_with_the_written_one_in_focus(world: World) -> None:
    lead = signed_in(world.lead)
    address = page_of(world, "method_stage", "aim")

    form = lead.get(address, headers=HTMX)
    assert "<html" not in form.text
    answer = lead.post(address, typed(lead, world, "aim", why="It hurts"), headers=HTMX)

    assert answer["HX-Retarget"] == "#method"
    assert "It hurts" in answer.text
    assert 'id="stage-aim-heading" tabindex="-1" autofocus' in answer.text


def test_two_editors_see_both_and_neither_is_overwritten(world: World) -> None:
    member = a_member(world.project, world.lead)
    lead, other = signed_in(world.lead), signed_in(member)
    address = page_of(world, "method_stage", "aim")
    mine, theirs = typed(lead, world, "aim", why="Mine"), typed(other, world, "aim", why="Theirs")
    other.post(address, theirs)

    answer = lead.post(address, mine)

    assert answer.status_code == 409
    assert answer.context["editor"] == member.name
    [difference] = answer.context["differences"]
    assert (difference.theirs, difference.mine) == ("Theirs", "Mine")
    assert StageRecord.objects.get().answers == {"why": "Theirs"}

    again = {"version": answer.context["form"]["version"].value(), "why": "Mine"}
    assert lead.post(address, again).status_code == 302
    assert StageRecord.objects.get().answers == {"why": "Mine"}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"waste": "x" * 3_000}, "Use at most 2,000 characters here. This has 3000."),
        ({"day": "some day"}, "some day"),
        ({"ticked": ["nonsense"]}, "nonsense"),
    ],
)
def test_bad_input_gets_a_sentence_and_what_was_typed_stays(
    world: World, answers: dict, words: str
) -> None:
    lead = signed_in(world.lead)
    choose_method(project=world.project, method="lean_rpiw", by=world.lead, at=timezone.now())

    answer = write(lead, world, "workshop", tried="We sat together", **answers)

    assert answer.status_code == 422
    assert words in answer.text
    assert "We sat together" in answer.text


def test_touch_points_are_shown_with_how_they_felt(world: World) -> None:
    choose_method(
        project=world.project, method="experience_based_co_design",
        by=world.lead, at=timezone.now(),
    )  # fmt: skip
    lead = signed_in(world.lead)

    write(lead, world, "patients", touch_points="The door locks at 9: afraid\nTea")

    page = lead.get(page_of(world))
    [answer] = page.context["method"].stages[2].answers
    assert [(line.text, line.feeling) for line in answer.lines] == [
        ("The door locks at 9", "afraid"),
        ("Tea", ""),
    ]


# Days.


def test_re_measures_have_their_days_and_their_titles(world: World) -> None:
    with_workshop(world, 40)
    lead = signed_in(world.lead)

    days = dict(lead.get(page_of(world)).context["method"].days)

    assert list(days) == ["Workshop", *(f"Re-measure at {n} days" for n in (30, 60, 90))]
    assert days["Re-measure at 30 days"].note == "Due 10 days ago"
    assert days["Re-measure at 60 days"].note == "In 20 days"
    stage = lead.get(page_of(world, "method_stage", "re_measure_30"))
    assert f"<title>Re-measure at 30 days: {world.project}" in stage.text


def test_a_re_measure_that_is_due_waits_at_home_for_the_lead(world: World) -> None:
    with_workshop(world, 31)
    member = a_member(world.project, world.lead)

    [prompt] = signed_in(world.lead).get("/").context["needs"].prompts

    assert (prompt.title, prompt.tag) == ("Re-measure at 30 days", "Due yesterday")
    assert prompt.href == page_of(world, "method_stage", "re_measure_30")
    assert "Lean RPIW" in prompt.meta
    assert not signed_in(member).get("/").context["needs"].prompts


def test_once_measured_and_reported_it_waits_no_longer(world: World) -> None:
    with_workshop(world, 31)
    falls = a_measure(world.project, world.lead, rhythm=Rhythm.DAY)
    some_data(falls, world.lead, [4.0], ending=TODAY)
    lead = signed_in(world.lead)

    write(lead, world, "re_measure_30", results="Falls: 12, 6, 4", ticked=["reported"])

    assert not lead.get("/").context["needs"].prompts
    days = dict(lead.get(page_of(world)).context["method"].days)
    assert days["Re-measure at 30 days"].note == "Done"


def test_a_paused_project_and_another_way_of_working_ask_for_nothing(world: World) -> None:
    with_workshop(world, 31)
    lead = signed_in(world.lead)

    choose_method(project=world.project, method="a3", by=world.lead, at=timezone.now())
    assert not lead.get("/").context["needs"].prompts
    choose_method(project=world.project, method="lean_rpiw", by=world.lead, at=timezone.now())
    assert lead.get("/").context["needs"].prompts
    move_to_stage(project=world.project, stage=Stage.PAUSED, by=world.lead, at=timezone.now())
    assert not lead.get("/").context["needs"].prompts


# The project's stage stays the one that portfolios see.


def test_the_overview_carries_the_stages_and_says_what_is_missing(world: World) -> None:
    strip = signed_in(world.lead).get(page_of(world, "project")).context["strip"]

    assert strip.label == "Model for Improvement"
    assert [step.is_here for step in strip.steps] == [True, *[False] * 5]
    assert strip.words == ("Stage 1 of 6: Agree the aim. Missing: the aim is written, and 2 more.")


def test_a_move_is_offered_when_everything_is_there_and_never_made(world: World) -> None:
    by, at = world.lead, timezone.now()
    choose_method(project=world.project, method="lean_rpiw", by=by, at=at)
    for stage in (Stage.PLANNING, Stage.TESTING):
        move_to_stage(project=world.project, stage=stage, by=by, at=at)
    lead = signed_in(world.lead)
    assert not lead.get(page_of(world)).context["method"].move_href

    write(lead, world, "workshop", ticked=["tried", "freed", "reported"])

    page = lead.get(page_of(world)).context["method"]
    assert page.move_words == "Move the project to “Implementing”"
    assert page.move_href == page_of(world, "project_stage")
    assert Project.objects.get(pk=world.project.pk).stage == Stage.TESTING


# Choosing and changing.


def test_a_project_starts_with_the_way_of_working_that_was_chosen(world: World) -> None:
    lead = signed_in(world.lead)
    address = reverse("project_new")
    answers = {"title": "Sooner seen", "unit": str(world.ward.public_id)}

    page = lead.get(address)
    assert page.context["form"]["method"].value() == "model_for_improvement"
    lead.post(address, {**answers, "method": "lean_rpiw"})

    assert Project.objects.get(title="Sooner seen").method == "lean_rpiw"
    refused = lead.post(address, {**answers, "title": "Other", "method": "nonsense"})
    assert refused.status_code == 422
    assert "Choose one of the ways of working" in refused.text


def test_it_is_changed_and_told_and_the_answers_stay(world: World) -> None:
    lead = signed_in(world.lead)
    write(lead, world, "aim", why="It hurts")
    answers = {"seen": "model_for_improvement", "method": "dmaic"}

    answer = lead.post(page_of(world, "method_change"), answers, follow=True)

    assert "DMAIC" in answer.context["method"].label
    assert "Define" in answer.text
    stale = lead.post(page_of(world, "method_change"), {**answers, "method": "a3"})
    assert stale.status_code == 422
    assert "Somebody else has just chosen DMAIC" in stale.text
    again = {"seen": stale.context["form"]["seen"].value(), "method": "model_for_improvement"}
    back = lead.post(page_of(world, "method_change"), again, follow=True)
    assert "It hurts" in back.text


def test_history_tells_of_it_in_sentences(world: World) -> None:
    lead = signed_in(world.lead)
    with_workshop(world, 3)
    write(lead, world, "workshop", ticked=["tried"], day=(TODAY - timedelta(days=3)).isoformat())

    page = lead.get(page_of(world, "project_history"))

    told = [happening.sentence for happening in page.context["happenings"]]
    assert "Changed the way of working to Lean RPIW" in told
    assert "Wrote “Workshop” of Lean RPIW" in told
    assert any(sentence.startswith("Ticked in “Workshop” of Lean RPIW: “Ch") for sentence in told)


# What is offered.


def test_everybody_reads_what_is_offered_and_some_choose_it(world: World) -> None:
    reader = signed_in(a_person(world.organisation)).get(reverse("ways_of_working"))
    chooser = a_person(world.organisation, role=UnitRole.QI_TEAM, unit=top_unit(world.organisation))
    team = signed_in(chooser)

    assert len(reader.context["methods"]) == 8
    assert not reader.context["offer_href"]
    assert team.get(reverse("ways_of_working")).context["offer_href"]
    answers = {"version": 0, "offered": ["lean_rpiw", "a3"], "usual": "a3"}
    assert team.post(reverse("ways_of_working_offer"), answers).status_code == 302

    cards = team.get(reverse("ways_of_working")).context["methods"]
    assert [(card.label, card.is_offered, card.used) for card in cards] == [
        ("Model for Improvement", False, "1 project under way"),
        ("Lean RPIW", True, "0 projects under way"),
        ("Lean A3", True, "0 projects under way"),
    ]
    choices = signed_in(world.lead).get(page_of(world, "method_change")).context["form"]
    assert [key for key, _ in choices.fields["method"].choices] == [
        "model_for_improvement",
        "lean_rpiw",
        "a3",
    ]


@pytest.mark.parametrize(
    ("answers", "status", "words"),
    [
        ({"usual": "a3"}, 422, "Choose at least one way of working."),
        ({"offered": ["a3"], "usual": "dmaic"}, 422, "Choose the usual one among those"),
        ({"offered": ["dmaic"], "usual": "dmaic"}, 409, "Somebody else has just saved this"),
    ],
)
def test_an_offer_that_makes_no_sense_or_comes_second_is_told(
    world: World, answers: dict, status: int, words: str
) -> None:
    admin = signed_in(world.administrator)
    address = reverse("ways_of_working_offer")
    admin.post(address, {"version": 0, "offered": ["a3"], "usual": "a3"})
    version = 0 if status == 409 else 1

    answer = admin.post(address, {"version": version, **answers})

    assert answer.status_code == status
    assert words in answer.text
    assert offer_of(world.organisation).offered == ("a3",)


def test_staff_do_not_choose_what_is_offered(world: World) -> None:
    staff = signed_in(world.lead)
    address = reverse("ways_of_working_offer")

    assert staff.get(address).status_code == 403
    assert staff.post(address, {"version": 0}).status_code == 403


def test_where_one_is_offered_nobody_is_asked(world: World) -> None:
    admin = signed_in(world.administrator)
    address = reverse("ways_of_working_offer")
    admin.post(address, {"version": 0, "offered": ["a3"], "usual": "a3"})

    page = signed_in(world.lead).get(reverse("project_new"))

    assert "method" not in page.context["form"].fields


def test_the_page_asks_few_questions(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lead = signed_in(world.lead)
    for number in range(4):
        a_measure(world.project, world.lead, name=f"Measure {number}")
    lead.get(page_of(world))

    with django_assert_max_num_queries(8):
        lead.get(page_of(world))


def test_days_of_other_peoples_projects_are_not_asked(world: World) -> None:
    elsewhere = a_world("Southgate Fictional Health")
    with_workshop(elsewhere, 31)

    assert not signed_in(world.lead).get("/").context["needs"].prompts
