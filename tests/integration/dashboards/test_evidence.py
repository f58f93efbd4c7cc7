"""What a record bears out of a progress score, for one project and for many at once."""

from decimal import Decimal

import pytest
from django.utils import timezone

from charts.models import Measure
from charts.services.measures import close_measure, edit_measure
from charts.vocabulary import MeasureRole
from dashboards.selectors.evidence import evidence_for, evidence_of
from pdsa.stages import CycleKind, CycleStage, Decision
from people.calendar import local_date
from projects.models import Project
from projects.progress import Evidence, suggest
from tests.cycles import a_cycle, an_idea
from tests.integration.dashboards.conftest import work_done
from tests.records import a_measured_project, a_planned_project, an_improved_project
from tests.world import FALLS, World, a_measure, a_project, some_data

QUERIES = 4


def evidence(project: Project) -> Evidence:
    work_done()
    project.refresh_from_db()
    return evidence_for(project, on=local_date(project.organisation, timezone.now()))


def test_a_title_bears_nothing_out(world: World) -> None:
    assert evidence(world.project) == Evidence(members=1, has_lead=True)


@pytest.mark.parametrize(
    ("make", "score"),
    [(a_project, "0.5"), (a_planned_project, "1.5"), (a_measured_project, "2.5")],
)
def test_records_bear_out_a_score(world: World, make: object, score: str) -> None:
    project = world.project if make is a_project else make(world)  # type: ignore[operator]

    assert suggest(evidence(project)).score == Decimal(score)


def test_the_latest_phase_says_how_much_of_the_gap_is_closed(world: World) -> None:
    found = evidence(an_improved_project(world))

    assert found.gap_closed == pytest.approx(0.5)  # from 10 to 7 on the way to 4
    assert (found.points_in_new_phase, found.aim_held) == (12, False)
    assert found.outcome_improving
    assert suggest(found).score == Decimal("3.0")


def test_without_a_second_phase_the_gap_is_that_of_the_aim(world: World) -> None:
    project = a_measured_project(world, "", [7.0, 9.0] * 6)

    found = evidence(project)

    assert found.gap_closed == pytest.approx(1 / 3)  # the aim says from 10 to 4
    assert found.points_in_new_phase == 0


def test_an_aim_is_held_when_it_is_met_for_twelve_points(world: World) -> None:
    almost = a_measured_project(world, "", [9.0, 11.0] * 6, [3.0, 4.0] * 5)
    held = a_measured_project(world, "", [9.0, 11.0] * 6, [3.0, 4.0] * 6)

    assert not evidence(almost).aim_held
    assert evidence(held).aim_held


def test_a_level_that_got_worse_is_neither_held_nor_better(world: World) -> None:
    found = evidence(a_measured_project(world, "", [9.0, 11.0] * 6, [14.0, 15.0] * 6))

    assert found.gap_closed is not None
    assert found.gap_closed < 0
    assert (found.points_in_new_phase, found.outcome_improving) == (0, False)


def test_a_run_that_lasts_until_today_is_a_new_level_before_anybody_calls_it_one(
    world: World,
) -> None:
    falls = a_measure(world.project, world.lead, direction="decrease", target=2.0)
    edit_measure(
        measure=falls, seen_version=falls.version, changes={"baseline_points": 12},
        by=world.lead, at=timezone.now(),
    )  # fmt: skip
    some_data(falls, world.lead, [9.0, 11.0] * 6 + [3.0, 5.0] * 6)
    shorter = a_measure(world.project, world.lead, name="Fewer points", direction="decrease")
    some_data(shorter, world.lead, [9.0, 11.0] * 6 + [3.0])

    found = evidence(world.project)

    assert found.gap_closed == pytest.approx((10 - 4) / (10 - 2))
    assert found.points_in_new_phase == 12


def test_a_closed_measure_says_nothing_any_more(world: World) -> None:
    project = a_measured_project(world)
    for measure in Measure.objects.filter(project=project):
        close_measure(measure=measure, by=world.lead, at=timezone.now())

    found = evidence(project)

    assert (found.outcome_points, found.process_measures) == (0, 0)


def test_a_balancing_measure_of_concern_is_seen(world: World) -> None:
    balancing = a_measure(
        world.project, world.lead, FALLS, name="Complaints", role=MeasureRole.BALANCING,
        direction="decrease",
    )  # fmt: skip
    some_data(balancing, world.lead, [4, 6] * 8 + [12, 14] * 4)

    assert evidence(world.project).balancing_concern


def test_series_of_cycles_count_once_their_ideas_were_tried_twice(world: World) -> None:
    project, lead = world.project, world.lead
    idea = an_idea(project, lead)
    first = a_cycle(project, lead, CycleStage.DONE, idea=idea, decision=Decision.ADOPT)
    a_cycle(
        project, lead, CycleStage.DONE, idea=idea, previous=first, decision=Decision.ADOPT,
        kind=CycleKind.IMPLEMENT,
    )  # fmt: skip
    a_cycle(project, lead, CycleStage.PLAN)

    found = evidence(project)

    assert (found.cycles_past_do, found.ramps) == (2, 1)
    assert (found.ideas_adopted, found.implementing_cycles) == (1, 1)


def test_many_projects_at_once_say_what_each_says_alone(
    world: World, django_assert_num_queries: object
) -> None:
    made = [
        world.project,
        a_planned_project(world),
        a_measured_project(world),
        an_improved_project(world),
        a_measured_project(world, "", [9.0, 11.0] * 6, [3.0, 4.0] * 6),
    ]
    work_done()
    today = local_date(world.organisation, timezone.now())
    projects = list(Project.objects.filter(pk__in=[project.pk for project in made]))

    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        together = evidence_of(projects, on=today)

    assert len(set(together.values())) == len(made)
    for project in projects:
        with django_assert_num_queries(QUERIES):  # type: ignore[operator]
            alone = evidence_for(project, on=today)
        assert together[project.pk] == alone
