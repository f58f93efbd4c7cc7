"""The portfolio of the central team: counts that add up and lead to the list, and bulk acts."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from audit.services import act
from dashboards.models import BulkAct, ProjectSummary
from people.models import Organisation, Unit, User
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from projects.models import Comment, Project, ProjectMembership
from projects.stages import Stage
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import BUILDER, World, a_person, a_unit, a_world

PAGE = "/portfolio/"


def somebody_of_the_qi_team(world: World) -> User:
    return a_person(world.organisation, "Quinn Team", UnitRole.QI_TEAM)


def an_old_project(
    world: World,
    title: str,
    *,
    unit: Unit | None = None,
    stage: Stage = Stage.TESTING,
    quiet_for: int = 0,
    coach: User | None = None,
    **more: object,
) -> Project:
    """A project brought in from elsewhere, in which nothing has happened for so many days."""
    with act("loading", by=BUILDER):
        project = Project.objects.create(
            organisation=world.organisation, unit=unit or world.ward, title=title, stage=stage,
            started_on=timezone.localdate() - timedelta(days=quiet_for), **more,
        )  # fmt: skip
        if coach:
            ProjectMembership.objects.create(
                organisation=world.organisation, project=project, user=coach,
                role=ProjectRole.COACH, starts_on=date(2020, 1, 1),
            )  # fmt: skip
    work_done()
    return project


@pytest.fixture
def qi(world: World) -> User:
    return somebody_of_the_qi_team(world)


@pytest.fixture
def client(qi: User) -> Client:
    return signed_in(qi)


def titles_on(page: Any) -> list[str]:
    return [row.title for row in page.context["rows"]]


def cells_of(page: Any, name: str) -> dict[str, int]:
    row = next(row for row in page.context["matrix"] if row.name == name)
    return {cell.label: cell.all.number for cell in row.cells}


def test_strangers_sign_in_first(world: World) -> None:
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize("path", ["", "coaches/", "quiet/"])
def test_others_are_told_whom_to_ask(world: World, path: str) -> None:
    page = signed_in(world.lead).get(PAGE + path)

    assert page.status_code == 403
    assert "central QI team" in page.text


def test_an_advisor_sees_the_portfolio_of_the_directorate_alone(world: World) -> None:
    elsewhere = a_unit(world.organisation, "Elsewhere")
    an_old_project(world, "Not theirs", unit=elsewhere)
    advisor = a_person(world.organisation, "", UnitRole.IMPROVEMENT_ADVISOR, world.ward)

    page = signed_in(advisor).get(PAGE)

    assert titles_on(page) == [world.project.title]
    assert signed_in(advisor).get(f"{PAGE}quiet/").status_code == 403


def test_another_organisation_is_not_counted(world: World, client: Client) -> None:
    a_world("Southgate Fictional Health")
    work_done()

    assert titles_on(client.get(PAGE)) == [world.project.title]


def a_varied_portfolio(world: World) -> None:
    oak = a_unit(world.organisation, "Oak service")
    bay = a_unit(world.organisation, "Oak bay", parent=oak)
    for unit, stage, quiet_for in [
        (oak, Stage.TESTING, 0), (oak, Stage.TESTING, 25), (bay, Stage.TESTING, 50),
        (bay, Stage.PLANNING, 50), (world.ward, Stage.PAUSED, 50),
        (world.ward, Stage.CLOSED_WITH_LEARNING, 90), (top_unit(world.organisation), Stage.IDEA, 5),
    ]:  # fmt: skip
        an_old_project(world, f"{unit} {stage} {quiet_for}", unit=unit, stage=stage,
                       quiet_for=quiet_for)  # fmt: skip
    work_done()


def test_counts_add_up_and_each_leads_to_what_it_counts(world: World, client: Client) -> None:
    a_varied_portfolio(world)

    page = client.get(PAGE)

    rows = page.context["matrix"]
    parts, whole = rows[:-1], rows[-1]
    assert [row.name for row in parts] == ["Oak service", "Willow ward", "Directly here"]
    for column in range(len(whole.cells)):
        assert whole.cells[column].all.number == sum(r.cells[column].all.number for r in parts)
    assert cells_of(page, "Oak service")["Testing changes"] == 3
    for row in rows:
        for cell in row.cells:
            for link in (cell.all, *cell.stale):
                if link.href:
                    listed = client.get(link.href)
                    assert len(titles_on(listed)) == link.number, link
                    assert listed.context["page_of_rows"].paginator.count == link.number


def test_quiet_and_silent_follow_the_days_of_the_organisation(
    world: World, client: Client, qi: User
) -> None:
    a_varied_portfolio(world)
    oak = next(r for r in client.get(PAGE).context["matrix"] if r.name == "Oak service")
    testing = next(cell for cell in oak.cells if cell.label == "Testing changes")
    assert [(link.number, link.word) for link in testing.stale] == [(1, "quiet"), (1, "silent")]

    client.post(f"{PAGE}quiet/", {"quiet_after": "10", "silent_after": "20"})

    oak = next(r for r in client.get(PAGE).context["matrix"] if r.name == "Oak service")
    testing = next(cell for cell in oak.cells if cell.label == "Testing changes")
    assert [(link.number, link.word) for link in testing.stale] == [(2, "silent")]


@pytest.mark.parametrize(
    "typed", [{"quiet_after": "0"}, {"silent_after": "5"}, {"quiet_after": "soon"}]
)
def test_days_that_cannot_be_are_refused(client: Client, typed: dict[str, str]) -> None:
    page = client.post(f"{PAGE}quiet/", {"quiet_after": "21", "silent_after": "42"} | typed)

    assert page.status_code == 422
    assert Organisation.objects.get().quiet_after_days == 21


def test_worst_comes_first(world: World, client: Client) -> None:
    an_old_project(world, "Quiet", quiet_for=25)
    an_old_project(world, "Silent", quiet_for=90)
    an_old_project(world, "Paused", quiet_for=300, stage=Stage.PAUSED)
    work_done()

    assert titles_on(client.get(PAGE)) == ["Silent", "Quiet", world.project.title, "Paused"]
    assert titles_on(client.get(f"{PAGE}?sort=newest"))[0] == world.project.title


def test_a_closed_directorate_still_counts(world: World, client: Client) -> None:
    closed = a_unit(world.organisation, "Closed service")
    an_old_project(world, "Left behind", unit=closed)
    closed.closed_on = date(2026, 1, 1)
    closed.save()

    page = client.get(PAGE)

    row = next(row for row in page.context["matrix"] if row.name == "Closed service (closed)")
    assert row.href == ""
    assert "Left behind" in titles_on(page)


@pytest.mark.parametrize("typed", ["coach=x", "stage=x", "involvement=x", "place=1", "sort=%00"])
def test_a_filter_that_makes_no_sense_is_left_out_and_said_so(
    world: World, client: Client, typed: str
) -> None:
    page = client.get(f"{PAGE}?{typed}")

    assert "so it is left out" in page.text
    assert titles_on(page) == [world.project.title]


def test_involvement_is_a_share_of_the_projects_under_way(world: World, client: Client) -> None:
    an_old_project(world, "Together", involvement="big_i")
    an_old_project(world, "Closed", involvement="big_i", stage=Stage.COMPLETED)

    sums = client.get(PAGE).context["sums"]

    assert (sums.big_i_percent, sums.big_i_words) == ("50%", "1 of 2 projects under way")


def test_a_coach_is_assigned_to_several_projects_and_taken_back(
    world: World, client: Client, qi: User
) -> None:
    coach = a_person(world.organisation, "Cora Coach", UnitRole.QI_COACH)
    other = an_old_project(world, "Coached already", coach=coach)
    ticked = {"project": [str(world.project.public_id), str(other.public_id)]}

    asked = client.post(f"{PAGE}assign/", ticked)
    done = client.post(
        f"{PAGE}assign/", ticked | {"confirmed": "yes", "coach": str(coach.public_id)}, follow=True
    )

    assert "Cora Coach" in asked.text
    assert "Cora Coach coaches 1 project more." in done.text
    assert [line.title for line in done.context["act"].refused] == ["Coached already"]
    assert "coaches this project already" in done.text
    undone = client.post(done.context["act"].undo_href, follow=True)
    assert "This has been undone." in undone.text
    assert not ProjectMembership.objects.filter(project=world.project, user=coach).exists()
    assert ProjectMembership.objects.filter(project=other, user=coach).exists()


def test_of_many_coaches_those_with_time_are_at_hand_and_the_others_are_found_by_name(
    world: World, client: Client
) -> None:
    coaches = [
        a_person(world.organisation, f"{name} Coach", UnitRole.QI_COACH)
        for name in ("Ann", "Bea", "Cy", "Dot", "Eve", "Fay", "Gus", "Hal")
    ]
    ticked = {"project": [str(world.project.public_id)]}
    last = str(coaches[-1].public_id)

    asked = client.post(f"{PAGE}assign/", ticked)
    nobody = client.post(f"{PAGE}assign/", ticked | {"coach": "", "other": ""})
    unknown = client.post(f"{PAGE}assign/", ticked | {"coach": "somebody who has left"})
    done = client.post(f"{PAGE}assign/", ticked | {"coach": "", "other": last}, follow=True)

    offered = asked.context["form"]
    assert len(offered.fields["coach"].choices) == len(coaches)
    assert [coach["name"] for coach in offered.offered()] == [str(c) for c in coaches[:6]]
    assert [words for _, words in offered.fields["other"].choices[1:]] == [
        f"{coach} (0 projects, no hours agreed)" for coach in coaches
    ]
    for refused in (nobody, unknown):
        assert (refused.status_code, "Choose a coach." in refused.text) == (422, True)
    assert "Hal Coach coaches 1 project more." in done.text


def test_a_nudge_is_a_question_that_wakes_no_clock(world: World, client: Client, qi: User) -> None:
    silent = an_old_project(world, "Silent", quiet_for=60)
    ticked = {"project": [str(silent.public_id)], "confirmed": "yes", "text": "What would help?"}

    done = client.post(f"{PAGE}nudge/", ticked, follow=True)
    work_done()

    assert "1 team will find your question" in done.text
    said = Comment.objects.get(project=silent)
    assert (said.text, said.is_question, said.written_by) == ("What would help?", True, qi)
    summary = ProjectSummary.objects.get(pk=silent.pk)
    assert summary.open_questions == 1
    assert (timezone.localdate() - summary.last_active_on).days == 60
    client.post(done.context["act"].undo_href)
    said.refresh_from_db()
    assert said.removed_at is not None


def test_an_empty_nudge_asks_for_words(world: World, client: Client) -> None:
    ticked = {"project": [str(world.project.public_id)], "confirmed": "yes", "text": " "}

    page = client.post(f"{PAGE}nudge/", ticked)

    assert page.status_code == 422
    assert "Write what you want to ask the teams." in page.text
    assert Comment.objects.count() == 0


def test_projects_are_paused_with_one_press_and_go_on_where_they_were(
    world: World, client: Client
) -> None:
    testing = an_old_project(world, "Testing")
    closed = an_old_project(world, "Closed", stage=Stage.COMPLETED)
    ticked = {"project": [str(p.public_id) for p in (world.project, testing, closed)]}

    done = client.post(f"{PAGE}pause/", ticked, follow=True)

    assert "2 projects rest until somebody goes on." in done.text
    assert [line.title for line in done.context["act"].refused] == ["Closed"]
    assert stages_of(world.project, testing, closed) == ["paused", "paused", "completed"]
    client.post(done.context["act"].undo_href)
    assert stages_of(world.project, testing, closed) == ["idea", "testing", "completed"]


def test_what_has_moved_on_since_stays_and_says_so(world: World, client: Client) -> None:
    done = client.post(f"{PAGE}pause/", {"only": str(world.project.public_id)}, follow=True)
    Project.objects.filter(pk=world.project.pk).update(stage=Stage.PLANNING)

    undone = client.post(done.context["act"].undo_href, follow=True)

    assert "Stays as it is: It is at “Planning” by now." in undone.text
    again = client.post(f"{PAGE}done/{BulkAct.objects.get().public_id}/undo/", follow=True)
    assert "This has been undone already." in again.text


def test_acts_on_nothing_or_on_others_projects_are_refused(world: World, client: Client) -> None:
    elsewhere = a_world("Southgate Fictional Health")

    nothing = client.post(f"{PAGE}pause/", {}, follow=True)
    others = client.post(f"{PAGE}pause/", {"project": [str(elsewhere.project.public_id), "x"]})
    mine = signed_in(world.lead).post(f"{PAGE}pause/", {"project": [str(world.project.public_id)]})

    assert "Tick at least one project" in nothing.text
    assert others.status_code == 404
    assert mine.status_code == 404
    assert BulkAct.objects.count() == 0


def test_only_whoever_did_it_finds_and_undoes_it(world: World, client: Client) -> None:
    client.post(f"{PAGE}pause/", {"only": str(world.project.public_id)})
    done = BulkAct.objects.get()
    colleague = signed_in(somebody_of_the_qi_team(world))

    assert colleague.get(f"{PAGE}done/{done.public_id}/").status_code == 404
    assert colleague.post(f"{PAGE}done/{done.public_id}/undo/").status_code == 404


def test_coaches_with_most_time_to_spare_come_first(world: World, client: Client) -> None:
    for name, hours in (("Busy", "2"), ("Free", "12")):
        coach = a_person(world.organisation, name, UnitRole.QI_COACH)
        client.post(f"{PAGE}coaches/{coach.public_id}/", {"hours_a_month": hours})

    page = client.get(f"{PAGE}coaches/")

    assert [coach["name"] for coach in page.context["coaches"]] == ["Free", "Busy"]
    assert "12 hours to spare" in page.text
    refused = client.post(f"{PAGE}coaches/{coach.public_id}/", {"hours_a_month": "900"})
    assert refused.status_code == 422
    assert "from 0 to 200" in refused.text


# A worker needs minutes for so many summaries, and what a page asks does not depend on them.
SUMMED_UP = """
    UPDATE dashboards_projectsummary s
       SET summarised_version = s.facts_version, stale_since = NULL,
           last_active_on = p.started_on, told_active_on = p.started_on
      FROM projects_project p WHERE p.id = s.project_id
