from django.db import models

from charts.models.measure import Measure
from people.models import TenantModel
from projects.models import DiagramNode


class NodeMeasure(TenantModel):
    """A measure watches the aim, a driver or a change idea of its project's driver diagram."""

    node = models.ForeignKey(DiagramNode, on_delete=models.CASCADE, related_name="measured_by")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="watches")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "node", "measure"], name="charts_node_measure_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} watches {self.node}"
