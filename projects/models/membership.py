from datetime import date

from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from people.models import TenantModel, User
from people.roles import PROJECT_ROLES, choices
from projects.models.project import Project


class ProjectMembershipQuerySet(models.QuerySet["ProjectMembership"]):
    def current(self, on: date) -> "ProjectMembershipQuerySet":
        return self.filter(Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))


@tracked()
class ProjectMembership(TenantModel):
    """A person's place in a project's team, for a time."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=choices(PROJECT_ROLES))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = ProjectMembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="projects_membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["organisation", "project", "user", "role"],
                condition=Q(ends_on=None),
                name="projects_membership_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"
