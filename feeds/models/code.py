from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from charts.models import Measure
from common.models import VersionedModel
from feeds.vocabulary import CodeKind
from people.models import TenantModel, Unit


@tracked(leaving_out=["created_at", "version"])
class WarehouseCode(TenantModel, VersionedModel):
    """What a code of the warehouse stands for here, where nothing carries that code itself.

    A unit's code stands for a unit; a measure's code for the measures of one name, at whichever
    unit a row is of; and both together for one measure.
    """

    measure_code = models.CharField(max_length=100, blank=True)
    unit_code = models.CharField(max_length=100, blank=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    measure_name = models.CharField(max_length=150, blank=True)
    measure = models.ForeignKey(Measure, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "measure_code", "unit_code"],
                name="feeds_warehouse_code_once",
            ),
            models.CheckConstraint(
                condition=(
                    Q(measure_code="", unit__isnull=False, measure_name="", measure=None)
                    & ~Q(unit_code="")
                )
                | (
                    Q(unit_code="", unit=None, measure=None)
                    & ~Q(measure_code="")
                    & ~Q(measure_name="")
                )
                | (
                    Q(unit=None, measure_name="", measure__isnull=False)
                    & ~Q(measure_code="")
                    & ~Q(unit_code="")
                ),
                name="feeds_warehouse_code_stands_for_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return " / ".join(code for code in (self.measure_code, self.unit_code) if code)

    @property
    def kind(self) -> CodeKind:
        if not self.measure_code:
            return CodeKind.UNIT
        return CodeKind.PAIR if self.unit_code else CodeKind.MEASURE

    @property
    def stands_for(self) -> str:
        """The name of the unit or measure, for people."""
        if self.measure is not None:
            return f"{self.measure}, {self.measure.unit}"
        return str(self.unit) if self.unit else self.measure_name
