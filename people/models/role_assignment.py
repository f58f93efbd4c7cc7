from datetime import date

from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from people.models.organisation import TenantModel
from people.models.unit import Unit
from people.models.user import User
from people.roles import HELD_ON_UNITS, choices


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    def current(self, on: date) -> "RoleAssignmentQuerySet":
        return self.filter(Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))


@tracked()
class RoleAssignment(TenantModel):
    """A person holds a role on a unit, and on all below it, for a time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="role_assignments")
    role = models.CharField(max_length=30, choices=choices(HELD_ON_UNITS))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="people_role_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["organisation", "user", "unit", "role"],
                condition=Q(ends_on=None),
                name="people_role_held_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} of {self.unit}"
