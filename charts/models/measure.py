from datetime import date

from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from charts.engine import Direction, Method, RuleSetName
from charts.models.definition import SharedDefinition
from charts.models.raising import raise_on_change, start_state
from charts.vocabulary import (
    RHYTHM_LABELS,
    ROLE_LABELS,
    SHAPE_LABELS,
    WITH_DENOMINATOR,
    DataShape,
    Rhythm,
    labelled,
)
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, Unit, User
from projects.models import Programme, Project
from projects.models.project import readable_by

# Everything that the analysis, its drawing or its words read. A change to any of these makes the
# stored analysis one of an older version.
READ_BY_ANALYSIS = [
    "name",
    "unit_id",
    "data_shape",
    "rhythm",
    "direction",
    "target",
    "method",
    "rule_set",
    "screened",
    "multiplier",
    "decimals",
    "baseline_points",
    "value_words",
    "numerator_words",
    "denominator_words",
]


class MeasureQuerySet(VersionedQuerySet["Measure"]):
    def visible_to(self, user: User, *, on: date) -> "MeasureQuerySet":
        """Measures of projects this person may read, and the organisation's own indicators."""
        return self.filter(
            Q(project=None) | readable_by(user, on=on, project="project__"),
            organisation=user.organisation_id,
        )

    def open(self) -> "MeasureQuerySet":
        return self.filter(closed_on=None)


@tracked(leaving_out=["created_at", "version"])
class Measure(TenantModel, VersionedModel):
    """Something followed over time: what is counted, where, how often and which way is better."""

    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="measures")
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=12, choices=labelled(ROLE_LABELS))
    data_shape = models.CharField(max_length=14, choices=labelled(SHAPE_LABELS))
    rhythm = models.CharField(max_length=8, choices=labelled(RHYTHM_LABELS))
    direction = models.CharField(
        max_length=10, choices=[(d.value, d.value) for d in Direction], default="neutral"
    )
    target = models.FloatField(null=True, blank=True)
    definition = models.TextField(blank=True)
    numerator_words = models.CharField(max_length=120, blank=True)
    denominator_words = models.CharField(max_length=120, blank=True)
    value_words = models.CharField(max_length=120, blank=True)
    multiplier = models.FloatField(default=1.0)
    decimals = models.PositiveSmallIntegerField(default=1)
    method = models.CharField(max_length=5, choices=[(m.value, m.value) for m in Method])
    rule_set = models.CharField(max_length=40, choices=[(r.value, r.value) for r in RuleSetName])
    screened = models.BooleanField(default=True)
    baseline_points = models.PositiveSmallIntegerField(null=True, blank=True)
    warehouse_code = models.CharField(max_length=60, blank=True)
    fed_from = models.CharField(
        max_length=30, blank=True, help_text="By which of charts.feeds it is filled, if by any."
    )
    shared = models.ForeignKey(
        SharedDefinition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="measures",
        help_text="What other teams measure in the same way.",
    )
    rolls_up = models.ForeignKey(
        SharedDefinition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roll_ups",
        help_text="Its numbers are added up from those of teams.",
    )
    programme = models.ForeignKey(
        Programme,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roll_ups",
        help_text="Of a roll-up: only the teams of its projects are added up.",
    )
    starts_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "unit", "warehouse_code"],
                condition=~Q(warehouse_code=""),
                name="charts_measure_warehouse_code_once_a_unit",
            ),
            models.UniqueConstraint(
                fields=["organisation", "unit", "fed_from"],
                condition=~Q(fed_from=""),
                name="charts_measure_fed_once_a_unit",
            ),
            models.UniqueConstraint(
                fields=["organisation", "project", "name"],
                condition=~Q(project=None),
                name="charts_measure_name_once_a_project",
            ),
            models.CheckConstraint(
                condition=Q(rolls_up=None) | (Q(project=None, shared=None) & ~Q(fed_from="")),
                name="charts_measure_roll_up_belongs_to_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(programme=None) | Q(rolls_up__isnull=False),
                name="charts_measure_of_a_programme_is_a_roll_up",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "unit"], name="charts_measure_by_unit")]
        triggers = [
            start_state(),
            raise_on_change(READ_BY_ANALYSIS),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_denominator(self) -> bool:
        return DataShape(self.data_shape) in WITH_DENOMINATOR

    @property
    def is_percentage(self) -> bool:
        return self.data_shape == DataShape.PERCENTAGE

    @property
    def every(self) -> Rhythm:
        return Rhythm(self.rhythm)

    @property
    def scale(self) -> float:
        """Percentages are shown out of 100, rates per so many; all else as written down."""
        if self.is_percentage:
            return 100.0
        return self.multiplier if self.data_shape == DataShape.RATE else 1.0

    @property
    def shown_words(self) -> str:
        """What a number of this measure is a number of: "falls per 1,000 bed days"."""
        if self.value_words:
            return self.value_words
        if self.is_percentage:
            return f"% of {self.denominator_words or 'all'}"
        if self.data_shape == DataShape.RATE:
            per = f"per {self.multiplier:,.10g} {self.denominator_words}"
            return f"{self.numerator_words} {per}".strip()
        if self.data_shape == DataShape.TIME_BETWEEN:
            return f"days between {self.numerator_words}".strip()
        return self.numerator_words
