"""Twenty thousand projects with their ideas, cycles and measures, made in a few statements.

The words are those of the demonstration: 53 topics, so each word occurs far more often than it
would among as many real projects.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import connection

from people.models import Organisation, RoleAssignment, Unit, User
from people.roles import UnitRole
from qiplatform.demonstration.cycles.wording import CHANGES, LEARNED, QUESTIONS
from qiplatform.demonstration.topics import TOPICS

DIRECTORATES, TEAMS = 8, 25
# History, and what hears of every row that a project gets, work row by row: that is for people,
# and not what is measured. A project has its summary from its own trigger, which takes sets.
_ROW_TRIGGERS = """
    DO $$ DECLARE found record; BEGIN
        FOR found IN SELECT tgrelid::regclass AS of_table, tgname FROM pg_trigger
                      WHERE tgname LIKE 'pgtrigger_%' AND tgtype & 1 = 1 LOOP
            EXECUTE format('ALTER TABLE %s {switch} TRIGGER %I', found.of_table, found.tgname);
        END LOOP;
    END $$
"""
_PROJECTS = """
    INSERT INTO projects_project (public_id, created_at, version, organisation_id, unit_id, title,
           aim, method, stage, visibility, involvement, started_on, closed_on)
    SELECT gen_random_uuid(), now(), 1, %(organisation)s, teams.id,
           replace((titles.t)[1 + n %% cardinality(titles.t)], '{place}', 'on ' || teams.name),
           replace(titles.aim, '{place}', 'on ' || teams.name), 'model_for_improvement',
           (ARRAY['planning','testing','testing','implementing','sustaining','completed'])[1+n%%6],
           CASE WHEN n %% 10 = 0 THEN 'private' ELSE 'open' END, 'none',
           date '2026-01-01' - n %% 900, NULL
      FROM generate_series(1, %(projects)s) AS n
      JOIN (SELECT row_number() OVER () AS i, t.* FROM unnest(%(titles)s::text[], %(aims)s::text[])
              AS t(joined, aim)) AS topic ON topic.i = 1 + n %% %(topics)s
     CROSS JOIN LATERAL (SELECT string_to_array(topic.joined, '|') AS t, topic.aim) AS titles
      JOIN (SELECT row_number() OVER (ORDER BY id) AS i, id, name FROM people_unit
             WHERE kind = 'team') AS teams ON teams.i = 1 + (n * 7) %% %(teams)s
"""
_DIAGRAMS = """
    INSERT INTO projects_driverdiagram (public_id, created_at, version, organisation_id, project_id)
    SELECT gen_random_uuid(), now(), 1, organisation_id, id FROM projects_project
"""
_IDEAS = """
    INSERT INTO projects_diagramnode
           (public_id, created_at, version, organisation_id, diagram_id, layer, text, place)
    SELECT gen_random_uuid(), now(), 1, organisation_id, id, 'idea',
           (%(ideas)s::text[])[1 + (id * 3 + n) %% %(idea_count)s], n
      FROM projects_driverdiagram CROSS JOIN generate_series(1, 4) AS n
"""
_CYCLES = """
    INSERT INTO pdsa_cycle (public_id, created_at, version, organisation_id, project_id, lead_id,
           title, kind, scale, stage, objective, questions, data_plan, could_go_wrong,
           why_not_as_planned, observations, unexpected, feedback, data_summary,
           compared_with_prediction, learned, decision, next_steps)
    SELECT gen_random_uuid(), now(), 1, organisation_id, id, %(lead)s,
           (%(ideas)s::text[])[1 + (id * 3 + n) %% %(idea_count)s] || ' on one shift',
           'test', 'one_shift', 'do', '', (%(questions)s::text[])[1 + id %% 5], '', '', '', '', '',
           '', '', '', (%(learned)s::text[])[1 + id %% 10], '', ''
      FROM projects_project CROSS JOIN generate_series(1, 3) AS n
"""
_MEASURES = """
    INSERT INTO charts_measure (public_id, created_at, version, organisation_id, project_id,
           unit_id, name, role, data_shape, rhythm, direction, definition, numerator_words,
           denominator_words, value_words, multiplier, decimals, method, rule_set, screened,
           warehouse_code, fed_from, starts_on)
    SELECT gen_random_uuid(), now(), 1, p.organisation_id, p.id, p.unit_id,
           (%(measures)s::text[])[1 + (p.id * 3 + n) %% %(measure_count)s] || ' ' || n, 'outcome',
           'count', 'month', 'neutral', '', '', '', '', 1, 0, 'c', 'anhoej_and_limits', true, '',
           '', date '2026-01-01'
      FROM projects_project p CROSS JOIN generate_series(1, 3) AS n
"""


def make_many_projects(count: int) -> User:
    """So many projects in 200 teams, a tenth of them private. Returns somebody who reads."""
    organisation = Organisation.objects.create(name="Many projects", short_name="Many")
    top = Unit.objects.create(organisation=organisation, name="Many projects", kind="organisation")
    for number in range(DIRECTORATES):
        directorate = Unit.objects.create(
            organisation=organisation, parent=top, name=f"Directorate {number}", kind="directorate"
        )
        for team in range(TEAMS):
            name = f"{_NAMES[team]} ward {number}"
            Unit.objects.create(organisation=organisation, parent=directorate, name=name)
    reader = User.objects.create(organisation=organisation, name="Reader", email="r@example.org")
    RoleAssignment.objects.create(
        organisation=organisation,
        user=reader,
        unit=top,
        role=UnitRole.STAFF,
        starts_on=date.today() - timedelta(days=1),  # noqa: DTZ011  (any day will do)
    )
    ideas = [*CHANGES, *(change for topic in TOPICS for change in topic.changes)]
    measures = [sketch.definition.name for topic in TOPICS for sketch in topic.measures]
    values: dict[str, Any] = {
        "organisation": organisation.pk,
        "projects": count,
        "topics": len(TOPICS),
        "teams": DIRECTORATES * TEAMS,
        "titles": ["|".join(topic.titles) for topic in TOPICS],
        "aims": [topic.aim for topic in TOPICS],
        "ideas": ideas,
        "idea_count": len(ideas),
        "measures": measures,
        "measure_count": len(measures),
        "questions": list(QUESTIONS),
        "learned": list(LEARNED),
        "lead": reader.pk,
    }
    with without_row_triggers(), connection.cursor() as cursor:
        for statement in (_PROJECTS, _DIAGRAMS, _IDEAS, _CYCLES, _MEASURES):
            cursor.execute(statement, values)
            cursor.execute("ANALYZE")  # as the server does by itself before long
    return reader


@contextmanager
def without_row_triggers() -> Iterator[None]:
    """For loading in sets, by the owner of the tables."""
    with connection.cursor() as cursor:
        cursor.execute(_ROW_TRIGGERS.format(switch="DISABLE"))
    yield
    with connection.cursor() as cursor:
        cursor.execute(_ROW_TRIGGERS.format(switch="ENABLE"))


_NAMES = [
    *("Alder", "Ash", "Aspen", "Beech", "Birch", "Cedar", "Cherry", "Elder", "Elm", "Fir"),
    *("Hawthorn", "Hazel", "Holly", "Hornbeam", "Juniper", "Larch", "Lime", "Maple", "Oak"),
    *("Pine", "Poplar", "Rowan", "Spruce", "Willow", "Yew"),
]
