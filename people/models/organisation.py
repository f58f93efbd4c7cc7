from django.db import models
from django.db.models import F, Q

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
    compares_teams = models.BooleanField(
        default=False, help_text="Whether teams may be seen beside one another, within limits."
    )

    quiet_after_days = models.PositiveSmallIntegerField(
        default=21, help_text="Without any activity for so long, a project has gone quiet."
    )
    silent_after_days = models.PositiveSmallIntegerField(
        default=42, help_text="And for so long, it is silent."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_after_days__gte=1)
                & Q(silent_after_days__gt=F("quiet_after_days")),
                name="people_organisation_quiet_before_silent",
            )
        ]

    def __str__(self) -> str:
        return self.name


class TenantModel(PublicModel):
    """A row that belongs to one organisation, always."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
