"""Who may open and change what about cycles: every address, every kind of person."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Annotation, Measure
from pdsa.models import Cycle, CycleTask, Prediction
from pdsa.services import tasks
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage
from pdsa.urls import urlpatterns
from people.roles import ProjectRole, UnitRole
from projects.models import Project
from tests.cycles import a_cycle
from tests.integration.pdsa.pages import signed_in
from tests.world import World, a_member, a_person, a_world, closed

READING = {"cycles", "predictions", "cycle"}
OF_COACHES = {"cycle_reading", "fidelity"}
POST_ONLY = {
    "cycle_start",
    "cycle_next",
    "cycle_reading",
    "prediction_new",
    "prediction_take_back",
    "cycle_task_new",
    "cycle_task_finish",
    "cycle_task_remove",
}
OF_PROJECT = {"cycles", "cycle_new", "predictions"}
ANSWERS = {
    "cycle_new": {"title": "Huddle", "objective": "Try it.", "scale": "one_person", "kind": "test"},
    "cycle_details": {"title": "Huddle", "scale": "one_person", "kind": "test", "version": "1"},
    "cycle_plan": {"objective": "Try it.", "version": "1"},
    "cycle_start": {"started_on": "1 May 2026"},
    "cycle_do": {
        "started_on": "1/5/2026",
        "ended_on": "2/5/2026",
        "as_planned": "yes",
        "observations": "x",
        "version": "1",
    },
    "cycle_study": {"learned": "x", "outcome_0": "not", "version": "1"},
    "cycle_act": {"decision": "adapt", "version": "1"},
    "cycle_reading": {"reading": "yes", "version": "1"},
    "prediction_new": {"words": "All will come"},
    "cycle_task_new": {"what": "Print"},
}


@pytest.fixture
def addresses(world: World) -> dict[str, str]:
    """Every address of this app, by its name."""
    lead = world.lead
    cycle = a_cycle(
        world.project, lead, CycleStage.DO, expected=(Expectation(words="All will come"),)
    )
    task = tasks.add_task(cycle=cycle, what="Print", by=lead, at=timezone.now())
    others = {
        **dict.fromkeys(OF_PROJECT, world.project.public_id),
        "prediction_take_back": cycle.predictions.get().public_id,
        "cycle_task_finish": task.public_id,
        "cycle_task_remove": task.public_id,
    }
    names = [pattern.name for pattern in urlpatterns]
    return {
        name: reverse(name, args=[] if name == "fidelity" else [others.get(name, cycle.public_id)])
        for name in names
    }


def snapshot() -> list[object]:
    models = (Cycle, CycleTask, Prediction, Annotation, Measure)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_signed_out_are_asked_to_sign_in(addresses: dict[str, str]) -> None:
    for name, address in addresses.items():
        for answer in (Client().get(address), Client().post(address)):
            assert (name, answer.status_code) == (name, 302)
            assert answer.url.startswith(reverse("account_login"))


def test_another_organisation_finds_nothing(addresses: dict[str, str]) -> None:
    stranger = signed_in(a_world("Southgate Fictional Health").lead)
    before = snapshot()

    for name, address in addresses.items():
        if name in POST_ONLY | {"cycle_drop"} or name not in READING | {"fidelity"}:
            assert (name, stranger.post(address, ANSWERS.get(name)).status_code) == (name, 404)
        if name not in POST_ONLY | {"fidelity"}:
            assert (name, stranger.get(address).status_code) == (name, 404)

    assert snapshot() == before


def test_a_colleague_outside_the_team_reads_and_is_told_whom_to_ask(
    world: World, addresses: dict[str, str]
) -> None:
    colleague = signed_in(a_person(world.organisation))
    before = snapshot()

    for name, address in addresses.items():
        if name in READING:
            assert (name, colleague.get(address).status_code) == (name, 200)
            continue
        answer = (
            colleague.get(address)
            if name == "fidelity"
            else colleague.post(address, ANSWERS.get(name))
        )
        assert (name, answer.status_code) == (name, 403)
        assert "Ask" in answer.text

    assert snapshot() == before


def test_a_colleague_sees_no_form_and_no_button(world: World, addresses: dict[str, str]) -> None:
    colleague = signed_in(a_person(world.organisation))

    for name in READING:
        page = colleague.get(addresses[name])
        main = page.text.split("<main", 1)[1].split("</main>")[0]
        assert "<form" not in main
        assert "<button" not in main


def test_a_private_project_shows_its_tests_to_its_team_alone(
    world: World, addresses: dict[str, str]
) -> None:
    Project.objects.update(visibility="private")
    colleague = signed_in(a_person(world.organisation))
    member = signed_in(a_member(world.project, world.lead))

    for name in READING:
        assert (name, colleague.get(addresses[name]).status_code) == (name, 404)
        assert (name, member.get(addresses[name]).status_code) == (name, 200)


@pytest.mark.parametrize("role", [ProjectRole.TEAM_MEMBER, ProjectRole.SERVICE_USER])
def test_everybody_of_the_team_may_open_and_save(
    world: World, addresses: dict[str, str], role: ProjectRole
) -> None:
    member = signed_in(a_member(world.project, world.lead, role))

    for name in addresses.keys() - POST_ONLY - OF_COACHES - {"cycle_study", "cycle_act"}:
        assert (name, member.get(addresses[name]).status_code) == (name, 200)
    for name in ("cycle_new", "cycle_plan", "prediction_new", "cycle_task_new", "cycle_start"):
        answers = dict(ANSWERS[name])
        if "version" in answers:
            answers["version"] = str(Cycle.objects.order_by("pk").first().version)
        assert (name, member.post(addresses[name], answers).status_code) == (name, 302)


def test_a_coach_ticks_and_the_team_does_not(world: World) -> None:
    cycle = a_cycle(world.project, world.lead, CycleStage.ACT)
    address = reverse("cycle_reading", args=[cycle.public_id])
    answers = {"reading": "yes", "version": str(cycle.version)}
    coach = a_member(world.project, world.lead, ProjectRole.COACH)

    assert signed_in(world.lead).post(address, answers).status_code == 403
    assert signed_in(coach).post(address, answers).status_code == 302

    cycle.refresh_from_db()
    assert cycle.study_was_written_after is True


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (UnitRole.QI_TEAM, 200),
        (UnitRole.QI_COACH, 200),
        (UnitRole.IMPROVEMENT_ADVISOR, 200),
        (UnitRole.STAFF, 403),
        (UnitRole.DIRECTORATE_MANAGER, 403),
        (UnitRole.BOARD_MEMBER, 403),
    ],
)
def test_rates_over_projects_are_for_those_who_support_teams(
    world: World, role: UnitRole, status: int
) -> None:
    person = a_person(world.organisation, role=role)

    assert signed_in(person).get(reverse("fidelity")).status_code == status


def test_what_is_only_sent_cannot_be_opened(world: World, addresses: dict[str, str]) -> None:
    lead = signed_in(world.lead)

    for name in POST_ONLY:
        assert (name, lead.get(addresses[name]).status_code) == (name, 405)


def test_a_closed_project_is_a_record(world: World, addresses: dict[str, str]) -> None:
    closed(world.project, world.lead)
    lead = signed_in(world.lead)
    before = snapshot()

    for name in addresses.keys() - READING - OF_COACHES:
        answers = dict(ANSWERS.get(name, {}))
        if "version" in answers:
            answers["version"] = str(Cycle.objects.get().version)
        assert (name, lead.post(addresses[name], answers).status_code) != (name, 200)

    assert snapshot() == before
