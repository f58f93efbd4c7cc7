from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from charts.models import Measure
from pdsa.models.cycle import Cycle
from pdsa.stages import OUTCOME_LABELS, labelled
from people.models import TenantModel


@tracked()
class Prediction(TenantModel):
    """What a team expects of a test, said before it: in words, and where possible as a number.

    `lowest` and `highest` are the ends of the predicted range; one of them alone means "at least"
    or "at most". A deleted or closed measure leaves the prediction with its words.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="predictions")
    words = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.SET_NULL, related_name="predictions"
    )
    lowest = models.FloatField(null=True, blank=True)
    highest = models.FloatField(null=True, blank=True)
    by_when = models.DateField(null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0 to 100 %.")
    happened = models.FloatField(null=True, blank=True)
    happened_words = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=9, choices=labelled(OUTCOME_LABELS), blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lowest=None) | Q(highest=None) | Q(lowest__lte=F("highest")),
                name="pdsa_prediction_lowest_below_highest",
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__lte=100),
                name="pdsa_prediction_confidence_at_most_100",
            ),
        ]

    def __str__(self) -> str:
        return self.words
