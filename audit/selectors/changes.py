"""What happened to rows, from the history that triggers wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Change:
    """One row as an act left it, beside the same row as it was before.

    `before` is None for a new row, `after` for one that was removed. `by` is the name as it was
    then; it is empty where the database was changed by hand.
    """

    model: type[models.Model]
    at: datetime
    by: str
    before: Any
    after: Any

    @property
    def row(self) -> Any:
        """The row as it is left, or as it was last."""
        return self.before if self.after is None else self.after

    def changed(self, field: str) -> bool:
        """Whether an act on a row that stayed gave this field another value."""
        if self.before is None or self.after is None:
            return False
        return getattr(self.before, field) != getattr(self.after, field)


def changes_of(
    model: type[models.Model], *, related: tuple[str, ...] = (), most: int = 200, **rows: Any
) -> list[Change]:
    """The newest changes of a tracked model's rows that `rows` selects, newest first. One query.

    Of the very oldest among `most`, what was before is not known; they are left out.
    """
    history = model.history.rel.related_model.objects  # type: ignore[attr-defined]
    entries = history.filter(**rows).select_related(*(related or (None,))).order_by("-pgh_id")
    return _told(model, entries[: most + 1])


def rows_as_of(model: type[models.Model], *, at: datetime, **rows: Any) -> list[Any]:
    """The rows of a tracked model that `rows` selects, as they stood at a moment. One query.

    They are entries of the history with the fields of the model; `pgh_obj_id` is the row's key.
    """
    history = model.history.rel.related_model.objects  # type: ignore[attr-defined]
    latest = (
        history.filter(pgh_created_at__lte=at, **rows)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    return [entry for entry in latest if entry.pgh_label != "delete"]


def _told(model: type[models.Model], newest_first: Iterable[Any]) -> list[Change]:
    told: list[Change] = []
    latest: dict[int, Any] = {}
    for entry in reversed(list(newest_first)):
        before = latest.get(entry.pgh_obj_id)
        latest[entry.pgh_obj_id] = entry
        is_new = entry.pgh_label == "insert"
        if before is None and not is_new:
            continue
        told.append(
            Change(
                model=model,
                at=entry.pgh_created_at,
                by=(entry.pgh_context or {}).get("by_name", ""),
                before=None if is_new else before,
                after=None if entry.pgh_label == "delete" else entry,
            )
        )
    return told[::-1]
