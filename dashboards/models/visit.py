from django.db import models

from audit.tracking import tracked
from people.models import TenantModel, Unit, User


@tracked()
class VisitNote(TenantModel):
    """What somebody who leads heard and promised on a walk-around, kept with the unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visit_notes")
    visited_on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "unit", "-visited_on"],
                condition=models.Q(removed_at=None),
                name="dashboards_visits_newest",
            )
        ]

    def __str__(self) -> str:
        return f"Walk-around of {self.unit}"
