from django.db import models

from common.language import lazily
from people.models.organisation import TenantModel


class HistoryRemoval(TenantModel):
    """That history older than the organisation keeps it was removed, and how much of it.

    Written by the database function `remove_old_history` in the same statement, and never changed.
    """

    is_history = True  # `audit.protection` takes the right to alter it

    class What(models.TextChoices):
        HISTORY = "history", lazily("Who changed what")
        SECURITY_LOG = "security_log", lazily("How people signed in")

    at = models.DateTimeField()
    what = models.CharField(max_length=20, choices=What)
    before = models.DateTimeField(help_text="What is older than this was removed.")
    entries = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-at"])]

    def __str__(self) -> str:
        return f"{self.get_what_display()} before {self.before:%Y-%m-%d}: {self.entries}"
