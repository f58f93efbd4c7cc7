from django.contrib.postgres.fields import ArrayField
from django.db import models

from people.models.organisation import TenantModel
from people.models.user import User
from people.vocabulary import Activity, ProfileReader, Time, Way


class StrengthsProfile(TenantModel):
    """One page that a person writes about themselves, read by those whom they chose.

    It has no history on purpose: what somebody takes out of it is gone (docs/adr/0019).
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="strengths")
    brings = models.TextField(blank=True)
    would_like = models.TextField(blank=True)
    helps = models.TextField(blank=True)
    availability = models.CharField(max_length=300, blank=True)
    activities = ArrayField(
        models.CharField(max_length=20, choices=Activity), default=list, blank=True
    )
    times = ArrayField(models.CharField(max_length=20, choices=Time), default=list, blank=True)
    ways = ArrayField(models.CharField(max_length=20, choices=Way), default=list, blank=True)
    seen_by = ArrayField(
        models.CharField(max_length=20, choices=ProfileReader), default=list, blank=True
    )
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Strengths of {self.user}"
