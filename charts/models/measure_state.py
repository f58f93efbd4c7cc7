from django.db import models
from django.db.models import Case, F, Q, Value, When

from charts.engine import Assurance, Variation
from charts.models.measure import Measure
from charts.models.raising import note_verdict_changes
from people.models import Organisation

SIGNALS = frozenset(
    {
        Variation.IMPROVEMENT,
        Variation.CONCERN,
        Variation.NEUTRAL_HIGH,
        Variation.NEUTRAL_LOW,
        Variation.SPECIAL_CAUSE,
    }
)


# In the order in which somebody who looks at many charts wants to see them.
SIGNALS_BY_URGENCY = (
    (Variation.CONCERN.value,),
    (Variation.IMPROVEMENT.value,),
    (Variation.NEUTRAL_HIGH.value, Variation.NEUTRAL_LOW.value, Variation.SPECIAL_CAUSE.value),
)


def signal_rank(state: str = "") -> Case:
    """Of concern, improving, changed; `state` leads to the state, such as "state__"."""
    return Case(
        *(
            When(**{f"{state}variation__in": variations}, then=Value(rank))
            for rank, variations in enumerate(SIGNALS_BY_URGENCY)
        ),
        default=Value(len(SIGNALS_BY_URGENCY)),
    )


def target_rank(state: str = "") -> Case:
    """Missed, met at times, and then all else: a target that is met worries nobody."""
    return Case(
        When(**{f"{state}assurance": Assurance.FAIL.value}, then=Value(0)),
        When(**{f"{state}assurance": Assurance.HIT_OR_MISS.value}, then=Value(1)),
        default=Value(2),
    )


class MeasureStateQuerySet(models.QuerySet["MeasureState"]):
    def stale(self, engine_version: str) -> "MeasureStateQuerySet":
        """States whose stored analysis is of older data or of an older engine."""
        return self.filter(
            Q(analysed_version__lt=F("data_version")) | ~Q(engine_version=engine_version)
        )


class MeasureState(models.Model):
    """The stored analysis of a measure, and of which version of its data it is.

    `data_version` is raised by triggers, in the transaction that changes the data.
    `analysed_version` is written only by publishing an analysis (`charts.recalculation`).
    """

    MOST_ATTEMPTS = 8

    measure = models.OneToOneField(
        Measure, on_delete=models.CASCADE, primary_key=True, related_name="state"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    data_version = models.BigIntegerField(default=1)
    analysed_version = models.BigIntegerField(default=0)
    dirty_since = models.DateTimeField(null=True)
    computed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    engine_version = models.CharField(max_length=20, blank=True)
    input_digest = models.CharField(max_length=64, blank=True)
    result = models.JSONField(null=True)
    variation = models.CharField(
        max_length=20, blank=True, choices=[(v.value, v.value) for v in Variation]
    )
    varied_at = models.DateTimeField(null=True, help_text="When the variation became this one.")
    assurance = models.CharField(
        max_length=12, blank=True, choices=[(a.value, a.value) for a in Assurance]
    )
    latest_period = models.DateField(null=True)
    latest_value = models.FloatField(null=True)
    points = models.PositiveIntegerField(default=0)
    headline = models.TextField(blank=True)
    detail = models.TextField(blank=True)
    tone = models.CharField(max_length=12, blank=True)
    alt_text = models.TextField(blank=True)
    chart_wide = models.TextField(blank=True)
    chart_narrow = models.TextField(blank=True)
    chart_small = models.TextField(blank=True)

    objects = MeasureStateQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["dirty_since"],
                condition=Q(analysed_version__lt=F("data_version")),
                name="charts_state_stale",
            ),
            models.Index(fields=["engine_version"], name="charts_state_by_engine"),
            models.Index(fields=["organisation", "variation"], name="charts_state_by_variation"),
            models.Index(
                "organisation",
                signal_rank(),
                target_rank(),
                F("varied_at").desc(),
                "measure",
                condition=Q(variation__in=sorted(signal.value for signal in SIGNALS)),
                name="charts_state_signals",
            ),
        ]
        triggers = [note_verdict_changes()]

    def __str__(self) -> str:
        return f"{self.measure_id}: analysed {self.analysed_version} of {self.data_version}"

    @property
    def is_current(self) -> bool:
        return self.analysed_version == self.data_version

    @property
    def has_failed(self) -> bool:
        return self.attempts > 0 and bool(self.last_error)

    @property
    def was_refused(self) -> bool:
        """Whether the chosen chart cannot be made from these data; headline and detail say why."""
        return self.computed_at is not None and not self.chart_small

    @property
    def is_signal(self) -> bool:
        """Whether the chart says that something changed."""
        return self.variation in SIGNALS
