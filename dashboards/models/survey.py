from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from people.models import TenantModel, User


@tracked()
class BoardSurvey(TenantModel):
    """The yearly survey of how the board behaves, from its opening to its sums.

    `items` holds what was asked, as pairs of key and words. `sums` is written when the survey is
    closed, and the answers are let go then: from that moment on nobody can tell whose was which.
    """

    year = models.PositiveSmallIntegerField()
    items = models.JSONField()
    answer_by = models.DateField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    answered = models.PositiveSmallIntegerField(default=0)
    sums = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year"], name="dashboards_survey_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(closed_at=None),
                name="dashboards_survey_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"Board behaviours {self.year}"


class SurveyAnswer(TenantModel):
    """What one board member answered so far. It has no history, and goes when the survey closes."""

    survey = models.ForeignKey(BoardSurvey, on_delete=models.CASCADE, related_name="answers")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    choices = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "survey", "user"], name="dashboards_answer_once_a_survey"
            )
        ]

    def __str__(self) -> str:
        return f"An answer to {self.survey}"
