from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from people.models import TenantModel, User
from projects.models.project import Project

MOST_MINUTES = 12 * 60


@tracked()
class CoachingNote(TenantModel):
    """Time that a coach gave to a team: when, how long and, if they like, what about.

    `public_id` comes with the form, so that a form sent twice is written down once.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="coaching_notes")
    coach = models.ForeignKey(User, on_delete=models.PROTECT, related_name="coaching_notes")
    happened_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(1, MOST_MINUTES)),
                name="projects_coaching_lasts_a_while",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "coach", "-happened_on"],
                name="projects_coaching_by_coach",
            ),
            models.Index(
                fields=["organisation", "project", "-happened_on"],
                name="projects_coaching_by_project",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} minutes of {self.coach} with {self.project}"
