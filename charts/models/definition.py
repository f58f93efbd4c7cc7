"""The same thing measured in several places: one definition, added up and compared."""

from django.db import models

from audit.tracking import tracked
from charts.engine import Direction
from charts.vocabulary import RHYTHM_LABELS, ROLE_LABELS, SHAPE_LABELS, labelled
from people.models import Organisation, TenantModel


@tracked()
class SharedDefinition(TenantModel):
    """What several teams measure in the same way, so that their numbers may be added up."""

    name = models.CharField(max_length=150)
    role = models.CharField(max_length=12, choices=labelled(ROLE_LABELS))
    data_shape = models.CharField(max_length=14, choices=labelled(SHAPE_LABELS))
    rhythm = models.CharField(max_length=8, choices=labelled(RHYTHM_LABELS))
    direction = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Direction])
    definition = models.TextField(blank=True)
    numerator_words = models.CharField(max_length=120, blank=True)
    denominator_words = models.CharField(max_length=120, blank=True)
    value_words = models.CharField(max_length=120, blank=True)
    multiplier = models.FloatField(default=1.0)
    decimals = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="charts_shared_definition_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RollUpDue(models.Model):
    """The numbers behind a shared definition have moved on; its roll-ups have yet to follow.

    Only ever added by triggers, so that nobody who saves waits for anybody; taken away by
    `charts.rollups` in the transaction that has read what it stands for.
    """

    definition = models.ForeignKey(
        SharedDefinition, on_delete=models.CASCADE, related_name="+", db_index=True
    )

    def __str__(self) -> str:
        return f"Roll-ups of definition {self.definition_id}"


class SiteCharts(models.Model):
    """The charts of a programme's projects for one thing they count alike, on the same axes.

    Drawn by `charts.site_charts` whenever an analysis behind them was published.
    """

    roll_up = models.OneToOneField(
        "charts.Measure", on_delete=models.CASCADE, primary_key=True, related_name="site_charts"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    drawings = models.JSONField(help_text="By the key of the measure.")
    drawn_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Charts behind measure {self.roll_up_id}"


class Comparison(models.Model):
    """The teams behind a roll-up beside one another, as a worker last computed and drew them.

    Of which numbers it is, is known by its place: it is written with the roll-up itself, in the
    same transaction and from the same rows.
    """

    roll_up = models.OneToOneField(
        "charts.Measure", on_delete=models.CASCADE, primary_key=True, related_name="comparison"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    first_period = models.DateField()
    latest_period = models.DateField()
    engine_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()
    teams = models.JSONField(help_text="What was compared: name, numerator, denominator, outside.")
    headline = models.TextField()
    alt_text = models.TextField()
    drawing = models.TextField()

    def __str__(self) -> str:
        return f"Comparison behind measure {self.roll_up_id}"
