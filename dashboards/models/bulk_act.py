from datetime import timedelta

from django.db import models

from common.language import lazily
from people.models import TenantModel, User


class BulkAct(TenantModel):
    """Something done to several projects at once: what happened to each, to be read and undone.

    `done` lists, for each project, its key, its title and what undoing needs; `refused` its title
    and why not.
    """

    class Kind(models.TextChoices):
        COACH = "coach", lazily("Assign a coach")
        NUDGE = "nudge", lazily("Nudge")
        PAUSE = "pause", lazily("Pause")

    UNDO_FOR = timedelta(hours=24)

    kind = models.CharField(max_length=10, choices=Kind)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    words = models.CharField(max_length=500, blank=True)
    done = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "made_by", "-made_at"], name="dashboards_acts_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {len(self.done)} projects"
