from datetime import datetime

from django.db import models

from audit.tracking import tracked
from people.models.organisation import TenantModel
from people.models.unit import Unit
from people.models.user import User
from people.roles import UNIT_ROLES, UnitRole, choices


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> "InvitationQuerySet":
        return self.unanswered().filter(expires_at__gt=at)

    def unanswered(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; perhaps too old."""
        return self.filter(accepted_at=None, withdrawn_at=None)


@tracked(leaving_out=["created_at", "code_digest"])
class Invitation(TenantModel):
    """An open door for one e-mail address, for two weeks.

    The link holds a code of which only a digest is kept. Opening the link changes nothing, so
    that mail gateways which follow links do not use it up; the form behind it does.
    """

    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(
        max_length=30, choices=choices(UNIT_ROLES), default=UnitRole.STAFF.value
    )
    project_public_id = models.UUIDField(null=True, help_text="The project to join, if any.")
    project_role = models.CharField(max_length=30, blank=True)
    code_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True, help_text="Taken back, or replaced by another.")

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Invitation of {self.email}"
