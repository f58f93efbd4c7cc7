from django.db import models

from people.models.organisation import TenantModel
from people.models.user import User


class KeptAnswer(TenantModel):
    """What a write through the API was answered, for whoever sends it again with the same key.

    The body is kept as text, so that the second answer is the first to the letter.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, help_text="Digest of the request.")
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user", "key"], name="people_kept_answer_once"
            )
        ]
        indexes = [models.Index(fields=["user", "created_at"], name="people_kept_answer_old")]

    def __str__(self) -> str:
        return self.key
