from django.db import models

from audit.tracking import tracked
from people.models import TenantModel, User
from projects.models.project import Project


@tracked()
class Thanks(TenantModel):
    """A word of thanks to a team, seen on its page and by its members at home."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="thanks")
    words = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "thanks"
        indexes = [
            models.Index(
                fields=["organisation", "project", "-given_at"],
                condition=models.Q(removed_at=None),
                name="projects_thanks_newest",
            )
        ]

    def __str__(self) -> str:
        return f"Thanks to {self.project}"
