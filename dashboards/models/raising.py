"""The triggers that make summaries know that their facts have moved on.

They sit on tables of the apps below, through proxy models, so that those apps need not know that
dashboards exist.
"""

import pgtrigger

from charts.models import Measure, MeasureState
from people.models import Unit
from projects.models import Project

_RAISE_UNITS = """
    INSERT INTO dashboards_unitsummary AS s
           (unit_id, organisation_id, facts_version, summarised_version, stale_since,
            measures, improving, of_concern, usual_variation, changed, too_little_data,
            projects_by_stage, active_projects, big_i_projects)
    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{{}}', 0, 0
      FROM people_unit u
     WHERE u.id IN (SELECT unnest(below.path) FROM unnest({of_units}::bigint[]) AS wanted (id)
                      JOIN people_unit below USING (id))
     ORDER BY u.id
        ON CONFLICT (unit_id) DO UPDATE
       SET facts_version = s.facts_version + 1,
           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since)
"""
# Units and their lines of ancestors, by keys given from outside.
RAISE_UNITS = _RAISE_UNITS.format(of_units="%(of_units)s")
_RAISE = (
    """
    INSERT INTO dashboards_projectsummary AS s
           (project_id, organisation_id, facts_version, summarised_version, stale_since,
            measures, improving, of_concern, usual_variation, changed, too_little_data,
            main_headline, main_variation)
    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''
      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id
        ON CONFLICT (project_id) DO UPDATE
       SET facts_version = s.facts_version + 1,
           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);"""
    f"{_RAISE_UNITS.format(of_units='of_units').rstrip()};\n    RETURN NULL;\n"
)
_CONCERNED = [("of_projects", "bigint[]"), ("of_units", "bigint[]")]


def _raising(
    name: str,
    operation: pgtrigger.Operation,
    referencing: pgtrigger.Referencing,
    *,
    projects: str,
    units: str,
) -> pgtrigger.Trigger:
    """A statement-level trigger; `projects` and `units` are queries for the ids concerned."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        level=pgtrigger.Statement,
        referencing=referencing,
        declare=_CONCERNED,
        func=(
            f"of_projects := ARRAY({projects}); of_units := ARRAY({units});"
            "IF cardinality(of_projects) + cardinality(of_units) = 0 THEN RETURN NULL; END IF;"
            + _RAISE
        ),
    )


_NEW = pgtrigger.Referencing(new="new_rows")
_BOTH = pgtrigger.Referencing(new="new_rows", old="old_rows")
_EITHER = "FROM (TABLE new_rows UNION ALL TABLE old_rows) AS r"


class StateThatRaises(MeasureState):
    """Publishing an analysis moves the summaries of its project and units on."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="raise_summaries",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("computed_at"),
                condition=pgtrigger.Q(old__computed_at__df=pgtrigger.F("new__computed_at")),
                declare=_CONCERNED,
                func=(
                    "SELECT array_remove(ARRAY[project_id], NULL), ARRAY[unit_id]"
                    " INTO of_projects, of_units FROM charts_measure WHERE id = NEW.measure_id;"
                    + _RAISE
                ),
            )
        ]


class MeasureThatRaises(Measure):
    """So does defining, moving or closing a measure."""

    class Meta:
        proxy = True
        triggers = [
            _raising(
                "raise_summaries_insert",
                pgtrigger.Insert,
                _NEW,
                projects="SELECT DISTINCT project_id FROM new_rows WHERE project_id IS NOT NULL",
                units="SELECT DISTINCT unit_id FROM new_rows",
            ),
            _raising(
                "raise_summaries_update",
                pgtrigger.Update,
                _BOTH,
                projects=f"SELECT DISTINCT project_id {_EITHER} WHERE project_id IS NOT NULL",
                units=f"SELECT DISTINCT unit_id {_EITHER}",
            ),
        ]


class ProjectThatRaises(Project):
    """So does starting, moving or closing a project.

    A change counts at the end of its transaction, in which measures may follow their project: who
    holds a summary must not wait for the state of a measure, as publishing does it the other way.
    """

    class Meta:
        proxy = True
        triggers = [
            _raising(
                "raise_summaries_insert",
                pgtrigger.Insert,
                _NEW,
                projects="SELECT id FROM new_rows",
                units="SELECT DISTINCT unit_id FROM new_rows",
            ),
            pgtrigger.Trigger(
                name="raise_summaries_update",
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                operation=pgtrigger.Update,
                declare=_CONCERNED,
                func=(
                    "of_projects := ARRAY[NEW.id]; of_units := ARRAY[OLD.unit_id, NEW.unit_id];"
                    + _RAISE
                ),
            ),
        ]


class UnitThatRaises(Unit):
    """And so does a new unit, or one that moves: both its old and its new line of ancestors."""

    class Meta:
        proxy = True
        triggers = [
            _raising(
                "raise_summaries_insert",
                pgtrigger.Insert,
                _NEW,
                projects="SELECT NULL::bigint WHERE false",
                units="SELECT id FROM new_rows",
            ),
            _raising(
                "raise_summaries_update",
                pgtrigger.Update,
                _BOTH,
                projects="SELECT NULL::bigint WHERE false",
                units=f"SELECT DISTINCT unnest(r.path) {_EITHER}",
            ),
        ]
