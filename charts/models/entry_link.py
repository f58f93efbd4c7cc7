from base64 import urlsafe_b64encode
from datetime import datetime

from django.core.signing import Signer
from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from charts.models.measure import Measure
from common.language import lazily
from people.models import TenantModel, User

SALT = "charts.entry_link"


class EntryLinkQuerySet(models.QuerySet["EntryLink"]):
    def open(self, at: datetime) -> "EntryLinkQuerySet":
        """Links by which somebody can still log."""
        return self.filter(revoked_at=None, expires_at__gt=at)


@tracked(leaving_out=["created_at", "last_used_at"])
class EntryLink(TenantModel):
    """The address by which people without an account log one measure, and nothing else.

    The address is the public id with a signature, so that its poster can be printed again and no
    copy of the database opens it. It ends with its row, whatever was printed.
    """

    class Kind(models.TextChoices):
        BOX = "box", lazily("One box for the number")
        CROSS = "cross", lazily("Safety cross: a tap on green, orange or red")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="entry_links")
    name = models.CharField(max_length=60, help_text="Where it hangs, or who uses it.")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.BOX)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    objects = EntryLinkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "measure"],
                condition=Q(revoked_at=None),
                name="charts_entry_link_by_measure",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def author(self) -> str:
        """Who history says it was: link Day room."""
        return f"link {self.name}"

    @property
    def is_cross(self) -> bool:
        return self.kind == self.Kind.CROSS

    @property
    def code(self) -> str:
        """What stands in the address."""
        public = urlsafe_b64encode(self.public_id.bytes).decode().rstrip("=")
        return Signer(sep=".", salt=SALT).sign(public)
