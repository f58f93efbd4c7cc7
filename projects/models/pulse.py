from django.db import models
from django.db.models import Q

from people.models import TenantModel, Unit, User
from projects.models.project import Project
from projects.vocabulary import PulseReader


class PulseAnswer(TenantModel):
    """How taking part in a project was for one person in one month, in three numbers from 1 to 5.

    It has no history on purpose: what somebody erases is gone (docs/adr/0019). `unit` is where the
    project was then.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="pulse_answers")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="pulse_answers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="Its first day.")
    listened = models.PositiveSmallIntegerField()
    as_wanted = models.PositiveSmallIntegerField()
    worth_it = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)
    seen_by = models.CharField(max_length=20, choices=PulseReader, default=PulseReader.NOBODY.value)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user", "project", "month"],
                name="projects_pulse_once_a_month",
            ),
            models.CheckConstraint(
                condition=Q(listened__range=(1, 5))
                & Q(as_wanted__range=(1, 5))
                & Q(worth_it__range=(1, 5)),
                name="projects_pulse_from_one_to_five",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "month"], name="projects_pulse_by_month")]

    def __str__(self) -> str:
        return f"{self.project}, {self.month:%B %Y}"

    @property
    def score(self) -> float:
        """The mean of the three answers, from 1 to 5."""
        return (self.listened + self.as_wanted + self.worth_it) / 3
