"""The list of projects: found with forgiveness, narrowed in the address, quick for hundreds."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.vocabulary import Rhythm
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from projects.models import Project, ProjectMembership
from projects.services.projects import move_to_stage
from projects.services.team import add_member
from projects.stages import Stage
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import (
    World,
    a_measure,
    a_person,
    a_project,
    a_unit,
    a_world,
    closed,
    some_data,
)

WORSE = [3.0] * 8 + [9.0] * 8
STEADY = [4.0, 6.0] * 8


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world.lead)


def listed(client: Client, **filters: object) -> list[str]:
    page = client.get(f"{reverse('projects')}?{urlencode(filters)}")
    assert page.status_code == 200
    return [row.title for row in page.context["rows"]]


def measured(project: Project, world: World, values: list[float], **definition: object) -> None:
    some_data(a_measure(project, world.lead, **definition), world.lead, values)


def test_strangers_sign_in_first(world: World) -> None:
    assert Client().get(reverse("projects")).status_code == 302


def test_private_projects_are_listed_for_their_own_people_alone(
    world: World, client: Client
) -> None:
    a_project(world.ward, world.lead, "Open to all")
    a_project(world.ward, world.lead, "Only ours", visibility="private")
    colleague = a_person(world.organisation)
    advisor = a_person(world.organisation, "", UnitRole.IMPROVEMENT_ADVISOR, world.ward)

    assert "Only ours" in listed(client)
    assert "Only ours" not in listed(signed_in(colleague))
    assert "Open to all" in listed(signed_in(colleague))
    assert "Only ours" in listed(signed_in(advisor))


def test_other_organisations_are_not_listed(world: World, client: Client) -> None:
    elsewhere = a_world("Southgate Fictional Health")

    assert elsewhere.project.title not in listed(client)


@pytest.mark.parametrize(
    "words",
    [
        "discharge safer",
        "SAFER Discharge",
        "safer willow",
        "seven days",
        "cafe",
        "dischrage",
        "safr dicsharge",
    ],
)
def test_search_forgives_order_case_accents_and_slips(
    world: World, client: Client, words: str
) -> None:
    a_project(world.ward, world.lead, "Safer discharge", aim="A café visit within seven days.")
    a_project(world.ward, world.lead, "Hand washing")
    work_done()

    assert listed(client, q=words) == ["Safer discharge"]


def test_other_words_than_those_typed_are_said(world: World, client: Client) -> None:
    a_project(world.ward, world.lead, "Safer discharge")
    work_done()

    assert "These say “discharge”" in client.get("/projects/?q=dischrage").text
    assert "These say" not in client.get("/projects/?q=discharge").text


def test_nothing_found_says_so_and_leads_back(world: World, client: Client) -> None:
    page = client.get("/projects/?q=zeppelin")

    assert "No project found" in page.text
    assert f'href="{reverse("projects")}">Show all projects' in page.text


def test_filters_narrow_by_stage_place_and_team(world: World, client: Client) -> None:
    now = timezone.now()
    elsewhere = a_unit(world.organisation, "Oak ward")
    bay = a_unit(world.organisation, "Bay 2", parent=world.ward)
    colleague = a_person(world.organisation)
    oak = a_project(elsewhere, colleague, "On Oak ward")
    a_project(bay, colleague, "In bay 2")
    move_to_stage(project=oak, stage=Stage.PLANNING, by=colleague, at=now)
    add_member(project=oak, user=world.lead, role=ProjectRole.TEAM_MEMBER, by=colleague, at=now)

    assert listed(client, stage="planning") == ["On Oak ward"]
    assert set(listed(client, place=world.ward.public_id)) == {world.project.title, "In bay 2"}
    assert set(listed(client, mine="on")) == {world.project.title, "On Oak ward"}
    assert listed(client, mine="on", place=elsewhere.public_id) == ["On Oak ward"]


def test_under_way_leaves_out_what_rests_or_is_closed(world: World, client: Client) -> None:
    paused = a_project(world.ward, world.lead, "Paused")
    move_to_stage(project=paused, stage=Stage.PAUSED, by=world.lead, at=timezone.now())

    assert listed(client, stage="under_way") == [world.project.title]
    assert set(listed(client)) == {world.project.title, "Paused"}


@pytest.mark.parametrize(
    "typed",
    [
        "stage=nonsense",
        "place=1",
        "place=00000000-0000-0000-0000-000000000000",
        "verdict=rubbish",
        "page=minus",
        "page=99",
        "sort=%00",
        "q=%00",
        f"q={'x' * 300}",
    ],
)
def test_nonsense_in_the_address_counts_as_not_chosen(
    world: World, client: Client, typed: str
) -> None:
    page = client.get(f"/projects/?{typed}")

    assert page.status_code == 200
    assert [row.title for row in page.context["rows"]] == [world.project.title]


def test_the_most_telling_come_first_and_counts_lead_to_each(world: World, client: Client) -> None:
    better = a_project(world.ward, world.lead, "Better")
    worse = a_project(world.ward, world.lead, "Worse")
    steady = a_project(world.ward, world.lead, "Steady")
    over = a_project(world.ward, world.lead, "Closed, and worse")
    measured(better, world, WORSE, direction="increase")
    measured(worse, world, WORSE, direction="decrease")
    measured(steady, world, STEADY)
    measured(over, world, WORSE, direction="decrease")
    closed(over, world.lead)
    work_done()

    page = client.get(reverse("projects"))

    assert [row.title for row in page.context["rows"]] == [
        "Worse", "Better", "Steady", world.project.title, "Closed, and worse",
    ]  # fmt: skip
    counts = {count.word: count.number for count in page.context["counts"]}
    assert counts == {"improving": 1, "of concern": 2, "usual variation": 1, "too little data": 1}
    for count in page.context["counts"]:
        assert len(client.get(count.href).context["rows"]) == count.number


def test_newest_first_on_demand(world: World, client: Client) -> None:
    a_project(world.ward, world.lead, "Old", started_on=date(2020, 1, 1))

    assert listed(client, sort="newest") == [world.project.title, "Old"]


def test_a_row_says_what_its_main_measure_says(world: World, client: Client) -> None:
    old = date(2024, 3, 1)
    falls = a_measure(world.project, world.lead, rhythm=Rhythm.MONTH)
    some_data(falls, world.lead, [4.0, 6.0, 5.0], ending=old)
    work_done()

    row = client.get(reverse("projects")).context["rows"][0]

    assert (row.leads, row.place, row.stage) == ("Lena Lead", "Willow ward", "Idea")
    assert row.variation == "too_few_points"
    assert row.latest == "5"
    assert (row.freshness.brief, row.freshness.tone) == ("No data since Mar 2024", "danger")
    falls.state.refresh_from_db()
    assert row.sentence == falls.state.headline


def test_a_project_without_measures_says_so(world: World, client: Client) -> None:
    row = client.get(reverse("projects")).context["rows"][0]

    assert (row.variation, row.sentence) == ("", "Nothing is measured yet.")


@pytest.mark.parametrize("many", [60, 200])
def test_any_number_of_projects_costs_six_queries_and_comes_in_pages(
    world: World, client: Client, django_assert_num_queries: Callable, many: int
) -> None:
    """Session, person, places, counts, projects, and whether this person may start one."""
    some = Project.objects.bulk_create(
        Project(
            organisation=world.organisation, unit=world.ward, title=f"Project {number}",
            started_on=date(2026, 1, 1),
        )
        for number in range(many)
    )  # fmt: skip
    ProjectMembership.objects.bulk_create(
        ProjectMembership(
            organisation=world.organisation, project=project, user=world.lead,
            role=ProjectRole.LEAD, starts_on=date(2026, 1, 1),
        )
        for project in some
    )  # fmt: skip
    work_done()
    client.get(reverse("projects"))

    with django_assert_num_queries(6):
        page = client.get(reverse("projects"))

    assert len(page.context["rows"]) == 50
    assert f"1 to 50 of {many + 1} projects" in page.text
    last = client.get(f"/projects/?page={many // 50 + 1}")
    assert len(last.context["rows"]) == many % 50 + 1


def test_whoever_may_not_start_projects_is_not_offered_to(world: World) -> None:
    partner = signed_in(a_person(world.organisation, role=None))

    assert reverse("project_new") not in partner.get(reverse("projects")).text


def test_only_open_places_are_offered(world: World, client: Client) -> None:
    closed = a_unit(world.organisation, "Closed ward")
    closed.closed_on = date(2026, 1, 1)
    closed.save()

    text = client.get(reverse("projects")).text

    assert "Closed ward" not in text
    assert str(top_unit(world.organisation)) in text
