from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from people.models import Organisation, Unit
from projects.models import Project


class SummaryQuerySet(models.QuerySet):
    def stale(self) -> "SummaryQuerySet":
        """Summaries of older facts than those stored."""
        return self.filter(summarised_version__lt=F("facts_version"))


class ProjectSummaryQuerySet(SummaryQuerySet):
    def untold(self) -> "ProjectSummaryQuerySet":
        """Projects whose units have not heard yet on which day they were last active."""
        return self.filter(_UNTOLD)


_UNTOLD = ~Q(told_active_on=F("last_active_on")) | Q(
    told_active_on=None, last_active_on__isnull=False
)


class Summary(models.Model):
    """What dashboards show of something, and of which version of the facts it is.

    `facts_version` is raised by triggers whenever an analysis is published, or a project, what
    belongs to it, a measure or a unit changes; `summarised_version` only by
    `dashboards.summarising`. What moves with the calendar is kept as days, and compared when read.
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

    objects: ClassVar = SummaryQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_current(self) -> bool:
        return self.summarised_version == self.facts_version


class ProjectSummary(Summary):
    """A project's measures in numbers, the one that says most about its aim, and what waits.

    `last_active_on` is the newest day on which a person did something in its record;
    `told_active_on` is the same as its units last heard of it. A measure that has gone quiet does
    so on `quiet_from`, by its rhythm; it is silent from `silent_from`.
    """

    project = models.OneToOneField(
        Project, on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    main_measure_id = models.BigIntegerField(null=True)
    main_headline = models.TextField(blank=True)
    main_variation = models.CharField(max_length=20, blank=True)
    quiet_from = models.DateField(null=True)
    silent_from = models.DateField(null=True)
    last_active_on = models.DateField(null=True)
    told_active_on = models.DateField(null=True)
    claimed_score = models.DecimalField(max_digits=2, decimal_places=1, null=True)
    claimed_at = models.DateTimeField(null=True)
    is_countersigned = models.BooleanField(db_default=False)
    suggested_score = models.DecimalField(max_digits=2, decimal_places=1, null=True)
    unstudied_ends = ArrayField(
        models.DateField(),
        db_default=[],
        help_text="When tests that nobody has studied yet end or ended, the earliest first.",
    )
    running_cycles = models.PositiveIntegerField(db_default=0)
    open_questions = models.PositiveIntegerField(db_default=0)
    oldest_question_at = models.DateTimeField(null=True)
    unseen_concerns = models.PositiveIntegerField(db_default=0)
    unseen_signals = models.PositiveIntegerField(db_default=0)
    unseen_since = models.DateTimeField(null=True)
    open_barriers = models.PositiveIntegerField(db_default=0)
    oldest_barrier_at = models.DateTimeField(null=True)
    next_meeting_on = models.DateField(null=True)
    last_contact_on = models.DateField(null=True, help_text="Of a coach with the team.")
    weight = models.SmallIntegerField(
        db_default=0,
        help_text="How much it needs somebody on the day it was weighed for; below 0: it rests.",
    )
    standing = models.SmallIntegerField(
        db_default=0, help_text="Its place in lists of projects, the most telling first."
    )
    started_on = models.DateField(null=True, help_text="Of the project, to put lists in order.")

    objects: ClassVar = ProjectSummaryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                "organisation",
                F("weight").desc(),
                "last_active_on",
                "project",
                name="dashboards_project_by_weight",
            ),
            models.Index(
                "organisation",
                "standing",
                F("started_on").desc(),
                F("project").desc(),
                include=["main_variation"],
                name="dashboards_project_by_standing",
            ),
            models.Index(
                fields=["stale_since"],
                condition=Q(summarised_version__lt=F("facts_version")),
                name="dashboards_project_stale",
            ),
            models.Index(
                fields=["project"],
                condition=_UNTOLD,
                name="dashboards_project_to_tell",
            ),
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
    active_by_day = models.JSONField(
        db_default={},
        help_text="Projects under way by stage and by the day on which they were last active.",
    )
    verdicts = models.JSONField(
        db_default={}, help_text="Open measures by variation, and those by assurance."
    )

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
