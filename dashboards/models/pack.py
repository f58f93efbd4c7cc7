from django.db import models
from django.db.models import Deferrable, Q

from audit.tracking import tracked
from charts.models import Measure
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, User
from projects.models import Project


class BoardPackQuerySet(VersionedQuerySet["BoardPack"]):
    def published(self) -> "BoardPackQuerySet":
        return self.exclude(published_at=None)


@tracked(leaving_out=["created_at", "version", "story"])
class BoardPack(TenantModel, VersionedModel):
    """What the board of an organisation reads for one month: a draft until it is published.

    `story` is the project of the meeting as it stood when the pack was published.
    """

    month = models.DateField(help_text="The first day of the month.")
    title = models.CharField(max_length=120)
    presents = models.ForeignKey(
        Project,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The project of the meeting.",
    )
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    story = models.JSONField(null=True)

    objects = BoardPackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month"], name="dashboards_pack_once_a_month"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


@tracked(leaving_out=["created_at", "frozen"])
class PackTile(TenantModel):
    """One measure of a pack, and the question to ask about it.

    `frozen` is everything a reader sees of the measure, kept when the pack was published: numbers,
    words and drawings, so that page and paper agree for ever.
    """

    MOST = 12  # in a pack

    pack = models.ForeignKey(BoardPack, on_delete=models.CASCADE, related_name="tiles")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=300)
    frozen = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "pack", "position"],
                name="dashboards_tile_one_a_place",
                deferrable=Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["organisation", "pack", "measure"], name="dashboards_tile_once_a_pack"
            ),
            models.CheckConstraint(
                condition=Q(position__lt=12), name="dashboards_tile_at_most_twelve"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} in {self.pack}"
