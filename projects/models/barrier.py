from datetime import timedelta

from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.language import lazily
from people.models import TenantModel, User
from projects.models.project import Project


class BarrierState(models.TextChoices):
    OPEN = "open", lazily("Open")
    ESCALATED = "escalated", lazily("Taken a level up")
    RESOLVED = "resolved", lazily("Resolved")
    DECLINED = "declined", lazily("Declined")
    WITHDRAWN = "withdrawn", lazily("Taken back")


WAITING = (BarrierState.OPEN, BarrierState.ESCALATED)


class BarrierQuerySet(models.QuerySet["Barrier"]):
    def waiting(self) -> "BarrierQuerySet":
        """Those that nobody has answered yet: their clock runs."""
        return self.filter(state__in=WAITING)


@tracked()
class Barrier(TenantModel):
    """What stands in a team's way and that a sponsor can clear, in one line.

    With whom it lies is not stored: it follows from who sponsors what today
    (`projects.selectors.barriers`), so that it never lies with somebody who has left.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="barriers")
    words = models.CharField(max_length=200)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=BarrierState, default=BarrierState.OPEN)
    escalated_to = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="The level from which on its answer is looked for: see projects.routing.",
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = BarrierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="resolved", resolved_at__isnull=False)
                | ~Q(state="resolved") & Q(resolved_at=None),
                name="projects_barrier_resolved_at_with_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="escalated") | Q(escalated_to__isnull=False),
                name="projects_barrier_escalated_to_a_level",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "raised_at"],
                condition=Q(state__in=["open", "escalated"]),
                name="projects_barrier_waiting",
            ),
            models.Index(
                fields=["organisation", "resolved_at"],
                condition=Q(resolved_at__isnull=False),
                name="projects_barrier_resolved",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING


@tracked()
class BarrierStep(TenantModel):
    """One thing that somebody did about a barrier: when, who, why, and how it left the barrier."""

    class Kind(models.TextChoices):
        RAISED = "raised", lazily("Raised")
        ESCALATED = "escalated", lazily("Taken a level up")
        RESOLVED = "resolved", lazily("Resolved")
        DECLINED = "declined", lazily("Declined")
        REOPENED = "reopened", lazily("Opened again")
        WITHDRAWN = "withdrawn", lazily("Taken back")

    UNDO_FOR = timedelta(hours=24)

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=500, blank=True, help_text="Why, or what changed.")
    went_to = models.CharField(
        max_length=300, blank=True, help_text="With whom it lay from then on, as it was named then."
    )
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=BarrierState)
    escalated_to = models.PositiveSmallIntegerField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "barrier", "made_at"], name="projects_barrier_steps"
            ),
            models.Index(fields=["organisation", "made_at"], name="projects_barrier_step_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.barrier}"
