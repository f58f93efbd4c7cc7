"""Projects through the API: the same services, the same refusals, the same history."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from audit.selectors import changes_of
from people.roles import ProjectRole, Scope
from projects.models import Project
from tests.api import Machine, a_key
from tests.world import World, a_member, a_person, a_project, a_unit, a_world


def address_of(project: Project) -> str:
    return f"projects/{project.public_id}/"


def titles(answer: Any) -> list[str]:
    return [row["title"] for row in answer.json()["results"]]


def test_a_project_is_started_by_the_machine_in_its_own_name(
    world: World, machine: Machine
) -> None:
    said = {
        "title": "  Fewer  falls ",
        "unit": str(world.ward.public_id),
        "aim": "Halve them by June",
        "started_on": "2026-01-05",
    }

    answer = machine.post("projects/", said)

    assert answer.status_code == 201
    given = answer.json()
    assert (given["title"], given["aim"]) == ("Fewer falls", "Halve them by June")
    assert given["unit"] == {"id": str(world.ward.public_id), "name": "Willow ward"}
    assert (given["stage"], given["started_on"]) == ("idea", "2026-01-05")
    project = Project.objects.get(public_id=given["id"])
    assert answer["Location"] == f"/api/v1/{address_of(project)}"
    (change,) = changes_of(Project, id=project.pk)
    assert change.by == "Nightly load"


def test_a_project_is_read_with_the_version_that_a_change_names(
    world: World, machine: Machine
) -> None:
    address = address_of(world.project)
    read = machine.get(address)

    changed = machine.patch(address, {"title": "Safer nights"}, if_match=read["ETag"])
    late = machine.patch(address, {"title": "Safer days"}, if_match=read["ETag"])

    assert (changed.status_code, changed.json()["title"]) == (200, "Safer nights")
    assert (late.status_code, late.json()["code"]) == (412, "edited_elsewhere")
    assert machine.get(address)["ETag"] == changed["ETag"] != read["ETag"]
    assert machine.get(address).json()["title"] == "Safer nights"


@pytest.mark.parametrize(("tag", "status"), [('"v0"', 412), ("v1", 400), ("*", 400), ("", 400)])
def test_what_is_not_the_stored_version_changes_nothing(
    world: World, machine: Machine, tag: str, status: int
) -> None:
    answer = machine.patch(address_of(world.project), {"title": "Other"}, if_match=tag)

    assert answer.status_code == status


def test_a_change_says_which_version_it_is_made_to(world: World, machine: Machine) -> None:
    answer = machine.patch(address_of(world.project), {"title": "Other"})

    assert (answer.status_code, answer.json()["code"]) == (428, "version_needed")


def test_a_project_moves_to_its_next_stage_and_not_to_any(world: World, machine: Machine) -> None:
    address = address_of(world.project)
    tag = machine.get(address)["ETag"]

    moved = machine.patch(address, {"stage": "planning", "aim": "Halve them"}, if_match=tag)
    jumped = machine.patch(address, {"stage": "completed"}, if_match=moved["ETag"])

    assert (moved.json()["stage"], moved.json()["aim"]) == ("planning", "Halve them")
    assert (jumped.status_code, jumped.json()["code"]) == (409, "not_now")


def test_of_two_changes_in_one_request_none_is_done_alone(world: World, machine: Machine) -> None:
    address = address_of(world.project)
    tag = machine.get(address)["ETag"]

    refused = machine.patch(address, {"title": "Other", "stage": "completed"}, if_match=tag)

    assert refused.status_code == 409
    assert machine.get(address).json()["title"] == world.project.title
    assert machine.get(address)["ETag"] == tag


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"title": "Falls"}, 400, "unit"),
        ({"title": " ", "unit": "WARD"}, 400, "title"),
        ({"title": 5, "unit": "WARD"}, 400, "title"),
        ({"title": "Falls", "unit": "5"}, 400, "unit"),
        ({"title": "Falls", "unit": "WARD", "stage": "planning"}, 400, "stage"),
        ({"title": "x" * 151, "unit": "WARD"}, 400, "title"),
        ({"title": "Falls", "unit": "ABROAD"}, 422, "unit"),
        ({"title": "Falls", "unit": "WARD", "started_on": "2300-01-01"}, 422, "started_on"),
        ({"title": "Falls", "unit": "WARD", "started_on": "2100-01-01"}, 422, "started_on"),
    ],
)
def test_what_is_wrong_is_named(
    world: World, machine: Machine, body: dict[str, Any], status: int, field: str
) -> None:
    places = {"WARD": world.ward, "ABROAD": a_world("Southgate Fictional Health").ward}
    if body.get("unit") in places:
        body = body | {"unit": str(places[body["unit"]].public_id)}

    answer = machine.post("projects/", body)

    assert (answer.status_code, list(answer.json()["fields"])) == (status, [field])


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"3", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"\xff"]
)
def test_what_is_no_object_is_refused(machine: Machine, body: bytes) -> None:
    answer = machine.client.post("/api/v1/projects/", body, content_type="application/json")

    assert answer.status_code == 400


def test_another_media_type_is_refused(machine: Machine) -> None:
    answer = machine.client.post("/api/v1/projects/", {"title": "Falls"})

    assert answer.status_code == 415


def test_projects_are_filtered(world: World, machine: Machine) -> None:
    a_project(world.ward, world.lead, "Warmer welcome")
    address = address_of(world.project)
    machine.patch(address, {"stage": "planning"}, if_match=machine.get(address)["ETag"])

    assert titles(machine.get("projects/", title="welcome")) == ["Warmer welcome"]
    assert titles(machine.get("projects/", stage="planning")) == [world.project.title]
    assert titles(machine.get("projects/", is_closed="true")) == []
    assert len(titles(machine.get("projects/", unit=world.ward.public_id))) == 2
    assert len(titles(machine.get("projects/", method=world.project.method))) == 2


def test_private_projects_are_closed_to_machines(world: World, machine: Machine) -> None:
    a_project(world.ward, world.lead, "Secret", visibility=Project.Visibility.PRIVATE)

    assert "Secret" not in titles(machine.get("projects/"))


def test_a_key_for_a_ward_writes_there_and_nowhere_else(world: World) -> None:
    ward_key = Machine(a_key(world.organisation, unit=world.ward))
    other = a_project(a_unit(world.organisation), a_person(world.organisation))

    own = ward_key.get(address_of(world.project))
    beyond = ward_key.get(address_of(other))

    here = ward_key.patch(address_of(world.project), {"aim": "A"}, if_match=own["ETag"])
    there = ward_key.patch(address_of(other), {"aim": "A"}, if_match=beyond["ETag"])
    assert (here.status_code, there.status_code, there.json()["code"]) == (200, 403, "denied")


def test_a_key_that_only_reads_changes_nothing(world: World) -> None:
    reader = Machine(a_key(world.organisation, [Scope.PROJECTS_READ]))
    tag = reader.get(address_of(world.project))["ETag"]

    answer = reader.patch(address_of(world.project), {"title": "Other"}, if_match=tag)

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


def test_a_person_in_the_browser_needs_the_token_against_forgery(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.lead)

    answer = browser.post("/api/v1/projects/", "{}", content_type="application/json")

    assert answer.status_code == 403


def test_the_team_is_read_joined_and_left(world: World, machine: Machine) -> None:
    newcomer = a_person(world.organisation, "Nora Newcomer")
    address = address_of(world.project) + "members/"

    added = machine.post(address, {"email": newcomer.email, "role": "carer"})
    (own,) = [row for row in machine.get(address).json()["results"] if row["role"] == "carer"]
    ended = machine.delete(f"{address}{added.json()['id']}/")

    assert added.status_code == 201
    assert own["person"] == {"id": str(newcomer.public_id), "name": "Nora Newcomer"}
    assert ended.status_code == 204
    assert ended.content == b""
    assert machine.get(f"{address}{own['id']}/").json()["ends_on"] is not None


def test_a_stranger_does_not_join_a_team(world: World, machine: Machine) -> None:
    stranger = a_world("Southgate Fictional Health").lead
    address = address_of(world.project) + "members/"

    answer = machine.post(address, {"email": stranger.email, "role": "lead"})

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["email"])


def test_a_team_keeps_its_lead(world: World, machine: Machine) -> None:
    address = address_of(world.project) + "members/"
    (lead,) = machine.get(address).json()["results"]

    assert machine.delete(f"{address}{lead['id']}/").status_code == 422


def test_drivers_are_added_linked_reworded_and_taken_off(world: World, machine: Machine) -> None:
    address = address_of(world.project) + "drivers/"
    first = machine.post(address, {"layer": "primary", "text": "Rounds"})
    (aim,) = [row for row in machine.get(address).json()["results"] if row["layer"] == "aim"]
    second = machine.post(
        address,
        {
            "layer": "secondary",
            "text": "Hourly",
            "leads_to": [first.json()["id"]],
            "strength": "weak",
        },
    )
    own = f"{address}{second.json()['id']}/"

    assert second.json()["leads_to"] == [{"id": first.json()["id"], "strength": "weak"}]
    moved = machine.patch(
        own, {"text": "Each hour", "leads_to": [aim["id"]]}, if_match=second["ETag"]
    )
    assert moved.json()["text"] == "Each hour"
    assert moved.json()["leads_to"] == [{"id": aim["id"], "strength": "strong"}]
    assert machine.delete(own, if_match=second["ETag"]).status_code == 412
    assert machine.delete(own, if_match=moved["ETag"]).status_code == 204
    assert machine.get(own).status_code == 404


def test_a_driver_leads_to_nothing_of_another_project(world: World, machine: Machine) -> None:
    other = a_project(world.ward, world.lead)
    box = machine.post(f"{address_of(other)}drivers/", {"layer": "primary", "text": "Staff"})

    answer = machine.post(
        f"{address_of(world.project)}drivers/",
        {"layer": "secondary", "text": "Rota", "leads_to": [box.json()["id"]]},
    )

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["leads_to"])


def test_ideas_are_suggested_and_tended(world: World, machine: Machine) -> None:
    address = address_of(world.project) + "change-ideas/"
    owner = a_member(world.project, world.lead)
    driver = machine.post(
        f"{address_of(world.project)}drivers/", {"layer": "primary", "text": "Rounds"}
    ).json()

    idea = machine.post(address, {"text": "A huddle", "driver": driver["id"], "could_stop": False})
    said = {"impact": 4, "effort": 2, "owner": str(owner.public_id)}
    tended = machine.patch(f"{address}{idea.json()['id']}/", said, if_match=idea["ETag"])
    again = machine.post(address, {"text": "a  huddle"})

    assert idea.json()["suggested_by"]["name"] == "Nightly load"
    assert (tended.json()["impact"], tended.json()["owner"]["name"]) == (4, owner.name)
    assert (again.status_code, list(again.json()["fields"])) == (422, ["text"])
    (listed,) = machine.get(address).json()["results"]
    assert listed == tended.json()


def test_barriers_are_raised_and_answered_by_whoever_may(world: World, machine: Machine) -> None:
    address = address_of(world.project) + "barriers/"
    raised = machine.post(address, {"words": "No scales on the ward"})
    own = f"{address}{raised.json()['id']}/"
    sponsor = Client()
    sponsor.force_login(a_member(world.project, world.lead, ProjectRole.SPONSOR))

    reworded = machine.patch(own, {"words": "No scales"})
    refused = machine.post(f"{own}answers/", {"answer": "resolve", "words": "Bought"})
    said = {"answer": "resolve", "words": "We bought some"}
    resolved = sponsor.post(f"/api/v1/{own}answers/", said, content_type="application/json")

    assert (raised.json()["state"], reworded.json()["words"]) == ("open", "No scales")
    assert refused.status_code == 403
    assert resolved.json()["state"] == "resolved"
    assert resolved.json()["resolved_at"].endswith("Z")
    assert machine.get(address, state="open").json()["results"] == []


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("projects/", 3),  # the key, the count, the rows
        ("projects/ID/", 3),
        ("projects/ID/members/", 4),  # and the project
        ("projects/ID/drivers/", 5),  # and their links
        ("projects/ID/change-ideas/", 4),
        ("projects/ID/barriers/", 4),
    ],
)
def test_a_list_costs_the_same_however_long(
    world: World, machine: Machine, django_assert_num_queries: DjangoAssertNumQueries,
    path: str, queries: int,
) -> None:  # fmt: skip
    own = address_of(world.project)
    for number in range(4):
        a_project(world.ward, world.lead)
        a_member(world.project, world.lead)
        driver = machine.post(f"{own}drivers/", {"layer": "primary", "text": f"Driver {number}"})
        machine.post(
            f"{own}change-ideas/", {"text": f"Idea {number}", "driver": driver.json()["id"]}
        )
        machine.post(f"{own}barriers/", {"words": f"No scales {number}"})

    with django_assert_num_queries(queries):
        answer = machine.get(path.replace("ID", str(world.project.public_id)))

    assert answer.status_code == 200


def test_what_began_on_a_day_is_given_as_that_day(world: World, machine: Machine) -> None:
    given = machine.get(address_of(world.project)).json()

    assert date.fromisoformat(given["started_on"]) == world.project.started_on
