from django.db import models

from people.models.organisation import TenantModel
from people.models.user import User
from people.sign_in import SecurityAct


class SecurityEvent(TenantModel):
    """Something that happened to an account: a sign-in, a wrong code, a passkey, an unlocking.

    Written once and never changed, also not by the application's database role. What was typed is
    never kept, and tries at addresses without an account stand in the server's log alone.
    """

    is_history = True  # `audit.protection` takes the right to alter it

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="security_events")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=30, choices=SecurityAct.choices)
    at = models.DateTimeField()
    detail = models.CharField(max_length=200, blank=True)
    network_address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "-at", "-id"], name="people_security_event_newest"
            ),
            models.Index(fields=["user", "-at"], name="people_security_event_of_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_act_display()}"
