"""The triggers that keep what search looks through equal to what is written.

They sit on tables of the apps below, through proxy models, as those of the summaries do. Each is
one statement for all rows that changed, and touches no document that stays the same.
"""

import pgtrigger

from charts.models import Measure
from dashboards.vocabulary import Findable
from pdsa.models import Cycle
from people.models import Unit
from projects.layers import Layer
from projects.models import DiagramNode, Programme, Project

_COLUMNS = "organisation_id, kind, key, public_id, project_id, unit_id, title, body, place"
# For each kind: the rows that changed, as documents. They are read from what the trigger was given:
# a look back into the table would compare every row with every other.
_DOCUMENTS = {
    Findable.PROJECT: """
        SELECT t.organisation_id, 'project', t.id, t.public_id, t.id, NULL::bigint,
               t.title, t.aim, u.name
          FROM new_rows t JOIN people_unit u ON u.id = t.unit_id""",
    Findable.IDEA: f"""
        SELECT t.organisation_id, 'idea', t.id, t.public_id, p.id, NULL::bigint,
               t.text, '', u.name
          FROM new_rows t
          JOIN projects_driverdiagram d ON d.id = t.diagram_id
          JOIN projects_project p ON p.id = d.project_id JOIN people_unit u ON u.id = p.unit_id
         WHERE t.layer = '{Layer.IDEA.value}' AND t.removed_at IS NULL""",
    Findable.CYCLE: """
        SELECT t.organisation_id, 'cycle', t.id, t.public_id, p.id, NULL::bigint, t.title,
               concat_ws(E'\\n', t.objective, t.questions, t.learned, t.next_steps), u.name
          FROM new_rows t
          JOIN projects_project p ON p.id = t.project_id JOIN people_unit u ON u.id = p.unit_id""",
    Findable.MEASURE: """
        SELECT t.organisation_id, 'measure', t.id, t.public_id, p.id,
               CASE WHEN p.id IS NULL THEN t.unit_id END, t.name,
               concat_ws(E'\\n', t.definition, t.value_words, t.numerator_words,
                         t.denominator_words), u.name
          FROM new_rows t LEFT JOIN projects_project p ON p.id = t.project_id
          JOIN people_unit u ON u.id = COALESCE(p.unit_id, t.unit_id)""",
    Findable.PROGRAMME: """
        SELECT t.organisation_id, 'programme', t.id, t.public_id, NULL::bigint, NULL::bigint,
               t.title, concat_ws(E'\\n', t.aim, t.purpose), ''
          FROM new_rows t""",
    Findable.UNIT: """
        SELECT t.organisation_id, 'unit', t.id, t.public_id, NULL::bigint, t.id, t.name, '', ''
          FROM new_rows t""",
}
# What was written waits for its words to be learnt (dashboards/spelling.py).
_THEN_LEARN = """
    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id
        ON CONFLICT DO NOTHING;
"""
_WRITE = f"""
    WITH written AS (
    INSERT INTO dashboards_searchdocument AS d ({_COLUMNS})
    SELECT found.* FROM ({{documents}}) AS found ({_COLUMNS}) ORDER BY key
        ON CONFLICT (organisation_id, kind, key) DO UPDATE
       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,
           body = EXCLUDED.body, place = EXCLUDED.place
     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM
           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)
 RETURNING d.id){_THEN_LEARN}
"""
_FORGET = """
    WITH gone AS (SELECT id FROM dashboards_searchdocument
                   WHERE kind = '{kind}' AND key IN ({these})),
    unlearnt AS (DELETE FROM dashboards_unlearntdocument
                  WHERE document_id IN (SELECT id FROM gone))
    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);
"""
# What belongs to a project is found by the name of the project's place, wherever that is now.
_PLACE = f"""
    WITH written AS (
    UPDATE dashboards_searchdocument d SET place = u.name
      FROM projects_project p JOIN people_unit u ON u.id = p.unit_id
     WHERE d.project_id = p.id AND p.id IN ({{projects}}) AND d.place <> u.name
 RETURNING d.id){_THEN_LEARN}
"""
_OF_UNIT = f"""
    WITH written AS (
    UPDATE dashboards_searchdocument d SET place = n.name
      FROM new_rows n WHERE d.unit_id = n.id AND d.kind = 'measure' AND d.place <> n.name
 RETURNING d.id){_THEN_LEARN}
"""
_RENAMED = "SELECT n.id FROM new_rows n JOIN old_rows o USING (id) WHERE n.name <> o.name"
_MOVED = "SELECT n.id FROM new_rows n JOIN old_rows o USING (id) WHERE n.unit_id <> o.unit_id"
_IN_RENAMED = f"SELECT q.id FROM projects_project q WHERE q.unit_id IN ({_RENAMED})"


def _written(kind: Findable) -> str:
    return _WRITE.format(documents=_DOCUMENTS[kind])


def _keeping(kind: Findable, *, also: str = "") -> list[pgtrigger.Trigger]:
    """The triggers of one table; `also` is what a change of a row means for other documents."""
    return [
        _trigger("find_insert", pgtrigger.Insert, _written(kind), new="new_rows"),
        _trigger(
            "find_update", pgtrigger.Update, _written(kind) + also, new="new_rows", old="old_rows"
        ),
        _trigger(
            "find_delete",
            pgtrigger.Delete,
            _FORGET.format(kind=kind.value, these="SELECT id FROM old_rows"),
            old="old_rows",
        ),
    ]


def _trigger(
    name: str, operation: pgtrigger.Operation, statements: str, **tables: str
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(**tables),
        func=f"{statements} RETURN NULL;",
    )


class ProjectThatIsFound(Project):
    """A project is found by title, aim and place."""

    class Meta:
        proxy = True
        triggers = _keeping(Findable.PROJECT, also=_PLACE.format(projects=_MOVED))


class IdeaThatIsFound(DiagramNode):
    """A change idea is found while it stands on its diagram."""

    class Meta:
        proxy = True
        triggers = _keeping(
            Findable.IDEA,
            also=_FORGET.format(
                kind=Findable.IDEA.value,
                these=f"SELECT id FROM new_rows WHERE layer <> '{Layer.IDEA.value}'"
                " OR removed_at IS NOT NULL",
            ),
        )


class CycleThatIsFound(Cycle):
    """A cycle is found by its title, what it asked and what was learned."""

    class Meta:
        proxy = True
        triggers = _keeping(Findable.CYCLE)


class MeasureThatIsFound(Measure):
    """A measure is found by its name and the words of its definition."""

    class Meta:
        proxy = True
        triggers = _keeping(Findable.MEASURE)


class ProgrammeThatIsFound(Programme):
    """A programme is found by its title, its aim and why it was made."""

    class Meta:
        proxy = True
        triggers = _keeping(Findable.PROGRAMME)


class UnitThatIsFound(Unit):
    """A place is found by its name, and so is what happens there."""

    class Meta:
        proxy = True
        triggers = _keeping(Findable.UNIT, also=_PLACE.format(projects=_IN_RENAMED) + _OF_UNIT)
