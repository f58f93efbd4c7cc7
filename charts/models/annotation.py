from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from charts.models.measure import Measure
from charts.models.raising import raise_with_rows
from common.language import lazily
from people.models import TenantModel, User


@tracked()
class Annotation(TenantModel):
    """A mark on the time axis of a chart: what happened then."""

    class Kind(models.TextChoices):
        EVENT = "event", lazily("Something happened")
        CHANGE = "change", lazily("We changed something")
        TEST = "test", lazily("We tested a change")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="annotations")
    happened_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.EVENT)
    text = models.CharField(max_length=200)
    made_from = models.UUIDField(null=True, help_text="What drew this mark by itself, if any.")
    leads_to = models.CharField(max_length=200, blank=True, help_text="Its page here, if any.")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("happened_on")),
                name="charts_annotation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["organisation", "measure", "made_from"],
                condition=Q(made_from__isnull=False),
                name="charts_annotation_drawn_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "measure"], name="charts_annotation_by_measure")
        ]
        triggers = raise_with_rows()

    def __str__(self) -> str:
        return f"{self.happened_on}: {self.text}"
