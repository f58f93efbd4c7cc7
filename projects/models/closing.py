from django.db import models

from audit.tracking import tracked
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, User
from projects.models.project import Project


@tracked(leaving_out=["created_at", "version"])
class ClosingSummary(TenantModel, VersionedModel):
    """What a team leaves behind when its project ends: for those who keep it going, and for all
    who try the same later."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="closing")
    learned = models.TextField(blank=True)
    changed_for_good = models.TextField(blank=True)
    kept_going_by = models.TextField(blank=True, help_text="Who, and how they notice a slip.")
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = VersionedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Closing summary of {self.project}"
