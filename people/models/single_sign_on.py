from django.db import models

from audit.tracking import tracked
from common.models import VersionedModel, VersionedQuerySet
from people.models.organisation import Organisation, TenantModel


@tracked(leaving_out=["created_at", "sealed_secret"])
class SingleSignOn(TenantModel, VersionedModel):
    """Where the staff of an organisation sign in: its OpenID Connect provider.

    The issuer says who somebody is by a name of its own (`subject`), never by e-mail address: with
    another issuer the links of all accounts are made anew.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="single_sign_on"
    )
    name = models.CharField(max_length=60, help_text="What the button says after “Sign in with”.")
    issuer = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    sealed_secret = models.TextField(help_text="Readable to this installation (common.sealing).")
    counts_as_second_step = models.BooleanField(
        default=False, help_text="The provider asks everybody for a second step itself."
    )
    is_on = models.BooleanField(default=True)

    objects = VersionedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Sign in with {self.name}"

    @property
    def key(self) -> str:
        """What it is called in addresses and in the links of accounts."""
        return str(self.public_id)
