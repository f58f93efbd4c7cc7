"""Which rows changed in which transaction, so that readers miss none and nobody waits for anybody.

A number or a time is given to a row when it is written, but it is seen only once its transaction
commits: a reader who remembers the highest one loses whatever commits behind it. So each change
carries the number of its transaction, and a reader remembers a snapshot, which says of every
transaction whether it had been seen (docs/adr/0020-feeds.md).
"""

import pgtrigger
from django.db import models

from charts.models import Annotation, Measure, Measurement, MeasureState, Phase
from feeds.vocabulary import Entity
from pdsa.models import Cycle
from people.models import Organisation, Unit
from projects.models import Project

_NEW = pgtrigger.Referencing(new="new_rows")
_OLD = pgtrigger.Referencing(old="old_rows")
_BOTH = pgtrigger.Referencing(new="new_rows", old="old_rows")
_NOTE = """
    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)
    SELECT organisation_id, '{entity}', {columns},
           pg_current_xact_id()::text::bigint, {is_gone}
      FROM {rows}
        ON CONFLICT (organisation_id, entity, row_id, period)
        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;
    RETURN NULL;
"""


class Change(models.Model):
    """The newest change of one row of a feed. Once the row is gone, its tombstone."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    entity = models.CharField(max_length=12, choices=[(e.value, e.value) for e in Entity])
    row_id = models.BigIntegerField()
    period = models.DateField(null=True)
    public_id = models.UUIDField(null=True)
    xact = models.BigIntegerField()
    is_gone = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "entity", "row_id", "period"],
                name="feeds_change_once_a_row",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "entity", "xact"], name="feeds_change_by_xact")
        ]

    def __str__(self) -> str:
        return f"{self.entity} {self.row_id} in {self.xact}"


def _noting(
    name: str,
    operation: pgtrigger.Operation,
    referencing: pgtrigger.Referencing,
    rows: str,
    entity: Entity,
    columns: str,
    *,
    is_gone: bool = False,
) -> pgtrigger.Trigger:
    func = _NOTE.format(entity=entity, columns=columns, rows=rows, is_gone=str(is_gone).lower())
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        level=pgtrigger.Statement,
        referencing=referencing,
        func=func,
    )


def _followed(entity: Entity) -> list[pgtrigger.Trigger]:
    """For rows with a public id: new ones, those that really changed, and those that went."""
    columns = "id, NULL::date, public_id"
    changed = (
        "(SELECT n.* FROM new_rows n JOIN old_rows o USING (id) WHERE n IS DISTINCT FROM o) AS c"
    )
    return [
        _noting("feed_insert", pgtrigger.Insert, _NEW, "new_rows", entity, columns),
        _noting("feed_update", pgtrigger.Update, _BOTH, changed, entity, columns),
        _noting("feed_delete", pgtrigger.Delete, _OLD, "old_rows", entity, columns, is_gone=True),
    ]


class UnitInFeed(Unit):
    class Meta:
        proxy = True
        triggers = _followed(Entity.UNITS)


class ProjectInFeed(Project):
    class Meta:
        proxy = True
        triggers = _followed(Entity.PROJECTS)


class CycleInFeed(Cycle):
    class Meta:
        proxy = True
        triggers = _followed(Entity.CYCLES)


class MeasureInFeed(Measure):
    class Meta:
        proxy = True
        triggers = _followed(Entity.MEASURES)


class PhaseInFeed(Phase):
    class Meta:
        proxy = True
        triggers = _followed(Entity.PHASES)


class AnnotationInFeed(Annotation):
    class Meta:
        proxy = True
        triggers = _followed(Entity.ANNOTATIONS)


class AnalysisInFeed(MeasureState):
    """Only what was published: a state also changes when somebody saves a number."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="feed_update",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("computed_at"),
                condition=pgtrigger.Q(old__computed_at__df=pgtrigger.F("new__computed_at")),
                func=_NOTE.format(
                    entity=Entity.ANALYSES,
                    columns="measure_id, NULL::date, public_id",
                    rows="(SELECT NEW.organisation_id, NEW.measure_id, public_id"
                    " FROM charts_measure WHERE id = NEW.measure_id) AS c",
                    is_gone="false",
                ),
            ),
            _noting(
                "feed_delete",
                pgtrigger.Delete,
                _OLD,
                "old_rows",
                Entity.ANALYSES,
                "measure_id, NULL::date, NULL::uuid",
                is_gone=True,
            ),
        ]


class MeasurementInFeed(Measurement):
    """Of the one big table each row carries its transaction itself; only what goes is noted."""

    class Meta:
        proxy = True
        triggers = [
            _noting(
                "feed_delete",
                pgtrigger.Delete,
                _OLD,
                "old_rows",
                Entity.MEASUREMENTS,
                "measure_id, period,"
                " (SELECT m.public_id FROM charts_measure m WHERE m.id = old_rows.measure_id)",
                is_gone=True,
            )
        ]
