from django.db import models
from django.db.models import F, Q

from charts.models.measure import Measure
from people.models import Organisation


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def current(self) -> "JudgementQuerySet":
        """Judgements of the analysis that is stored now."""
        return self.filter(
            of_version=F("measure__state__analysed_version"),
            engine_version=F("measure__state__engine_version"),
        )


class Judgement(models.Model):
    """What helps a team think about its chart: simulations and a proposal, made by workers.

    Made after the analysis, apart from it, because a simulation takes up to a second and nobody
    waits for it. `proposal` is only ever a proposal: a person starts a phase, with a reason.
    `choice` is the chart that suits the numbers, with the reason: a person chooses.
    """

    measure = models.OneToOneField(
        Measure, on_delete=models.CASCADE, primary_key=True, related_name="judgement"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    of_version = models.BigIntegerField()
    engine_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()
    proposal = models.JSONField(null=True)
    outlook = models.JSONField(null=True)
    choice = models.JSONField(null=True)
    false_alarm_rate = models.FloatField(null=True)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(false_alarm_rate=None) | Q(false_alarm_rate__range=(0, 1)),
                name="charts_judgement_rate_is_a_share",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation"],
                condition=Q(proposal__isnull=False),
                name="charts_judgement_proposals",
            )
        ]

    def __str__(self) -> str:
        return f"Judgement of {self.measure_id}, version {self.of_version}"
