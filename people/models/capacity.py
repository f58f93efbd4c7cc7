from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from people.models.organisation import TenantModel
from people.models.user import User


@tracked()
class CoachCapacity(TenantModel):
    """How many hours a month a coach can give to teams, as agreed with the central team."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="coach_capacity")
    hours_a_month = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_a_month__lte=200), name="people_capacity_within_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.hours_a_month} hours a month"
