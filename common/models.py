"""What every stored thing has, whatever it is."""

import uuid
from typing import TypeVar

from django.db import models
from django.db.models import F

from common.errors import EditedElsewhere


class PublicModel(models.Model):
    """A row with an address that can be shown: the public id, never the sequence number."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


M = TypeVar("M", bound=models.Model)


class VersionedQuerySet(models.QuerySet[M]):
    def edit(self, row: models.Model, *, seen_version: int, **changes: object) -> None:
        """Save `changes` if nobody else has saved since `seen_version` was read.

        One statement compares and writes, so of any number of simultaneous editors one wins.
        Raises EditedElsewhere for the others.
        """
        won = self.filter(pk=row.pk, version=seen_version).update(
            version=F("version") + 1, **changes
        )
        if not won:
            raise EditedElsewhere("Someone else saved this while you were editing it.")
        row.refresh_from_db()


class VersionedModel(PublicModel):
    """A document that people edit: two editors never overwrite each other silently."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
