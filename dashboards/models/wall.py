from datetime import datetime

from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from people.models import TenantModel, Unit, User


class BoardLinkQuerySet(models.QuerySet["BoardLink"]):
    def open(self, at: datetime) -> "BoardLinkQuerySet":
        """Links that still show their board."""
        return self.filter(revoked_at=None, expires_at__gt=at)


@tracked(leaving_out=["created_at", "code_digest", "last_seen_at"])
class BoardLink(TenantModel):
    """The address by which one screen on a wall shows the board of a unit without a sign-in.

    The address holds a code of which only a digest is kept, so it can be shown once.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="board_links")
    screen = models.CharField(max_length=80, help_text="Where the screen hangs.")
    code_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)

    objects = BoardLinkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "unit"],
                condition=Q(revoked_at=None),
                name="dashboards_board_link_by_unit",
            )
        ]

    def __str__(self) -> str:
        return self.screen
