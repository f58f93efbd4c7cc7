"""What was done in one act, whichever rows of whichever kinds it touched.

An act is known by its moment and by what all entries of it share: the context that `audit.services`
gave them. A source is a query for entries of one kind, which says for each to which act it belongs
(`act_at`, `act_id`). Acts of many sources are read together and in pages, newest first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pghistory.models
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import (
    Count,
    F,
    ForeignKey,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils.dateparse import parse_datetime

from audit.selectors.changes import Change

BY_HAND = UUID(int=0)  # the act of changes that belong to none: the database was changed by hand
_NEWEST_FIRST = ("-act_at", "-act_id")
_SHARED = ("act_at", "act_id", "label", "by_name", "by_key")


@dataclass(frozen=True, order=True)
class ActKey:
    """Which act: when, and the identity that its entries share."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        """As it stands in an address, where it marks how far somebody has read."""
        return f"{self.at.isoformat()}_{self.id.hex}"

    @classmethod
    def read(cls, text: str) -> "ActKey | None":
        """The act that an address names; nothing where it makes no sense."""
        moment, _, identity = text.rpartition("_")
        try:
            at = parse_datetime(moment.replace(" ", "+"))  # a plus in an address is a space
            return cls(at, UUID(identity)) if at and at.tzinfo else None
        except (ValueError, ValidationError):
            return None


@dataclass
class Counted:
    """How many rows of each kind an act added, changed and removed; and whose act it was.

    `by` is the name as it was then; `by_key` the key of the account, where there is one.
    """

    by: str = ""
    by_key: str = ""
    added: dict[type[Model], int] = field(default_factory=dict)
    changed: dict[type[Model], int] = field(default_factory=dict)
    removed: dict[type[Model], int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(sum(kind.values()) for kind in (self.added, self.changed, self.removed))

    @property
    def models(self) -> set[type[Model]]:
        return {*self.added, *self.changed, *self.removed}

    def count(self, model: type[Model], label: str, number: int) -> None:
        kinds = {"insert": self.added, "delete": self.removed}
        kind = kinds.get(label, self.changed)
        kind[model] = kind.get(model, 0) + number


def tracked_models() -> list[type[Model]]:
    """Every model with a history, in the order of the apps."""
    return [
        event.pgh_tracked_model  # type: ignore[attr-defined]
        for event in apps.get_models()
        if issubclass(event, pghistory.models.Event) and event.pgh_tracked_model is not None
    ]


def entries_of(model: type[Model]) -> QuerySet:
    """The history of a model as a source."""
    history = model.history.rel.related_model.objects  # type: ignore[attr-defined]
    return history.annotate(
        act_at=F("pgh_created_at"),
        act_id=Coalesce("pgh_context_id", Value(BY_HAND), output_field=UUIDField()),
        label=F("pgh_label"),
        by_name=KeyTextTransform("by_name", "pgh_context"),
        by_key=KeyTextTransform("by", "pgh_context"),
    )


def link_to(model: type[Model], target: type[Model]) -> Combinable | None:
    """Leads from an entry of a model's history to the key of the `target` it belongs to, if any.

    The first step does not join: a row whose owner is gone stays in the history.
    """
    if model is target:
        return F("pgh_obj_id")
    keys = [key for key in model._meta.fields if isinstance(key, ForeignKey)]
    for key in keys:
        if key.related_model is target:
            return F(key.attname)
    for key in keys:
        path = _path(_model_of(key), target, steps=2)
        if path:
            owners = _model_of(key)._base_manager.filter(pk=OuterRef(key.attname))
            return Subquery(owners.values(path)[:1])
    return None


def newest_acts(sources: Sequence[QuerySet], *, before: ActKey | None, most: int) -> list[ActKey]:
    """The newest acts of which there is anything in these sources. One query."""
    each = [_acts_in(source, before)[:most] for source in sources]
    if not each:
        return []
    together = each[0].union(*each[1:]) if len(each) > 1 else each[0]
    return [ActKey(*row) for row in together.order_by(*_NEWEST_FIRST)[:most]]


def counts_of(
    sources: dict[type[Model], QuerySet], acts: Iterable[ActKey]
) -> dict[ActKey, Counted]:
    """What these acts did, in numbers. One query."""
    counted = {act: Counted() for act in acts}
    moments = {act.at for act in counted}
    if not counted or not sources:
        return counted
    names = {model._meta.label: model for model in sources}
    each = [
        source.filter(act_at__in=moments)
        .order_by()
        .values(*_SHARED)
        .annotate(kind=Value(model._meta.label), number=Count("pk"))
        .values_list(*_SHARED, "kind", "number")
        for model, source in sources.items()
    ]
    rows = each[0].union(*each[1:], all=True) if len(each) > 1 else each[0]
    for at, identity, label, by_name, by_key, kind, number in rows:
        act = counted.get(ActKey(at, identity))
        if act is not None:
            act.by, act.by_key = by_name or "", by_key or ""
            act.count(names[kind], label, number)
    return counted


def changes_in_acts(
    model: type[Model], source: QuerySet, acts: Iterable[ActKey], *, related: Sequence[str] = ()
) -> list[tuple[ActKey, Change]]:
    """What these acts did to rows of one kind, each beside the row as it was before.

    Two queries, and one for each of `related`. Where what was before is kept no longer, the row is
    told as changed with nothing known of it before.
    """
    wanted = set(acts)
    history = model.history.rel.related_model.objects  # type: ignore[attr-defined]
    earlier = history.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    entries = (
        source.filter(act_at__in={act.at for act in wanted}, act_id__in={act.id for act in wanted})
        .annotate(before_id=Subquery(earlier.order_by("-pgh_id").values("pgh_id")[:1]))
        .prefetch_related(*related)
        .order_by("pgh_id")
    )
    found = [entry for entry in entries if ActKey(entry.act_at, entry.act_id) in wanted]
    needed = [entry.before_id for entry in found if entry.before_id and entry.pgh_label == "update"]
    before = history.prefetch_related(*related).in_bulk(needed) if needed else {}
    return _in_one(
        (ActKey(entry.act_at, entry.act_id), _change(model, entry, before.get(entry.before_id)))
        for entry in found
    )


def _in_one(changes: Iterable[tuple[ActKey, Change]]) -> list[tuple[ActKey, Change]]:
    """What an act did to a row step by step, as one change; a removal stays one of its own."""
    together: dict[tuple[ActKey, int, bool], Change] = {}
    for act, change in changes:
        row = (act, change.row.pgh_obj_id, change.after is None)
        first = together.get(row)
        together[row] = replace(change, before=first.before) if first else change
    return [(act, change) for (act, _, _), change in together.items()]


def _change(model: type[Model], entry: Any, before: Any) -> Change:
    """An entry of a row that was removed holds the row as it was."""
    return Change(
        model=model,
        at=entry.pgh_created_at,
        by=(entry.pgh_context or {}).get("by_name", ""),
        before=None if entry.pgh_label == "insert" else before or entry,
        after=None if entry.pgh_label == "delete" else entry,
    )


def _acts_in(source: QuerySet, before: ActKey | None) -> QuerySet:
    if before is not None:
        at_once = Q(act_at=before.at, act_id__lt=before.id)
        source = source.filter(Q(act_at__lt=before.at) | at_once, act_at__lte=before.at)
    return source.order_by(*_NEWEST_FIRST).values_list("act_at", "act_id").distinct()


def _path(model: type[Model], target: type[Model], *, steps: int) -> str:
    """The shortest way over keys of a model, as a lookup that ends in the key of `target`."""
    keys = [key for key in model._meta.fields if isinstance(key, ForeignKey)]
    for key in keys:
        if key.related_model is target:
            return key.attname
    if steps > 1:
        for key in keys:
            path = _path(_model_of(key), target, steps=steps - 1)
            if path:
                return f"{key.name}__{path}"
    return ""


def _model_of(key: ForeignKey) -> type[Model]:
    return key.related_model
