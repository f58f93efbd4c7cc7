from django.db import models

from people.models import Organisation


class UsageReport(models.Model):
    """How much an organisation uses the platform, week by week, as workers counted it last.

    `charts` holds for each thing that is counted its name, the numbers of the weeks, a sentence and
    the drawings. Nobody is named in it.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="usage_report"
    )
    computed_at = models.DateTimeField()
    people = models.PositiveIntegerField(help_text="Open accounts.")
    charts = models.JSONField()

    def __str__(self) -> str:
        return f"Usage of {self.organisation}, {self.computed_at:%Y-%m-%d}"
