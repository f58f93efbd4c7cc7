"""Which rows have a history, and what each entry of it holds.

Database triggers write the history, so a bulk update or a line of SQL is caught as well as a
form. Each entry carries the row as it was left, what happened to it, and the act it belonged to
(`audit.services.recorded`). Entries are append-only, also for the application's database role.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(*, leaving_out: Sequence[str] = ("created_at",)) -> Callable[[M], M]:
    """Keep the history of a model's rows: every insert, change and deletion."""

    def with_history(model: M) -> M:
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=list(leaving_out),
            meta={"indexes": [_newest_first(model)]},
        )(model)

    return with_history


def _newest_first(model: type[models.Model]) -> models.Index:
    """What the audit pages read by: the history of one organisation, the newest first."""
    names = {field.name for field in model._meta.fields}
    tenant = ["organisation"] if "organisation" in names else []
    return models.Index(fields=[*tenant, "-pgh_created_at"])
