from django.db import models
from django.db.models import F, Q

from people.models import Organisation, Unit
from projects.models import Project


class SummaryQuerySet(models.QuerySet):
    def stale(self) -> "SummaryQuerySet":
        """Summaries of older facts than those stored."""
        return self.filter(summarised_version__lt=F("facts_version"))


class Summary(models.Model):
    """What dashboards show of something, and of which version of the facts it is.

    `facts_version` is raised by triggers whenever an analysis is published or a project, measure
    or unit changes; `summarised_version` only by `dashboards.summarising`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    facts_version = models.BigIntegerField(default=1)
    summarised_version = models.BigIntegerField(default=0)
    stale_since = models.DateTimeField(null=True)
    summarised_at = models.DateTimeField(null=True)
    measures = models.PositiveIntegerField(default=0)
    improving = models.PositiveIntegerField(default=0)
    of_concern = models.PositiveIntegerField(default=0)
    usual_variation = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    too_little_data = models.PositiveIntegerField(default=0)
    latest_period = models.DateField(null=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_current(self) -> bool:
        return self.summarised_version == self.facts_version


class ProjectSummary(Summary):
    """A project's measures in numbers, and the one that says most about its aim."""

    project = models.OneToOneField(
        Project, on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    main_measure_id = models.BigIntegerField(null=True)
    main_headline = models.TextField(blank=True)
    main_variation = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["stale_since"],
                condition=Q(summarised_version__lt=F("facts_version")),
                name="dashboards_project_stale",
            )
        ]

    def __str__(self) -> str:
        return f"Summary of project {self.project_id}"


class UnitSummary(Summary):
    """A unit with everything below it, in numbers."""

    unit = models.OneToOneField(
        Unit, on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    projects_by_stage = models.JSONField(default=dict)
    active_projects = models.PositiveIntegerField(default=0)
    big_i_projects = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["stale_since"],
                condition=Q(summarised_version__lt=F("facts_version")),
                name="dashboards_unit_stale",
            )
        ]

    def __str__(self) -> str:
        return f"Summary of unit {self.unit_id}"
