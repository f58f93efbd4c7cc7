from datetime import date

from django.db import models

from people.models import Organisation


class Weighing(models.Model):
    """For which day, and by which rules, the projects of an organisation were last weighed.

    Weights move with the calendar: where this is of another day or of other rules, lists work
    theirs out (`dashboards.summarising.weighing`).
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="weighing"
    )
    on = models.DateField()
    quiet_after_days = models.PositiveSmallIntegerField()
    silent_after_days = models.PositiveSmallIntegerField()

    def is_of(self, organisation: Organisation, *, on: date) -> bool:
        """Whether it is of that day, and of the rules that the organisation has now."""
        return (
            self.on == on
            and self.quiet_after_days == organisation.quiet_after_days
            and self.silent_after_days == organisation.silent_after_days
        )

    def __str__(self) -> str:
        return f"Projects of {self.organisation_id} weighed for {self.on}"
