from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.language import lazily
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, User
from projects.models.project import Project


@tracked(leaving_out=["created_at", "version"])
class Charter(TenantModel, VersionedModel):
    """What a project is about, agreed between its team and its sponsor."""

    class State(models.TextChoices):
        DRAFT = "draft", lazily("Draft")
        SUBMITTED = "submitted", lazily("Waiting for the sponsor")
        APPROVED = "approved", lazily("Approved")
        RETURNED = "returned", lazily("Returned with questions")

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="charter")
    background = models.TextField(blank=True)
    what_matters = models.TextField(blank=True)
    in_scope = models.TextField(blank=True)
    out_of_scope = models.TextField(blank=True)
    when_and_where = models.TextField(blank=True)
    time_and_people = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    further_information = models.TextField(blank=True)
    strategic_goal = models.CharField(max_length=150, blank=True)
    next_meeting_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    submitted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_by=None, submitted_at=None)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="projects_charter_submitted_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="projects_charter_decided_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return f"Charter of {self.project}"


@tracked()
class Aim(TenantModel):
    """One version of a project's aim, as data that writes its own sentence.

    Revising an aim adds a row; the newest one counts.
    """

    class Direction(models.TextChoices):
        INCREASE = "increase", lazily("More is better")
        DECREASE = "decrease", lazily("Less is better")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="aims")
    number = models.PositiveSmallIntegerField()
    measured_as = models.CharField(max_length=150)
    population = models.CharField(max_length=150, blank=True)
    place = models.CharField(max_length=150, blank=True)
    direction = models.CharField(max_length=10, choices=Direction)
    baseline = models.FloatField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    value_words = models.CharField(max_length=60, blank=True)
    by_when = models.DateField(null=True, blank=True)
    why_revised = models.CharField(max_length=300, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "project", "number"], name="projects_aim_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"Aim {self.number} of {self.project}"
