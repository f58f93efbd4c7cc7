import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from charts.models.raising import raise_with_rows

# Only what is left behind is copied: the newest values stand in the table itself.
_COPY_OLD = """
    INSERT INTO charts_measurementhistory
        (organisation_id, measure_id, period, numerator, denominator, value, subgroup, note,
         excluded_because, recorded_by_id, recorded_at, ended_at, ended_by, act)
    SELECT o.organisation_id, o.measure_id, o.period, o.numerator, o.denominator, o.value,
           o.subgroup, o.note, o.excluded_because, o.recorded_by_id, o.recorded_at,
           clock_timestamp(),
           NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'by_name',
           NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'act'
      FROM ({left_behind}) AS o;
    RETURN NULL;
"""


class MeasurementFields(models.Model):
    """One period of a measure, as somebody wrote it down.

    Missing is a row that does not exist, never a zero. There is no surrogate key, and no foreign
    key a row: this is the one big table, and both would double the cost of loading it. The
    measure is checked where rows are written, and every night over the whole table.
    """

    organisation_id = models.BigIntegerField()
    measure_id = models.BigIntegerField()
    period = models.DateField()
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    subgroup = ArrayField(models.FloatField(), null=True, blank=True)
    note = models.TextField(blank=True, db_default="")
    excluded_because = models.TextField(blank=True, db_default="")
    recorded_by_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class CurrentTransaction(models.Func):
    """The number of the transaction at work; it grows for ever, as long as the database lives."""

    template = "(pg_current_xact_id())::text::bigint"
    output_field = models.BigIntegerField()


class Measurement(MeasurementFields):
    """The newest word on one period of a measure."""

    pk = models.CompositePrimaryKey("organisation_id", "measure_id", "period")
    xact = models.BigIntegerField(
        db_default=CurrentTransaction(), help_text="Which transaction wrote it, for the feeds."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(numerator__isnull=False)
                | Q(value__isnull=False)
                | Q(subgroup__isnull=False),
                name="charts_measurement_says_something",
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(denominator__gt=0),
                name="charts_measurement_denominator_above_zero",
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(numerator__isnull=False),
                name="charts_measurement_denominator_with_numerator",
            ),
        ]
        # Rows of one load lie together, so a small index of blocks finds what is new.
        indexes = [
            BrinIndex(
                fields=["xact"],
                name="charts_measurement_xact",
                autosummarize=True,
                pages_per_range=32,
            )
        ]
        triggers = [
            *raise_with_rows(),
            pgtrigger.Trigger(
                name="stamp_on_update",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.xact = NEW.xact AND OLD.* IS DISTINCT FROM NEW.*"
                ),
                func="NEW.xact := pg_current_xact_id()::text::bigint; RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="copy_old_on_update",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="new_rows", old="old_rows"),
                func=_COPY_OLD.format(left_behind="TABLE old_rows EXCEPT TABLE new_rows"),
            ),
            pgtrigger.Trigger(
                name="copy_old_on_delete",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(old="old_rows"),
                func=_COPY_OLD.format(left_behind="TABLE old_rows"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}, {self.period}"


class MeasurementHistory(MeasurementFields):
    """What a measurement said before it was corrected or withdrawn. Written by trigger only."""

    is_history = True  # append-only: see audit.protection

    ended_at = models.DateTimeField()
    ended_by = models.CharField(max_length=120, null=True)
    act = models.CharField(max_length=80, null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation_id", "measure_id", "period", "ended_at"],
                name="charts_history_of_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}, {self.period}, until {self.ended_at}"
