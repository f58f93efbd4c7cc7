from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from people.models import TenantModel, User


class DigestQuerySet(models.QuerySet["Digest"]):
    def finished(self) -> "DigestQuerySet":
        """Digests that arrived, or that had nothing to say: what came before them is told."""
        return self.filter(Q(sent_at__isnull=False) | Q(had_nothing=True))

    def out_of_reach(self, at: datetime) -> "DigestQuerySet":
        """Digests that must not, or not now, be worked on: see docs/adr/0011-digests.md."""
        return self.filter(
            Q(handed_over_at__isnull=False)
            | Q(had_nothing=True)
            | Q(not_before__gt=at)
            | Q(tries__gte=Digest.MOST_TRIES)
        )


class Digest(TenantModel):
    """One person's e-mail of one period: the row that makes it be sent once.

    It is claimed before anything is written, stamped before the mail is handed to the mail server
    and again once that has taken it.
    """

    MOST_TRIES = 12
    LEASE = timedelta(minutes=5)  # doubled with each try, up to an hour

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="digests")
    period = models.DateField(help_text="The morning it is for.")
    tries = models.PositiveSmallIntegerField(default=1)
    not_before = models.DateTimeField(help_text="Until then it belongs to whoever claimed it.")
    handed_over_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    had_nothing = models.BooleanField(default=False)
    news_up_to = models.DateTimeField(null=True, help_text="The next one begins here.")

    objects = DigestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user", "period"], name="dashboards_digest_once"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(handed_over_at__isnull=False),
                name="dashboards_digest_handed_over_before_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"Digest of {self.period} for {self.user_id}"
