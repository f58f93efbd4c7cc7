from datetime import timedelta

from django.db import models
from django.db.models import Q

from archives.vocabulary import UNFINISHED, Stage
from audit.tracking import tracked
from people.models import TenantModel, User


class ExportQuerySet(models.QuerySet["Export"]):
    def unfinished(self) -> "ExportQuerySet":
        return self.filter(stage__in=UNFINISHED)


# What its worker writes down is no act of a person: the history says who asked, and who stopped it.
_AS_IT_GOES = ("stage", "attempts", "started_at", "seen_at", "written", "in_all")
_OF_ITS_END = ("file", "size", "digest", "finished_at", "failure", "files", "missing")


@tracked(leaving_out=["created_at", *_AS_IT_GOES, *_OF_ITS_END])
class Export(TenantModel):
    """Everything of an organisation as one archive: asked for, written by a worker, and fetched.

    The archive is deleted after a week; that it was made, and by whom, stays.
    """

    KEPT_FOR = timedelta(days=7)
    MOST_ATTEMPTS = 3

    file = models.FileField(upload_to="exports/", max_length=100, blank=True)
    size = models.BigIntegerField(default=0, help_text="Bytes of the archive.")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the archive.")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    stage = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, help_text="When its worker was last heard of.")
    finished_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=400, blank=True)

    written = models.BigIntegerField(default=0, help_text="Rows so far.")
    in_all = models.BigIntegerField(default=0, help_text="Rows there are.")
    files = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(
        default=0, help_text="Files that were not where they are kept."
    )

    objects = ExportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(stage__in=[stage.value for stage in UNFINISHED]),
                name="archives_export_one_at_a_time",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "-made_at"], name="archives_export_newest_first")
        ]

    def __str__(self) -> str:
        return f"Export of {self.made_at:%Y-%m-%d}"

    @property
    def is_finished(self) -> bool:
        return self.stage not in UNFINISHED

    @property
    def progress_share(self) -> float:
        """From 0 to 1."""
        if self.is_finished:
            return 1.0
        return min(0.99, self.written / self.in_all) if self.in_all else 0.0
