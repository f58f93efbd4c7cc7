from django.db import models

from audit.tracking import tracked
from common.models import PublicModel


@tracked()
class Organisation(PublicModel):
    """A health organisation that runs its improvement work here: one tenant."""

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=30)
    time_zone = models.CharField(max_length=60, default="Europe/London")
    notice = models.CharField(
        max_length=400, blank=True, help_text="Shown on every page, for example for fictional data."
    )

    def __str__(self) -> str:
        return self.name


class TenantModel(PublicModel):
    """A row that belongs to one organisation, always."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
