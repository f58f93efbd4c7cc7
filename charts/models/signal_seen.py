from django.db import models

from charts.models.measure import Measure
from people.models import Organisation, User


class SignalSeen(models.Model):
    """Somebody of the team has opened the chart since it came to say what it says now.

    `varied_at` is that of the state as it was shown: once the chart says something else, nobody
    has seen that yet. It records no reading beyond this, and only the first who looked.
    """

    measure = models.OneToOneField(
        Measure, on_delete=models.CASCADE, primary_key=True, related_name="signal_seen"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    varied_at = models.DateTimeField()
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.seen_by} saw the signal of {self.measure_id}"
