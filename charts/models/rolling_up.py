"""The triggers that make roll-ups know that the numbers behind them have moved on.

They add a row and lock nothing that another save needs: two teams that save at the same time for
the same definition do not wait for each other, nor for a load that runs beside them.
"""

import pgtrigger

from charts.models.measure import Measure
from charts.models.measure_state import MeasureState
from people.models import Organisation, Unit
from projects.models import ProgrammePlace, Project

_DUE = "INSERT INTO charts_rollupdue (definition_id) {definitions}; RETURN NULL;"
_NEW = pgtrigger.Referencing(new="new_rows")
_BOTH = pgtrigger.Referencing(new="new_rows", old="old_rows")

_OF_PROGRAMMES = (
    "SELECT DISTINCT m.rolls_up_id FROM new_rows n"
    " JOIN charts_measure m ON m.programme_id = n.programme_id"
)


def _trigger(
    operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, definitions: str
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"roll_up_{'insert' if operation is pgtrigger.Insert else 'update'}",
        when=pgtrigger.After,
        operation=operation,
        level=pgtrigger.Statement,
        referencing=referencing,
        func=_DUE.format(definitions=definitions),
    )


class StateThatRollsUp(MeasureState):
    """Programmes draw the charts of their projects beside one another, once they are analysed.

    That numbers are new is said where the version of the data is raised (`charts.models.raising`).
    """

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="roll_up_published",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("analysed_version", "engine_version"),
                condition=pgtrigger.Q(
                    old__analysed_version__df=pgtrigger.F("new__analysed_version")
                )
                | pgtrigger.Q(old__engine_version__df=pgtrigger.F("new__engine_version")),
                func=_DUE.format(
                    definitions="SELECT m.shared_id FROM charts_measure m"
                    " WHERE m.id = NEW.measure_id AND EXISTS (SELECT FROM charts_measure r"
                    " WHERE r.rolls_up_id = m.shared_id AND r.programme_id IS NOT NULL)"
                ),
            )
        ]


class MeasureThatRollsUp(Measure):
    """A team that joins, leaves, moves or stops; a new roll-up that waits for its first numbers."""

    class Meta:
        proxy = True
        triggers = [
            _trigger(
                pgtrigger.Insert,
                _NEW,
                "SELECT DISTINCT COALESCE(shared_id, rolls_up_id) FROM new_rows"
                " WHERE COALESCE(shared_id, rolls_up_id) IS NOT NULL",
            ),
            _trigger(
                pgtrigger.Update,
                _BOTH,
                "SELECT DISTINCT d.id FROM new_rows n JOIN old_rows o USING (id)"
                " CROSS JOIN LATERAL unnest(ARRAY[n.shared_id, o.shared_id, n.rolls_up_id]) d(id)"
                " WHERE d.id IS NOT NULL AND (n.shared_id, n.rolls_up_id, n.unit_id, n.project_id,"
                " n.starts_on, n.closed_on) IS DISTINCT FROM (o.shared_id, o.rolls_up_id,"
                " o.unit_id, o.project_id, o.starts_on, o.closed_on)",
            ),
        ]


class UnitThatRollsUp(Unit):
    """A team that moves takes its numbers along, from the sums of one place to those of another."""

    class Meta:
        proxy = True
        triggers = [
            _trigger(
                pgtrigger.Update,
                _BOTH,
                "SELECT DISTINCT s.id FROM charts_shareddefinition s WHERE s.organisation_id IN"
                " (SELECT n.organisation_id FROM new_rows n JOIN old_rows o USING (id)"
                " WHERE (n.path, n.name) IS DISTINCT FROM (o.path, o.name))",
            )
        ]


class ProjectThatRollsUp(Project):
    """What becomes private is no longer added up, and the other way round."""

    class Meta:
        proxy = True
        triggers = [
            _trigger(
                pgtrigger.Update,
                _BOTH,
                "SELECT DISTINCT m.shared_id FROM new_rows n JOIN old_rows o USING (id)"
                " JOIN charts_measure m ON m.project_id = n.id"
                " WHERE n.visibility <> o.visibility AND m.shared_id IS NOT NULL",
            )
        ]


class OrganisationThatCompares(Organisation):
    """Switching comparison on or off makes or removes what is stored of it."""

    class Meta:
        proxy = True
        triggers = [
            _trigger(
                pgtrigger.Update,
                _BOTH,
                "SELECT s.id FROM charts_shareddefinition s JOIN new_rows n"
                " ON n.id = s.organisation_id JOIN old_rows o ON o.id = n.id"
                " WHERE n.compares_teams <> o.compares_teams",
            )
        ]


class PlaceThatRollsUp(ProgrammePlace):
    """A project that comes into a programme or leaves it takes its numbers along."""

    class Meta:
        proxy = True
        triggers = [
            _trigger(operation, referencing, _OF_PROGRAMMES)
            for operation, referencing in ((pgtrigger.Insert, _NEW), (pgtrigger.Update, _BOTH))
        ]
