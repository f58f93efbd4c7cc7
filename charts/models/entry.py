from datetime import timedelta

from django.db import models
from django.db.models import Q

from charts.models.entry_link import EntryLink
from charts.models.measure import Measure
from people.models import TenantModel, User


class Entry(TenantModel):
    """One press of "Save" on a data page: what it changed, so that it can be undone for a day.

    `key` comes with the form. A form sent twice finds its entry and changes nothing more.
    `changes` holds, for each period, the measurement before and after (null: none).
    """

    UNDO_FOR = timedelta(hours=24)

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="entries")
    key = models.UUIDField()
    changes = models.JSONField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(
        EntryLink,
        null=True,
        on_delete=models.PROTECT,
        related_name="entries",
        help_text="Through which somebody without an account made it.",
    )
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "measure", "key"], name="charts_entry_saved_once"
            ),
            models.CheckConstraint(
                condition=Q(made_by=None) ^ Q(link=None), name="charts_entry_by_person_or_link"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "measure", "-made_at"], name="charts_entry_newest_first"
            )
        ]

    def __str__(self) -> str:
        return f"{self.author}, {self.made_at}: {len(self.changes)} periods"

    @property
    def author(self) -> str:
        """The person's name, or the link's: "link Day room"."""
        return self.link.author if self.link else str(self.made_by)
