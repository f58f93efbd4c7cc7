from django.db import models

from audit.tracking import tracked
from people.models import TenantModel, User
from projects.models.project import Project


@tracked()
class InvolvementLevel(TenantModel):
    """How service users and carers take part in a project, from a day on until the next such row.

    Before the first row they did not. `Project.involvement` repeats the newest, for lists.
    """

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="involvement_levels"
    )
    level = models.CharField(max_length=10, choices=Project.Involvement)
    starts_on = models.DateField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "project", "starts_on"],
                name="projects_involvement_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} from {self.starts_on}"


@tracked()
class MadeDifference(TenantModel):
    """What changed because service users and carers take part in a project."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="differences")
    words = models.CharField(max_length=500)
    happened_on = models.DateField()
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "project", "-happened_on"],
                condition=models.Q(removed_at=None),
                name="projects_difference_newest",
            )
        ]

    def __str__(self) -> str:
        return self.words
