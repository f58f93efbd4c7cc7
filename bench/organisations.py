"""A made-up organisation of any size for measuring pages: many projects with teams and charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import connection

from bench.many_projects import make_many_projects, without_row_triggers
from charts.models import Measure
from charts.recalculation import recompute
from dashboards.summarising import summarise_stale
from people.models import Organisation, Unit, User
from people.roles import UnitRole
from people.selectors import top_unit
from projects.models import Project
from projects.stages import ACTIVE
from tests.world import a_measure, a_person, some_data

COACHED = 200  # projects of the one coach whose page is measured
LEADS = 100
# Projects begin on different days, and a third has a test whose end is past.
_VARIED = """
    UPDATE projects_project SET started_on = current_date - (id %% 400)::int,
           involvement = (ARRAY['none', 'little_i', 'big_i'])[1 + id %% 3];
    UPDATE pdsa_cycle SET started_on = current_date - 20 - (id %% 60)::int WHERE id %% 3 = 0;
"""
_TEAMS = """
    WITH leads AS (SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM people_user
                    WHERE id = ANY (%(leads)s)),
         under_way AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM projects_project
                        WHERE stage = ANY (%(active)s))
    INSERT INTO projects_projectmembership
           (public_id, created_at, organisation_id, project_id, user_id, role, starts_on)
    SELECT gen_random_uuid(), now(), p.organisation_id, p.id, leads.id, 'lead', p.started_on
      FROM projects_project p JOIN leads ON leads.n = p.id %% %(lead_count)s
     UNION ALL
    SELECT gen_random_uuid(), now(), p.organisation_id, p.id,
           CASE WHEN u.n <= %(coached)s THEN %(coach)s ELSE leads.id END, 'coach', p.started_on
      FROM projects_project p LEFT JOIN under_way u USING (id)
      JOIN leads ON leads.n = (p.id + 1) %% %(lead_count)s
"""
# One analysis for all; drawings for the pages of single charts are left out.
_ANALYSES = """
    UPDATE charts_measurestate t
       SET analysed_version = t.data_version, engine_version = s.engine_version,
           computed_at = s.computed_at, varied_at = s.varied_at, dirty_since = NULL,
           variation = (ARRAY['common_cause', 'improvement', 'concern',
                              'common_cause', 'common_cause'])[1 + t.measure_id %% 5],
           latest_period = s.latest_period - (7 * (t.measure_id %% 9))::int,
           latest_value = s.latest_value, points = s.points, headline = s.headline,
           detail = s.detail, tone = s.tone, alt_text = s.alt_text, chart_small = s.chart_small
      FROM charts_measurestate s WHERE s.measure_id = %(sample)s AND t.measure_id <> s.measure_id
"""
_MEASUREMENTS = """
    INSERT INTO charts_measurement (organisation_id, measure_id, period, value, recorded_at)
    SELECT m.organisation_id, m.id, date '1980-01-01' + n, n %% 17, now()
      FROM generate_series(%(start)s, %(end)s - 1) AS n
     CROSS JOIN charts_measure m WHERE m.id <> %(sample)s
"""


@dataclass(frozen=True)
class Cast:
    """An organisation, and those whose pages are measured. `lead` writes into `sample`."""

    organisation: Organisation
    top: Unit
    team: User
    coach: User
    lead: User
    sample: Measure


def build(projects: int) -> Cast:
    """So many projects with three charts each, all summed up. Needs the owner of the tables."""
    organisation = make_many_projects(projects).organisation
    coach = a_person(organisation, "Cora Coach", UnitRole.QI_COACH)
    team = a_person(organisation, "Quinn Team", UnitRole.QI_TEAM)
    leads = _leads(organisation)
    with without_row_triggers(), connection.cursor() as cursor:
        cursor.execute(_VARIED, [])
        cursor.execute(
            _TEAMS,
            {
                "leads": [lead.pk for lead in leads],
                "lead_count": len(leads),
                "active": [stage.value for stage in ACTIVE],
                "coach": coach.pk,
                "coached": COACHED,
            },
        )
    lead, sample = _sample(organisation)
    with connection.cursor() as cursor:  # nothing is summed up yet that could hear of it
        cursor.execute("ALTER TABLE charts_measurestate DISABLE TRIGGER USER")
        cursor.execute(_ANALYSES, {"sample": sample.pk})
        cursor.execute("ALTER TABLE charts_measurestate ENABLE TRIGGER USER")
    _analyse()
    while summarise_stale():
        pass
    _analyse()
    return Cast(organisation, top_unit(organisation), team, coach, lead, sample)


def add_measurements(cast: Cast, *, start: int, end: int) -> int:
    """Numbers of those days for every measure but the sample. Returns how many there are now."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE charts_measurement DISABLE TRIGGER USER")
        cursor.execute(_MEASUREMENTS, {"start": start, "end": end, "sample": cast.sample.pk})
        cursor.execute("ALTER TABLE charts_measurement ENABLE TRIGGER USER")
        cursor.execute("VACUUM (ANALYZE) charts_measurement")
        cursor.execute("SELECT count(*) FROM charts_measurement")
        return cursor.fetchone()[0]


def _leads(organisation: Organisation) -> Sequence[User]:
    password = make_password(None)
    return User.objects.bulk_create(
        User(
            organisation=organisation,
            name=f"Lead {number}",
            email=f"lead{number}@example.org",
            password=password,
        )
        for number in range(LEADS)
    )


def _sample(organisation: Organisation) -> tuple[User, Measure]:
    """A measure with its analysis, made as people make it, and the lead of its project."""
    project = Project.objects.filter(organisation=organisation, stage="testing").earliest("pk")
    lead = User.objects.get(pk=project.memberships.get(role="lead").user_id)
    sample = a_measure(project, lead, direction="decrease")
    some_data(sample, lead, [9.0, 11.0, 8.0, 12.0] * 6)
    recompute([sample.pk])
    return lead, sample


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
