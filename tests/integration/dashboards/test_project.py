"""The page of a project: measures, what is due, what is still to do, team and history."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import MeasureState
from charts.services.annotations import annotate
from charts.services.measurements import undo_entry
from charts.services.measures import edit_measure
from charts.services.phases import start_phase
from people.roles import ProjectRole
from projects.models import Project
from projects.services.projects import edit_project, move_to_stage
from projects.services.team import add_member, end_membership
from projects.stages import Stage
from tests.barriers import a_barrier
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_member, a_person, a_project, a_world, closed, some_data


def page_of(project: Project, client: Client):
    return client.get(reverse("project", args=[project.public_id]))


def history_of(project: Project, client: Client) -> list[str]:
    page = client.get(reverse("project_history", args=[project.public_id]))
    return [happening.sentence for happening in page.context["happenings"]]


def test_strangers_sign_in_first(world: World) -> None:
    assert page_of(world.project, Client()).status_code == 302


@pytest.mark.parametrize("name", ["project", "project_history"])
def test_other_organisations_find_nothing(world: World, name: str) -> None:
    elsewhere = a_world("Southgate Fictional Health")

    answer = signed_in(elsewhere.lead).get(reverse(name, args=[world.project.public_id]))

    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["project", "project_history"])
def test_a_private_project_is_found_by_its_team_alone(world: World, name: str) -> None:
    private = a_project(world.ward, world.lead, visibility="private")
    address = reverse(name, args=[private.public_id])

    assert signed_in(world.lead).get(address).status_code == 200
    assert signed_in(a_person(world.organisation)).get(address).status_code == 404


def test_it_names_title_place_stage_aim_and_team(world: World) -> None:
    project = a_project(world.ward, world.lead, "Fewer falls", aim="Halve falls by June.")
    partner = a_member(project, world.lead, ProjectRole.SERVICE_USER)

    text = page_of(project, signed_in(world.lead)).text

    for words in ("Fewer falls", "Willow ward", "Idea", "Halve falls by June.", "Lena Lead"):
        assert words in text
    assert f"{partner.name} takes part" in text


def test_measures_show_their_chart_verdict_and_latest_number(world: World) -> None:
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, [3.0] * 8 + [9.0] * 8)
    work_done()

    tile = page_of(world.project, signed_in(world.lead)).context["overview"].measures[0]

    assert (tile.title, tile.latest, tile.variation) == ("Falls", "9", "concern")
    assert tile.drawing.startswith("<svg")
    assert "Updating" not in tile.period


def test_a_chart_of_older_data_says_that_it_is_updating(world: World) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [4, 5, 6])
    work_done()
    falls.refresh_from_db()
    annotate(
        measure=falls, happened_on=date(2026, 1, 1), kind="event", text="New huddle",
        by=world.lead, at=timezone.now(),
    )  # fmt: skip

    tile = page_of(world.project, signed_in(world.lead)).context["overview"].measures[0]

    assert tile.period.endswith("Updating.")


def test_a_chart_that_was_never_made_and_one_that_failed_say_so(world: World) -> None:
    a_measure(world.project, world.lead)
    client = signed_in(world.lead)

    assert page_of(world.project, client).context["overview"].measures[0].sentence == (
        "The chart is being made."
    )
    work_done()
    MeasureState.objects.update(attempts=3, last_error="ValueError: no")
    assert "could not be brought up to date" in (
        page_of(world.project, client).context["overview"].measures[0].sentence
    )


def test_without_measures_it_leads_to_the_first(world: World) -> None:
    text = page_of(world.project, signed_in(world.lead)).text

    assert "No measures yet" in text
    assert reverse("measure_new", args=[world.project.public_id]) in text


def test_what_is_missing_is_listed_until_all_is_there(world: World) -> None:
    client = signed_in(world.lead)

    def undone() -> list[str]:
        tasks = page_of(world.project, client).context["overview"].tasks
        return [task.label for task in tasks if not task.is_done]

    assert undone() == [
        "Aim", "A first measure", "A first number", "A team of at least two",
        "Somebody with lived experience",
    ]  # fmt: skip

    edit_project(
        project=world.project, seen_version=1, changes={"aim": "Halve falls."}, by=world.lead,
        at=timezone.now(),
    )  # fmt: skip
    some_data(a_measure(world.project, world.lead), world.lead, [4])
    a_member(world.project, world.lead, ProjectRole.CARER)

    assert page_of(world.project, client).context["overview"].tasks == ()


def test_readers_are_offered_nothing_to_change(world: World) -> None:
    a_measure(world.project, world.lead)
    reader = signed_in(a_person(world.organisation))

    page = page_of(world.project, reader)

    overview = page.context["overview"]
    assert (overview.due, overview.tasks) == ([], ())
    for name in ("project_edit", "project_stage", "measure_new"):
        assert reverse(name, args=[world.project.public_id]) not in page.text


def test_a_closed_project_can_be_read_and_reopened_but_not_added_to(world: World) -> None:
    a_measure(world.project, world.lead)
    closed(world.project, world.lead)

    page = page_of(world.project, signed_in(world.lead))

    assert "This project is closed" in page.text
    assert page.context["overview"].add_data_href == ""
    assert page.context["overview"].due == []
    assert reverse("project_stage", args=[world.project.public_id]) in page.text


def test_history_says_who_did_what_in_sentences(world: World) -> None:
    project, lead, now = world.project, world.lead, timezone.now()
    tom = a_person(world.organisation, "Tom Whitfield")
    place = add_member(project=project, user=tom, role=ProjectRole.COACH, by=lead, at=now)
    edit_project(
        project=project, seen_version=1,
        changes={"aim": "Halve falls.", "visibility": "private"}, by=lead, at=now,
    )  # fmt: skip
    move_to_stage(project=project, stage=Stage.PLANNING, by=lead, at=now)
    falls = a_measure(project, lead)
    some_data(falls, lead, [4, 5])
    some_data(falls, lead, [6], ending=date(2026, 3, 1))
    undo_entry(entry=falls.entries.latest("pk"), by=lead, at=timezone.now())
    edit_measure(measure=falls, seen_version=1, changes={"target": 3.0}, by=lead, at=now)
    start_phase(measure=falls, starts_on=date(2026, 2, 9), reason="New beds", by=lead, at=now)
    end_membership(membership=place, by=lead, at=now)

    page = signed_in(lead).get(reverse("project_history", args=[project.public_id]))

    assert {happening.by for happening in page.context["happenings"]} == {"Lena Lead"}
    told = [happening.sentence for happening in page.context["happenings"]]
    assert sorted(told) == sorted(
        [
            "Started the project",
            "Added Lena Lead to the team as project lead",
            "Added Tom Whitfield to the team as QI coach",
            "Changed the aim and who can see it",
            "Moved the project from “Idea” to “Planning”",
            "Added the measure “Falls”",
            "Recorded 2 periods for “Falls”",
            "Recorded March 2026 for “Falls”, and undid it later",
            "Changed the target of “Falls”",
            "Started a new phase of “Falls” from 1 February 2026: New beds",
            "Ended the place of Tom Whitfield as QI coach",
        ]
    )


def test_the_page_shows_the_newest_of_the_history(world: World) -> None:
    a_member(world.project, world.lead)
    a_member(world.project, world.lead)
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [4, 5])

    lately = page_of(world.project, signed_in(world.lead)).context["lately"]

    assert len(lately) == 4
    assert "Recorded 2 periods for “Falls”" in [happening.sentence for happening in lately]


def test_queries_do_not_grow_with_measures_and_team(
    world: World, django_assert_num_queries: Callable
) -> None:
    for number in range(12):
        a_member(world.project, world.lead)
        falls = a_measure(world.project, world.lead, name=f"Measure {number}")
        some_data(falls, world.lead, [4, 5, 6])
        a_barrier(world.project, world.lead)
    work_done()
    client = signed_in(world.lead)
    page_of(world.project, client)

    with django_assert_num_queries(50):
        page_of(world.project, client)
