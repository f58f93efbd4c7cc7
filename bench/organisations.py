"""A made-up organisation of any size, for measuring pages: bulk statements, one analysis copied."""

from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from audit.services import act
from charts.models import Measure
from charts.recalculation import recompute
from dashboards.summarising import summarise_stale
from people.models import RoleAssignment, Unit, User
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from projects.models import Project, ProjectMembership
from projects.stages import Stage
from tests.world import BUILDER, World, a_measure, a_person, a_world, some_data

DIRECTORATES, WARDS = 5, 8
COACHED = 200  # projects of the one coach whose page is measured
_COPY_ANALYSIS = """
    UPDATE charts_measurestate t
       SET analysed_version = t.data_version, engine_version = s.engine_version,
           computed_at = s.computed_at, varied_at = s.varied_at, dirty_since = NULL,
           result = s.result, variation = (ARRAY['common_cause', 'improvement', 'concern'])
                                           [1 + t.measure_id %% 3],
           latest_period = s.latest_period - (7 * (t.measure_id %% 9))::int,
           latest_value = s.latest_value, points = s.points, headline = s.headline,
           detail = s.detail, tone = s.tone, alt_text = s.alt_text, chart_wide = s.chart_wide,
           chart_narrow = s.chart_narrow, chart_small = s.chart_small
      FROM charts_measurestate s WHERE s.measure_id = %s AND t.measure_id <> s.measure_id
"""


def build(projects: int) -> tuple[World, User, User]:
    """So many projects with a chart each; somebody of the central team, and a coach."""
    world = a_world(f"Organisation with {projects} projects")
    with act("bench", by=BUILDER), connection.cursor() as cursor:
        # Foreign keys that wait for the end of the transaction slow every trigger down.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        units = _units(world)
        coach = a_person(world.organisation, "Cora Coach", UnitRole.QI_COACH)
        made = _projects(world, units, projects)
        _teams(world, made, coach)
        sample = a_measure(world.project, world.lead, direction="decrease")
        some_data(sample, world.lead, [9.0, 11.0, 8.0, 12.0] * 6)
        _measures(sample, made)
    recompute([sample.pk])
    with connection.cursor() as cursor:
        cursor.execute(_COPY_ANALYSIS, [sample.pk])
    while summarise_stale():
        pass
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return world, a_person(world.organisation, "Quinn Team", UnitRole.QI_TEAM), coach


def _units(world: World) -> list[Unit]:
    top = top_unit(world.organisation)
    wards = []
    for number in range(DIRECTORATES):
        directorate = _unit(world, top, f"Directorate {number}", Unit.Kind.DIRECTORATE)
        wards += [
            _unit(world, directorate, f"Ward {number}.{ward}", Unit.Kind.TEAM)
            for ward in range(WARDS)
        ]
    return wards


def _unit(world: World, parent: Unit, name: str, kind: str) -> Unit:
    return Unit.objects.create(organisation=world.organisation, parent=parent, name=name, kind=kind)


def _projects(world: World, units: list[Unit], many: int) -> list[Project]:
    stages, today = list(Stage), timezone.localdate()
    return Project.objects.bulk_create(
        (
            Project(
                organisation=world.organisation,
                unit=units[number % len(units)],
                title=f"Fewer falls on ward {number}",
                aim="By March, half as many falls with harm as last year.",
                stage=stages[number % len(stages)],
                involvement=Project.Involvement.values[number % 3],
                started_on=today - timedelta(days=number % 400),
            )
            for number in range(many)
        ),
        batch_size=500,
    )


def _teams(world: World, projects: list[Project], coach: User) -> None:
    ProjectMembership.objects.bulk_create(
        (
            ProjectMembership(
                organisation=world.organisation,
                project=project,
                user=user,
                role=role,
                starts_on=date(2026, 1, 1),
            )
            for number, project in enumerate(projects)
            for user, role in (
                (world.lead, ProjectRole.LEAD),
                (coach if number < COACHED else world.administrator, ProjectRole.COACH),
            )
        ),
        batch_size=500,
    )
    RoleAssignment.objects.filter(user=coach).update(starts_on=date(2026, 1, 1))


def _measures(sample: Measure, projects: list[Project]) -> None:
    Measure.objects.bulk_create(
        (
            Measure(
                organisation_id=sample.organisation_id,
                project=project,
                unit_id=project.unit_id,
                **{
                    name: getattr(sample, name)
                    for name in (
                        "name", "role", "data_shape", "rhythm", "direction", "method",
                        "rule_set", "decimals", "value_words", "starts_on",
                    )
                },
            )
            for project in projects
        ),
        batch_size=500,
    )  # fmt: skip
