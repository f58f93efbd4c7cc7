"""The tests of a project on one page, its ledger, and rates over many projects."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from charts.models import Measure
from pdsa.models import Cycle, Prediction
from pdsa.presenters.ledger import calibration_words
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage, Decision, Outcome, Scale
from people.models import User
from people.roles import UnitRole
from projects.models import Project
from tests.cycles import a_cycle, an_idea
from tests.integration.pdsa.pages import signed_in, words
from tests.world import World, a_person, a_project, a_unit, some_data

TODAY = date.today()  # noqa: DTZ011
DAY = timedelta(days=1)


def board_of(project: Project) -> str:
    return f"/projects/{project.public_id}/cycles/"


def test_without_tests_the_page_says_what_one_is(client: Client, project: Project) -> None:
    page = words(client.get(board_of(project)))

    assert "A test is a change tried small" in page
    assert "Plan the first test" in page


def test_cycles_stand_in_the_column_of_their_stage(
    client: Client, project: Project, lead: User
) -> None:
    for reached in (CycleStage.PLAN, CycleStage.STUDY, CycleStage.STUDY, CycleStage.DONE):
        a_cycle(project, lead, reached)

    board = client.get(board_of(project)).context["board"]

    assert [(column.title, len(column.cards)) for column in board] == [
        ("Plan", 1),
        ("Do", 0),
        ("Study", 2),
        ("Act", 0),
    ]


def test_a_card_says_what_comes_next_and_leads_there(
    client: Client, project: Project, lead: User
) -> None:
    idea = an_idea(project, lead)
    first = a_cycle(project, lead, CycleStage.DONE, idea=idea)
    cycle = a_cycle(
        project, lead, CycleStage.STUDY, previous=first, idea=idea, ended=TODAY - 2 * DAY
    )

    card = client.get(board_of(project)).context["board"][2].cards[0]

    assert card.href == f"/cycles/{cycle.public_id}/#study"
    assert (card.next_step, card.numbering) == ("Compare with what you expected", "Cycle 2 of 2")
    assert (card.idea, card.tone) == ("Safety huddle", "warning")


def test_ramps_are_drawn_as_steps_that_grow(client: Client, project: Project, lead: User) -> None:
    first = a_cycle(project, lead, CycleStage.DONE, scale=Scale.ONE_PERSON, decision=Decision.ADOPT)
    a_cycle(project, lead, previous=first, scale=Scale.ONE_TEAM)
    a_cycle(project, lead, CycleStage.DONE, title="Alone", decision=Decision.ABANDON)

    answer = client.get(board_of(project))

    (ramp,) = answer.context["ramps"]
    assert [(step.number, step.size, step.standing.word) for step in ramp.steps] == [
        (1, 1, "Adopted"),
        (2, 4, "Plan"),
    ]
    assert [test.title for test in answer.context["singles"]] == ["Alone"]


def test_many_tests_cost_no_more_queries(
    client: Client,
    project: Project,
    lead: User,
    falls: Measure,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cycle = None
    for _ in range(6):
        cycle = a_cycle(project, lead, CycleStage.DONE, measures=(falls,), previous=cycle)

    with django_assert_max_num_queries(16):
        client.get(board_of(project))


def test_the_ledger_shows_what_was_said_beside_what_happened(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    cycle = a_cycle(
        project,
        lead,
        CycleStage.STUDY,
        expected=(
            Expectation(measure=falls, highest=12, confidence=80),
            Expectation(words="They like it"),
        ),
    )
    Prediction.objects.filter(highest=12).update(outcome=Outcome.NOT, happened=15)

    page = client.get(f"/projects/{project.public_id}/predictions/")

    ledger = page.context["ledger"]
    assert (ledger.confirmed, ledger.partly, ledger.learned, ledger.waiting) == (0, 0, 1, 1)
    said = words(page)
    assert "at most 12 falls 15 Not as predicted: something was learned" in said
    assert "They like it" in said
    assert f"/cycles/{cycle.public_id}/" in page.text


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        ([(90, False)] * 4, "When a few more predictions are judged"),
        ([(80, True)] * 4 + [(80, False)], "You know well what you know"),
        ([(90, True)] * 2 + [(90, False)] * 3, "Your work surprises you"),
        ([(30, True)] * 5, "Things go your way more often"),
    ],
    ids=["too few", "well calibrated", "too sure", "too careful"],
)
def test_calibration_compares_sureness_with_outcomes(
    judged: list[tuple[int, bool]], said: str
) -> None:
    assert said in calibration_words(judged)


@pytest.fixture
def ngozi(world: World) -> Client:
    """A browser of the central QI team."""
    return signed_in(a_person(world.organisation, "Ngozi", UnitRole.QI_TEAM))


def rate(page: object, name: str) -> str:
    return next(line.words for line in page.context["rates"] if line.name == name)  # type: ignore[attr-defined]


def test_the_qi_team_sees_rates_from_the_rows(
    world: World, lead: User, falls: Measure, ngozi: Client
) -> None:
    some_data(falls, lead, [4, 5, 6, 5])
    long_ago = TODAY - 80 * DAY
    cycles = [
        a_cycle(
            world.project, lead, CycleStage.DONE, began=long_ago, ended=TODAY, measures=(falls,)
        ),
        a_cycle(a_project(world.ward, lead), lead, CycleStage.DONE, began=TODAY),
    ]
    a_cycle(
        world.project,
        lead,
        CycleStage.DONE,
        began=TODAY,
        previous=cycles[0],
        scale=Scale.ONE_TEAM,
        measures=(falls,),
    )
    a_cycle(world.project, lead, planned_start=long_ago, planned_end=TODAY - 15 * DAY)
    a_cycle(world.project, lead, planned_start=TODAY, planned_end=TODAY)
    Cycle.objects.filter(pk=cycles[1].pk).update(study_was_written_after=True)

    page = ngozi.get("/fidelity/")

    assert rate(page, "All four parts are written") == "3 of 4 cycles"
    assert rate(page, "Study was written after the test") == "1 of 2 cycles"
    assert rate(page, "Something was predicted that can be judged") == "0 of 3 cycles"
    assert rate(page, "The cycle is one of a series") == "2 of 3 cycles"
    assert rate(page, "The series grows in scale") == "1 of 1 series"
    assert rate(page, "The series has regular data") == "0 of 1 series"


def test_rates_can_be_told_of_one_place(world: World, lead: User, ngozi: Client) -> None:
    a_cycle(world.project, lead, CycleStage.DONE)
    elsewhere = a_unit(world.organisation, "Oak ward")

    page = ngozi.get(f"/fidelity/?place={elsewhere.public_id}")
    nonsense = ngozi.get("/fidelity/?place=nonsense")

    assert rate(page, "All four parts are written") == "None yet"
    assert "Oak ward" in words(page)
    assert rate(nonsense, "All four parts are written") == "1 of 1 cycle"


def test_rates_count_what_the_reader_may_see(world: World, lead: User) -> None:
    a_cycle(world.project, lead, CycleStage.DONE)
    Project.objects.update(visibility="private")
    coach = signed_in(a_person(world.organisation, role=UnitRole.QI_COACH))

    assert rate(coach.get("/fidelity/"), "All four parts are written") == "None yet"


def test_more_cycles_cost_no_more_queries(
    world: World,
    lead: User,
    falls: Measure,
    ngozi: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(5):
        a_cycle(world.project, lead, CycleStage.DONE, measures=(falls,))

    with django_assert_max_num_queries(14):
        ngozi.get("/fidelity/")
