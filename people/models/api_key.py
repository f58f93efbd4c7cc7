from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.language import lazily
from people.models.organisation import TenantModel
from people.models.unit import Unit
from people.models.user import User
from people.roles import SCOPES, choices


class KeyKind(models.TextChoices):
    """How a machine shows who it is."""

    KEY = "key", lazily("With one key, which it sends with each call")
    CLIENT = "client", lazily("With OAuth client credentials, for which it gets short-lived tokens")


@tracked(leaving_out=["created_at", "digest", "client", "last_used_at"])
class ApiKey(TenantModel):
    """What another system shows to be let in: a data warehouse, a script, a report.

    It has an account of its own, so that the history says what the machine did, and goes on when
    whoever made the key has left. Of the key itself only a digest is kept: it is shown once. A
    client of OAuth is the same, but shows a token: what it may do stands here, too.
    """

    account = models.OneToOneField(User, on_delete=models.PROTECT, related_name="api_key")
    name = models.CharField(max_length=80)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", help_text="It writes there and below."
    )
    scopes = ArrayField(models.CharField(max_length=30, choices=choices(SCOPES)))
    kind = models.CharField(max_length=6, choices=KeyKind, default=KeyKind.KEY)
    digest = models.CharField(max_length=64, unique=True, null=True)
    client = models.OneToOneField(
        "allauth_idp_oidc.Client",
        null=True,
        on_delete=models.SET_NULL,
        related_name="api_key",
        help_text="Its id and secret, until it is revoked.",
    )
    ending = models.CharField(max_length=4, help_text="Its last characters, to recognise it by.")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_by=None, revoked_at=None)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="people_api_key_revoked_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(kind="key", digest__isnull=False) | Q(kind="client", digest=None),
                name="people_api_key_has_what_its_kind_shows",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-expires_at"], name="people_api_key_newest")
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, at: datetime) -> bool:
        """Whether it lets anybody in at that moment."""
        return self.revoked_at is None and at < self.expires_at
