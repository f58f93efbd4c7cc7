"""The huddle: what it talks about, and what is written down there in one line."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pdsa.models import CycleTask
from pdsa.stages import CycleStage
from projects.models import Barrier, ChangeIdea
from tests.barriers import a_barrier
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_measure, a_person, a_project, a_world


def huddle_of(world: World) -> str:
    return reverse("huddle", args=[world.ward.public_id])


def said(client: Client, world: World, kind: str, **answers: object):
    fields = {f"{kind}-{name}": value for name, value in answers.items()}
    return client.post(huddle_of(world), {"kind": kind, **fields}, follow=True)


def test_it_begins_with_what_was_learned(world: World) -> None:
    a_cycle(world.project, world.lead, CycleStage.ACT)
    private = a_project(world.ward, world.lead, visibility="private")
    a_cycle(private, world.lead, CycleStage.ACT, title="Nobody’s business")

    page = signed_in(a_person(world.organisation)).get(huddle_of(world))

    assert "Nine is too early for the night staff." in page.text
    assert "Nobody’s business" not in page.text


def test_an_issue_an_idea_and_an_action_take_one_line_each(world: World) -> None:
    client = signed_in(world.lead)
    cycle = a_cycle(world.project, world.lead, CycleStage.DO)
    project = world.project.public_id

    said(client, world, "issue", words="No room", project=project)
    said(client, world, "idea", text="Meet at noon", project=project)
    page = said(
        client, world, "action", what="Ask the night staff", who=world.lead.public_id,
        cycle=cycle.public_id,
    )  # fmt: skip

    assert Barrier.objects.get().words == "No room"
    assert ChangeIdea.objects.get().node.text == "Meet at noon"
    task = CycleTask.objects.get()
    assert (task.what, task.who, task.cycle) == ("Ask the night staff", world.lead, cycle)
    assert task.due_on == timezone.now().date() + timedelta(days=1)
    assert "Lena Lead does it by tomorrow: “Ask the night staff”." in page.text


def test_what_is_refused_says_so_beside_its_field_and_keeps_what_was_typed(world: World) -> None:
    client = signed_in(world.lead)
    project = world.project.public_id
    said(client, world, "idea", text="Meet at noon", project=project)

    twice = said(client, world, "idea", text="Meet at noon", project=project)
    empty = said(client, world, "issue", words=" ", project=project)

    assert (twice.status_code, empty.status_code) == (422, 422)
    assert "“Meet at noon” is in the list already." in twice.text
    assert 'value="Meet at noon"' in twice.text
    assert empty.context["forms"]["issue"].errors["words"]


def test_projects_of_others_are_not_offered_and_not_taken(world: World) -> None:
    elsewhere = a_project(world.ward, a_person(world.organisation))

    page = said(signed_in(world.lead), world, "issue", words="No room", project=elsewhere.public_id)

    assert page.status_code == 422
    assert not Barrier.objects.exists()


def test_whoever_is_in_no_team_reads_and_is_told_whom_to_ask(world: World) -> None:
    client = signed_in(a_person(world.organisation))

    page = client.get(huddle_of(world))

    assert "Ask its lead to add you." in page.text
    answer = said(client, world, "issue", words="No room", project=world.project.public_id)
    assert answer.status_code == 422


def test_other_organisations_find_nothing(world: World) -> None:
    stranger = signed_in(a_world("Southgate Fictional Health").lead)

    assert stranger.get(huddle_of(world)).status_code == 404


def test_it_costs_fifteen_queries(world: World, django_assert_num_queries: Callable) -> None:
    """Session, person, unit, those above; four of the huddle, organisation, five of the board."""
    for number in range(5):
        a_measure(world.project, world.lead, name=f"Measure {number}")
        a_cycle(world.project, world.lead, CycleStage.ACT, title=f"Test {number}")
        a_barrier(world.project, world.lead, f"Barrier {number}")
    client = signed_in(world.lead)
    client.get(huddle_of(world))

    with django_assert_num_queries(15):
        client.get(huddle_of(world))
