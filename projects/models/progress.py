from decimal import Decimal

from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from people.models import TenantModel, User
from projects.models.project import Project


@tracked()
class ProgressScore(TenantModel):
    """A claimed progress score, with what the evidence suggested at that moment.

    A person claims, a coach may countersign; nothing moves by itself. Going back is no failure.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="progress_scores")
    score = models.DecimalField(max_digits=2, decimal_places=1)
    suggested = models.DecimalField(max_digits=2, decimal_places=1)
    why = models.CharField(max_length=300, blank=True)
    claimed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField()
    countersigned_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    countersigned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(score__range=(Decimal("0.5"), Decimal("5.0"))),
                name="projects_score_between_half_and_five",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_by=None, countersigned_at=None)
                | Q(countersigned_by__isnull=False, countersigned_at__isnull=False),
                name="projects_score_countersigned_by_and_at",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "project", "-claimed_at"], name="projects_score_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.score} for {self.project}"


@tracked()
class ToldImprovement(TenantModel):
    """An improvement that a coach saw or was told of before the numbers show it.

    On the scale it stands in for the first fifth of the gap.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="told_improvements")
    words = models.CharField(max_length=300)
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "project"], name="projects_told_by_project")
        ]

    def __str__(self) -> str:
        return self.words
