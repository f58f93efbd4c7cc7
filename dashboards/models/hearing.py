from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.language import lazily
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, User


class DigestRhythm(models.TextChoices):
    """How often somebody is written to."""

    DAILY = "daily", lazily("Every morning")
    WEEKLY = "weekly", lazily("Every Monday morning")
    OFF = "off", lazily("Never")


class NewsKind(models.TextChoices):
    """What news is about. What a person does not want is stored: a new kind starts switched on."""

    SIGNAL = "signal", lazily("A chart begins or ceases to show a change")
    CYCLE = "cycle", lazily("A test is decided: adopted, adapted or abandoned")
    CHARTER = "charter", lazily("A charter is approved, or returned with questions")
    BARRIER = "barrier", lazily("A barrier is raised, moves or is cleared")


@tracked(leaving_out=["created_at", "version", "news_seen_up_to"])
class Hearing(TenantModel, VersionedModel):
    """What a person has chosen to hear from us. Without a row, or a choice, defaults hold."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="hearing")
    digest = models.CharField(max_length=6, choices=DigestRhythm, blank=True)
    digest_chosen_at = models.DateTimeField(null=True)
    reminders = models.BooleanField(default=True)
    without_news = ArrayField(models.CharField(max_length=10), default=list)
    news_seen_up_to = models.DateTimeField(null=True, help_text="Put away on the home page.")

    objects = VersionedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest="", digest_chosen_at=None)
                | ~Q(digest="") & Q(digest_chosen_at__isnull=False),
                name="dashboards_hearing_digest_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"What {self.user} hears"
