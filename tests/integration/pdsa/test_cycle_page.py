"""What the page of a cycle shows, and to whom."""

from uuid import UUID

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from charts.models import Measure
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage, Decision
from people.models import User
from people.roles import ProjectRole
from projects.models import Project
from tests.cycles import a_cycle
from tests.integration.pdsa.pages import at, signed_in, words
from tests.world import World, a_member


def test_nudges_name_what_is_missing_and_why(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead)

    page = words(client.get(at(cycle)))

    assert "Say what you expect to see: how much, by when" in page
    assert "Comparing what happened with what you expected is how a test teaches." in page
    assert "Nobody is marked by them." in page


def test_a_coach_can_tick_on_the_page(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)
    coach = signed_in(a_member(project, lead, ProjectRole.COACH))

    assert "For a coach" in words(coach.get(at(cycle)))
    assert "For a coach" not in words(signed_in(lead).get(at(cycle)))


def test_a_tick_without_an_answer_is_refused_in_words(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)
    coach = signed_in(a_member(project, lead, ProjectRole.COACH))

    answer = coach.post(at(cycle, "reading"), {"version": cycle.version}, follow=True)

    assert "Choose one of the answers" in words(answer)


def test_what_was_typed_shows_as_text_never_as_markup(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    nasty = "<script>alert(1)</script>"
    falls.name = nasty
    falls.save()
    cycle = a_cycle(
        project,
        lead,
        CycleStage.STUDY,
        title=nasty,
        objective=nasty,
        expected=(Expectation(words=nasty), Expectation(measure=falls, highest=3)),
    )

    assert nasty not in client.get(at(cycle)).text
    assert nasty not in client.get(f"/projects/{project.public_id}/cycles/").text
    assert nasty not in client.get(f"/projects/{project.public_id}/predictions/").text


def test_an_unknown_cycle_is_not_there(client: Client) -> None:
    assert client.get(f"/cycles/{UUID(int=0)}/").status_code == 404


def test_a_longer_ramp_costs_no_more_queries(
    client: Client,
    world: World,
    lead: User,
    falls: Measure,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cycle = a_cycle(world.project, lead, CycleStage.DONE, measures=(falls,))
    for _ in range(4):
        cycle = a_cycle(world.project, lead, CycleStage.DONE, measures=(falls,), previous=cycle)
    last = a_cycle(world.project, lead, measures=(falls,), previous=cycle)

    with django_assert_max_num_queries(30):
        client.get(at(last))


def test_the_history_of_the_project_tells_of_its_tests(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    a_cycle(
        project,
        lead,
        CycleStage.DONE,
        measures=(falls,),
        expected=(Expectation(words="All will come"),),
        decision=Decision.ADOPT,
    )

    page = words(client.get(f"/projects/{project.public_id}/history/"))

    for sentence in (
        "Planned the test “Huddle on one early shift”",
        "Predicted: All will come",
        "Finished the plan of the test",
        "Started the test “Huddle on one early shift” on",
        "Wrote what happened in the test",
        "Studied the test",
        "Decided on the test “Huddle on one early shift”: adopt",
    ):
        assert sentence in page
    assert "Wrote on the chart" not in page
