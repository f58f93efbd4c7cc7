"""The agenda of a QI Forum: new charters, stalled projects, barriers, celebrations, coverage."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import VerdictChange
from dashboards.models import ProjectSummary
from people.calendar import local_date
from people.models import Unit, User
from people.roles import ProjectRole, UnitRole
from people.services.units import edit_unit
from projects.models import BarrierState, Charter, ProgressScore, Project, Thanks
from projects.services.charters import open_charter, submit_charter
from projects.stages import Stage
from tests.barriers import a_barrier, a_sponsor_at, a_sponsor_of
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_member, a_person, a_project, a_unit, a_world, closed

CHARTERS, STALLED, BARRIERS, CELEBRATIONS = range(4)


def page_of(unit: Unit, reader: User, query: str = ""):
    return signed_in(reader).get(reverse("unit_forum", args=[unit.public_id]) + query)


def lines(page, part: int) -> list[tuple[str, str]]:
    return [(line.title, line.tag) for line in page.context["parts"][part].lines]


@pytest.fixture
def manager(world: World) -> User:
    return a_person(world.organisation, "Mara Manager", UnitRole.DIRECTORATE_MANAGER, world.ward)


def quiet(project: Project, days: int) -> None:
    """Nothing has happened in it for so long."""
    work_done()
    day = local_date(project.organisation, timezone.now()) - timedelta(days=days)
    ProjectSummary.objects.filter(pk=project.pk).update(last_active_on=day)


def a_sent_charter(project: Project, by: User, *, days_ago: int = 0) -> Charter:
    Project.objects.filter(pk=project.pk).update(aim="Halve falls by June.")
    project.refresh_from_db()
    a_sponsor_of(project, by)
    charter = open_charter(project=project, by=by, at=timezone.now())
    submit_charter(charter=charter, by=by, at=timezone.now())
    sent_at = timezone.now() - timedelta(days=days_ago)
    Charter.objects.filter(pk=charter.pk).update(submitted_at=sent_at)
    return charter


def test_strangers_sign_in_first_and_others_find_nothing(world: World) -> None:
    address = reverse("unit_forum", args=[world.ward.public_id])
    assert Client().get(address).status_code == 302
    elsewhere = a_world("Southgate Fictional Health")
    assert page_of(world.ward, elsewhere.lead).status_code == 404


def test_a_place_without_anything_has_an_agenda_that_says_so(world: World, manager: User) -> None:
    page = page_of(a_unit(world.organisation, "New team"), manager)

    assert [part.lines for part in page.context["parts"]] == [[], [], [], []]
    assert [share.percent for share in page.context["shares"]] == ["–", "–"]
    assert "No project is under way." in page.text
    assert "No barrier is open." in page.text


def test_charters_that_wait_come_first_and_stay_until_somebody_decides(
    world: World, manager: User
) -> None:
    a_sent_charter(world.project, world.lead, days_ago=200)
    decided = a_project(world.ward, world.lead, "Calmer nights")
    a_sent_charter(decided, world.lead, days_ago=9)
    sponsor = a_person(world.organisation)
    Charter.objects.filter(project=decided).update(
        state=Charter.State.APPROVED, decided_by=sponsor, decided_at=timezone.now()
    )
    long_done = a_project(world.ward, world.lead, "Long done")
    a_sent_charter(long_done, world.lead, days_ago=200)
    Charter.objects.filter(project=long_done).update(
        state=Charter.State.APPROVED,
        decided_by=sponsor,
        decided_at=timezone.now() - timedelta(days=190),
    )
    open_charter(
        project=a_project(world.ward, world.lead, "A draft"), by=world.lead, at=timezone.now()
    )

    page = page_of(world.ward, manager)

    assert lines(page, CHARTERS) == [
        (world.project.title, "Waits for its sponsor"),
        ("Calmer nights", "Approved"),
    ]
    assert "Halve falls by June." in page.text


def test_stalled_projects_come_longest_first_with_how_long(world: World, manager: User) -> None:
    silent = a_project(world.ward, world.lead, "Silent")
    fresh = a_project(world.ward, world.lead, "Fresh")
    for project, days in [(world.project, 25), (silent, 60), (fresh, 3)]:
        quiet(project, days)

    page = page_of(world.ward, manager)

    assert lines(page, STALLED) == [
        ("Silent", "Nothing for 8 weeks"),
        (world.project.title, "Nothing for 3 weeks"),
    ]
    assert "No coach" in page.text


def test_whoever_keeps_the_record_closes_with_learning_from_the_row(
    world: World, manager: User
) -> None:
    quiet(world.project, 60)
    team = a_person(world.organisation, "Quinn Team", UnitRole.QI_TEAM)

    (for_team,) = page_of(world.ward, team).context["parts"][STALLED].lines
    (for_lead,) = page_of(world.ward, world.lead).context["parts"][STALLED].lines
    (for_manager,) = page_of(world.ward, manager).context["parts"][STALLED].lines

    assert (for_team.act, for_lead.act) == ("Close with learning", "Close with learning")
    assert for_manager.act == ""
    assert signed_in(team).get(for_team.act_href).status_code == 200


def test_barriers_come_longest_first_with_whom_they_lie(world: World, manager: User) -> None:
    a_sponsor_of(world.project, world.lead)
    a_sponsor_at(world.ward)
    a_barrier(world.project, world.lead, "No room", days_ago=4)
    up = a_barrier(world.project, world.lead, "No budget", days_ago=30)
    type(up).objects.filter(pk=up.pk).update(state=BarrierState.ESCALATED, escalated_to=2)
    answered = a_barrier(world.project, world.lead, "Long answered", days_ago=50)
    type(answered).objects.filter(pk=answered.pk).update(state=BarrierState.DECLINED)

    page = page_of(world.ward, manager)

    assert lines(page, BARRIERS) == [
        ("No budget", "Open for 30 days"),
        ("No room", "Open for 4 days"),
    ]
    first, second = page.context["parts"][BARRIERS].lines
    assert first.sentence == "Taken a level up. With Dira Director, sponsor of Willow ward."
    assert second.sentence == "With Sam Sponsor, sponsor of the project."


def test_celebrations_are_improvements_goals_endings_and_thanks(
    world: World, manager: User
) -> None:
    now = timezone.now()
    VerdictChange.objects.create(
        organisation=world.organisation, measure=a_measure(world.project, world.lead), at=now,
        before="common_cause", after="improvement", headline="It has changed for the better.",
        cause="new_data",
    )  # fmt: skip
    ProgressScore.objects.create(
        organisation=world.organisation, project=world.project, score=Decimal("4.0"),
        suggested=Decimal("4.0"), claimed_by=world.lead, claimed_at=now,
        countersigned_by=manager, countersigned_at=now,
    )  # fmt: skip
    closed(a_project(world.ward, world.lead, "Stopped well", stage=Stage.TESTING), world.lead)
    Thanks.objects.create(
        organisation=world.organisation, project=world.project, words="For the huddles",
        given_by=manager, given_at=now,
    )  # fmt: skip

    page = page_of(world.ward, manager)

    assert lines(page, CELEBRATIONS) == [
        ("Falls", "Improving"),
        (world.project.title, "Goal in reach"),
        ("Stopped well", "Closed with learning"),
        (world.project.title, "Thanks"),
    ]
    assert "Nights are too busy." in page.text
    assert "significant improvement" in page.text
    assert lines(page_of(world.ward, manager, "?period=quarter"), CELEBRATIONS) == []


def test_shares_name_what_they_are_shares_of(world: World, manager: User) -> None:
    a_member(world.project, world.lead, ProjectRole.COACH)
    Project.objects.filter(pk=world.project.pk).update(involvement="big_i")
    a_project(world.ward, world.lead, "Without", visibility="private")
    closed(a_project(world.ward, world.lead, "Over", stage=Stage.TESTING), world.lead)

    page = page_of(world.ward, manager)

    big_i, coached = page.context["shares"]
    assert (big_i.percent, coached.percent) == ("50%", "50%")
    assert coached.words == "1 of 2 projects under way with a QI coach in the team"
    assert page.context["uncoached"].projects == []
    assert [
        title for title, _ in page_of(world.ward, world.lead).context["uncoached"].projects
    ] == ["Without"]


def test_private_projects_are_on_no_agenda_of_others(world: World, manager: User) -> None:
    private = a_project(world.ward, world.lead, visibility="private")
    a_barrier(private, world.lead)
    a_sent_charter(private, world.lead)
    quiet(private, 60)

    page = page_of(world.ward, manager)

    assert [part.lines for part in page.context["parts"]] == [[], [], [], []]


def test_a_team_that_moves_is_on_the_agenda_of_where_it_is_now(world: World, manager: User) -> None:
    old, new = a_unit(world.organisation, "Old"), a_unit(world.organisation, "New")
    team = a_unit(world.organisation, "Team", parent=old)
    a_barrier(a_project(team, world.lead), world.lead)

    edit_unit(
        unit=team, name=team.name, kind=team.kind, parent=new,
        by=world.administrator, at=timezone.now(),
    )  # fmt: skip

    assert lines(page_of(old, manager), BARRIERS) == []
    assert len(lines(page_of(new, manager), BARRIERS)) == 1


def test_long_lists_say_how_many_more_there_are(world: World, manager: User) -> None:
    for number in range(11):
        a_barrier(world.project, world.lead, f"Barrier {number}")

    page = page_of(world.ward, manager)

    assert len(lines(page, BARRIERS)) == 6
    assert '<a href="?all=barriers#barriers">And 5 more</a>' in page.text


def test_the_rest_of_one_part_is_one_click_away_in_the_same_time(
    world: World, manager: User
) -> None:
    for number in range(11):
        a_barrier(world.project, world.lead, f"Barrier {number}")
        a_sent_charter(a_project(world.ward, world.lead), world.lead)

    page = page_of(world.ward, manager, "?period=quarter&all=barriers")

    assert len(lines(page, BARRIERS)) == 11
    assert '<div id="barriers">' in page.text
    assert '<a href="?period=quarter&amp;all=charters#charters">And 5 more</a>' in page.text


@pytest.mark.parametrize("projects", [1, 6])
def test_it_costs_sixteen_queries_however_many_projects(
    world: World, manager: User, projects: int, django_assert_num_queries: Callable
) -> None:
    for _ in range(projects):
        project = a_project(world.ward, world.lead)
        a_barrier(project, world.lead)
        a_sent_charter(project, world.lead)
        quiet(project, 60)
    client = signed_in(manager)
    address = reverse("unit_forum", args=[world.ward.public_id])
    client.get(address)

    with django_assert_num_queries(16):
        page = client.get(address)

    assert len(lines(page, STALLED)) >= projects
