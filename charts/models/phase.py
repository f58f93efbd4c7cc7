from django.db import models

from audit.tracking import tracked
from charts.models.measure import Measure
from charts.models.raising import raise_with_rows
from people.models import TenantModel, User


@tracked()
class Phase(TenantModel):
    """Where the lines of a chart start afresh, with the reason a person gave.

    The system proposes phases; only a person makes one.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="phases")
    starts_on = models.DateField()
    reason = models.CharField(max_length=300)
    baseline_points = models.PositiveSmallIntegerField(null=True, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "measure", "starts_on"],
                name="charts_phase_one_start_a_day",
            )
        ]
        triggers = raise_with_rows()

    def __str__(self) -> str:
        return f"{self.measure}: new phase from {self.starts_on}"
