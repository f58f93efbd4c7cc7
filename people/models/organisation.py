from pathlib import Path

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from common.models import PublicModel


@tracked()
class Organisation(PublicModel):
    """A health organisation that runs its improvement work here: one tenant."""

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=30)
    time_zone = models.CharField(max_length=60, default="Europe/London")
    goals = ArrayField(
        models.CharField(max_length=150),
        default=list,
        blank=True,
        help_text="What it wants to reach; a charter says which of them its project serves.",
    )
    language = models.CharField(max_length=10, default="en-gb")
    notice = models.CharField(
        max_length=400, blank=True, help_text="Shown on every page, for example for fictional data."
    )
    compares_teams = models.BooleanField(
        default=False, help_text="Whether teams may be seen beside one another, within limits."
    )

    quiet_after_days = models.PositiveSmallIntegerField(
        default=21, help_text="Without any activity for so long, a project has gone quiet."
    )
    silent_after_days = models.PositiveSmallIntegerField(
        default=42, help_text="And for so long, it is silent."
    )

    staff_domains = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        help_text="What e-mail addresses of staff end in, after the @.",
    )
    second_step_from = models.DateField(
        null=True,
        blank=True,
        help_text="From this day on, everybody needs a second step to sign in.",
    )
    second_step_grace_days = models.PositiveSmallIntegerField(
        default=14, help_text="So many days people have to set one up."
    )
    idle_minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="After so long without a click, a person is signed out."
    )

    brand_colour = models.CharField(
        max_length=7, blank=True, help_text="As #rrggbb; without one the pages have their own."
    )
    logo = models.FileField(
        upload_to="logos/", max_length=100, blank=True, help_text="A PNG picture."
    )

    history_years = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="For so long it is kept who changed what; for good where nothing is set.",
    )
    security_log_years = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="And for so long, how people signed in."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(history_years=None) | Q(history_years__range=(1, 30)))
                & (Q(security_log_years=None) | Q(security_log_years__range=(1, 30))),
                name="people_organisation_keeps_history_for_years",
            ),
            models.CheckConstraint(
                condition=Q(quiet_after_days__gte=1)
                & Q(silent_after_days__gt=F("quiet_after_days")),
                name="people_organisation_quiet_before_silent",
            ),
            models.CheckConstraint(
                condition=Q(idle_minutes=None) | Q(idle_minutes__range=(5, 720)),
                name="people_organisation_idle_within_a_day",
            ),
            models.CheckConstraint(
                condition=Q(second_step_grace_days__lte=90),
                name="people_organisation_grace_within_a_quarter",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def look(self) -> str:
        """Stands for how its pages look: another look has another address. Empty for our own."""
        return f"{self.brand_colour[1:]}{Path(self.logo.name or '').stem[:8]}"


class TenantModel(PublicModel):
    """A row that belongs to one organisation, always."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
