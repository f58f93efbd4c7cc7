from django.db import models

from people.models.user import User


class CallCount(models.Model):
    """How often one account has asked the API in the present minute: one row, used again."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="call_count"
    )
    window = models.DateTimeField(help_text="The beginning of the minute.")
    calls = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.user}: {self.calls}"
