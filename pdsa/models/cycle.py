from datetime import date

from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from charts.models import Measure
from common.models import VersionedModel, VersionedQuerySet
from pdsa.stages import (
    DECISION_LABELS,
    KIND_LABELS,
    SCALE_LABELS,
    STAGE_LABELS,
    CycleKind,
    CycleStage,
    Scale,
    labelled,
)
from people.models import TenantModel, User
from projects.models import DiagramNode, Project


class CycleQuerySet(VersionedQuerySet["Cycle"]):
    def visible_to(self, user: User, *, on: date) -> "CycleQuerySet":
        """Cycles of projects that this person may read."""
        projects = Project.objects.visible_to(user, on=on)
        return self.filter(organisation=user.organisation_id, project__in=projects.values("pk"))


@tracked(leaving_out=["created_at", "version"])
class Cycle(TenantModel, VersionedModel):
    """One Plan, Do, Study, Act: a small test of a change, and what was learned.

    Each stage is stamped by whoever finished writing it, when they did.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="cycles")
    idea = models.ForeignKey(
        DiagramNode, null=True, blank=True, on_delete=models.PROTECT, related_name="cycles"
    )
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="following"
    )
    measures = models.ManyToManyField(Measure, related_name="cycles", blank=True)
    title = models.CharField(max_length=150)
    kind = models.CharField(
        max_length=10, choices=labelled(KIND_LABELS), default=CycleKind.TEST.value
    )
    scale = models.CharField(
        max_length=15, choices=labelled(SCALE_LABELS), default=Scale.ONE_PERSON.value
    )
    lead = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(
        max_length=5, choices=labelled(STAGE_LABELS), default=CycleStage.PLAN.value
    )

    objective = models.TextField(blank=True)
    questions = models.TextField(blank=True)
    data_plan = models.TextField(blank=True)
    could_go_wrong = models.TextField(blank=True)
    planned_start = models.DateField(null=True, blank=True)
    planned_end = models.DateField(null=True, blank=True)
    planned_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    planned_at = models.DateTimeField(null=True, blank=True)

    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    as_planned = models.BooleanField(null=True, blank=True)
    why_not_as_planned = models.TextField(blank=True)
    observations = models.TextField(blank=True)
    unexpected = models.TextField(blank=True)
    feedback = models.TextField(blank=True)
    done_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)

    data_summary = models.TextField(blank=True)
    compared_with_prediction = models.TextField(blank=True)
    learned = models.TextField(blank=True)
    study_was_written_after = models.BooleanField(
        null=True, blank=True, help_text="What only a reader can tell; ticked by a coach."
    )
    studied_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    studied_at = models.DateTimeField(null=True, blank=True)

    decision = models.CharField(max_length=7, choices=labelled(DECISION_LABELS), blank=True)
    next_steps = models.TextField(blank=True)
    next_cycle_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = CycleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_end=None)
                | Q(planned_start=None)
                | Q(planned_end__gte=F("planned_start")),
                name="pdsa_cycle_planned_end_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="pdsa_cycle_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None) | (~Q(decision="") & Q(studied_at__isnull=False)),
                name="pdsa_cycle_decided_after_study",
            ),
            models.CheckConstraint(
                condition=Q(previous=None) | ~Q(previous=F("pk")),
                name="pdsa_cycle_does_not_follow_itself",
            ),
            models.UniqueConstraint(
                fields=["organisation", "previous"],
                condition=Q(previous__isnull=False),
                name="pdsa_cycle_followed_once",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{stage}_by": None, f"{stage}_at": None})
                    | Q(**{f"{stage}_by__isnull": False, f"{stage}_at__isnull": False}),
                    name=f"pdsa_cycle_{stage}_by_and_at",
                )
                for stage in ("planned", "done", "studied", "decided")
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "project", "stage"], name="pdsa_cycle_by_stage")
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class CycleTask(TenantModel):
    """Something to do for a cycle: what, who, when, where."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="tasks")
    what = models.CharField(max_length=200)
    who = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    where = models.CharField(max_length=120, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.what
