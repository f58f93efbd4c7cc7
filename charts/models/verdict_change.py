from django.db import models

from charts.models.measure import Measure
from common.language import lazily
from people.models import Organisation


class VerdictChange(models.Model):
    """The moment at which the stored analysis of a measure began to say something else.

    Written by a trigger in the transaction that publishes the analysis (`charts.models.raising`):
    an analysis that says what the one before said leaves nothing. The very first analysis of a
    measure is not a change.
    """

    class Cause(models.TextChoices):
        NEW_DATA = "new_data", lazily("Newer data")
        CORRECTION = "correction", lazily("A correction of the data or of the chart")
        NEW_ENGINE = "new_engine", lazily("A newer version of the analysis")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="verdict_changes")
    at = models.DateTimeField()
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    headline = models.TextField(help_text="The sentence of the analysis that brought the change.")
    cause = models.CharField(max_length=10, choices=Cause)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "measure", "at"], name="charts_verdict_changes"),
            models.Index(fields=["organisation", "at"], name="charts_verdict_changes_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.before} to {self.after}"
