from django.db import models

from archives.vocabulary import UNFINISHED, Stage
from common.models import PublicModel


class ImportQuerySet(models.QuerySet["Import"]):
    def unfinished(self) -> "ImportQuerySet":
        return self.filter(stage__in=UNFINISHED)


class Import(PublicModel):
    """An export that somebody brought to an empty installation, and how far it was read in.

    It belongs to no organisation, for there is none yet. Whoever knows its address sees how it
    stands, and nothing that is in it.
    """

    MOST_ATTEMPTS = 3

    file = models.FileField(upload_to="imports/", max_length=100, blank=True)
    email = models.EmailField(help_text="Of the administrator who gets in first.")
    encoded_password = models.CharField(
        max_length=128, blank=True, help_text="Theirs, until it stands in the account."
    )
    made_at = models.DateTimeField()

    stage = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(null=True, help_text="When its worker was last heard of.")
    finished_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=600, blank=True)
    share_read = models.FloatField(default=0.0, help_text="Of the tables, from 0 to 1.")

    objects = ImportQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Import of {self.made_at:%Y-%m-%d}"

    @property
    def is_finished(self) -> bool:
        return self.stage not in UNFINISHED
