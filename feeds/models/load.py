from django.db import models
from django.db.models import Q

from feeds.vocabulary import UNFINISHED, CodeKind, FileKind, Stage
from people.models import Organisation, TenantModel, User


class LoadQuerySet(models.QuerySet["Load"]):
    def unfinished(self) -> "LoadQuerySet":
        return self.filter(stage__in=UNFINISHED)


class Load(TenantModel):
    """One file of measurements that somebody sent, and what became of its rows.

    It is the one audit event of everything it changed. Loads of an organisation run one after the
    other in the order in which they came, so of two for the same periods the later one stays.
    """

    MOST_ATTEMPTS = 3

    file = models.FileField(upload_to="loads/", max_length=200, blank=True)
    file_name = models.CharField(max_length=150)
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in FileKind])
    is_compressed = models.BooleanField(default=False)
    encoding = models.CharField(max_length=12, default="utf-8")
    size = models.BigIntegerField(help_text="Bytes, as sent.")
    columns = models.JSONField(help_text="What the column of each field is called in the file.")
    is_dry_run = models.BooleanField(default=False)
    all_or_nothing = models.BooleanField(default=False)

    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    key = models.CharField(
        max_length=255, blank=True, help_text="By which a sender who asks twice means one load."
    )
    digest = models.CharField(max_length=64, blank=True, help_text="Of what was sent.")
    repeats = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="repeated_by"
    )

    stage = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, help_text="When its worker was last heard of.")
    finished_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=400, blank=True)

    share_read = models.FloatField(default=0.0, help_text="Of the file, from 0 to 1.")
    read = models.BigIntegerField(default=0)
    inserted = models.BigIntegerField(default=0)
    updated = models.BigIntegerField(default=0)
    unchanged = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)
    to_write = models.BigIntegerField(default=0)
    measures_changed = models.PositiveIntegerField(default=0)

    objects = LoadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "made_by", "key"],
                condition=~Q(key=""),
                name="feeds_load_key_once_a_sender",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "-made_at"], name="feeds_load_newest_first"),
            models.Index(
                fields=["organisation", "id"],
                condition=Q(stage__in=[stage.value for stage in UNFINISHED]),
                name="feeds_load_unfinished",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_finished(self) -> bool:
        return self.stage not in UNFINISHED

    @property
    def progress_share(self) -> float:
        """From 0 to 1. The way through the file is half of it, saving the other half."""
        if self.is_finished:
            return 1.0
        saved = (self.inserted + self.updated) / self.to_write if self.to_write else 0.0
        return min(0.99, (self.share_read + saved) / 2)


class RejectedRow(models.Model):
    """A row of a file that was not loaded: where it stands, what it says, and why not."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    load = models.ForeignKey(
        Load,
        on_delete=models.CASCADE,
        related_name="rejected_rows",
        db_constraint=False,
        db_index=False,
    )
    row = models.BigIntegerField()
    column = models.CharField(max_length=100)
    value = models.CharField(max_length=100)
    code = models.CharField(max_length=30)
    reason = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["load", "row"], name="feeds_rejected_by_row")]

    def __str__(self) -> str:
        return f"Row {self.row:,}, {self.column}: {self.reason}"


class UnknownCode(models.Model):
    """A code in a load that stood for nothing here, and how many rows had it."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="unknown_codes")
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in CodeKind])
    measure_code = models.CharField(max_length=100, blank=True)
    unit_code = models.CharField(max_length=100, blank=True)
    rows = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "load", "measure_code", "unit_code"],
                name="feeds_unknown_code_once_a_load",
            )
        ]

    def __str__(self) -> str:
        return " / ".join(code for code in (self.measure_code, self.unit_code) if code)