"""


def filled(world: World, many: int, coach: User) -> None:
    """So many projects at once, in every stage, each with a coach and a summary."""
    stages = list(Stage)
    with act("loading", by=BUILDER), connection.cursor() as cursor:
        # Foreign keys that wait for the end of the transaction slow every trigger down.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        some = Project.objects.bulk_create(
            (
                Project(
                    organisation=world.organisation,
                    unit=world.ward,
                    title=f"Project {n}",
                    stage=stages[n % len(stages)],
                    started_on=date(2026, 1, 1) + timedelta(n % 300),
                )
                for n in range(many)
            ),
            batch_size=500,
        )
        ProjectMembership.objects.bulk_create(
            (
                ProjectMembership(
                    organisation=world.organisation,
                    project=project,
                    user=coach,
                    role=ProjectRole.COACH,
                    starts_on=date(2026, 1, 1),
                )
                for project in some
            ),
            batch_size=500,
        )
        cursor.execute(SUMMED_UP)
    work_done()


@pytest.mark.parametrize("many", [200, 2_000])
def test_any_number_of_projects_costs_six_queries(
    world: World, qi: User, client: Client, django_assert_num_queries: Callable, many: int
) -> None:
    """Session, person, places, counts, views, rows."""
    filled(world, many, qi)
    client.get(PAGE)

    with django_assert_num_queries(6):
        page = client.get(PAGE)

    assert len(page.context["rows"]) == 25
    assert page.context["page_of_rows"].paginator.count == many + 1


def stages_of(*projects: Project) -> list[str]:
    return [Project.objects.get(pk=project.pk).stage for project in projects]


def test_filters_stay_in_every_count(world: World, client: Client) -> None:
    a_varied_portfolio(world)

    page = client.get(f"{PAGE}?involvement=none&stage=testing")

    link = page.context["matrix"][0].cells[0].all or page.context["matrix"][0].cells[1].all
    hrefs = [c.all.href for row in page.context["matrix"] for c in row.cells if c.all.href]
    assert link
    assert hrefs
    assert all(("involvement", "none") in parse_qsl(urlsplit(href).query) for href in hrefs)
