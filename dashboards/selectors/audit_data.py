"""Data that was entered by hand or loaded from files, as sources of the record of who did what."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Case, CharField, F, Model, QuerySet, UUIDField, Value, When
from django.db.models.functions import MD5, Cast, Coalesce, Concat

from audit.selectors.acts import ActKey
from charts.models import Entry
from dashboards.selectors.history import with_figures
from feeds.models import Load


def _entries() -> QuerySet:
    """What one person saved at one moment is one act, however many measures it reached."""
    author = Case(
        When(link=None, then=F("made_by__name")), default=Concat(Value("link "), "link__name")
    )
    who = Coalesce(Cast("made_by_id", CharField()), Concat(Value("link "), "link_id"))
    return with_figures(Entry.objects.all()).annotate(
        act_at=F("made_at"),
        act_id=Cast(MD5(who), UUIDField()),
        label=Value("insert"),
        by_name=author,
        by_key=Cast("made_by_id", CharField()),
    )


def _loads() -> QuerySet:
    """A file is one act with its counts, whatever it changed."""
    return Load.objects.select_related("made_by").annotate(
        act_at=F("made_at"),
        act_id=F("public_id"),
        label=Value("insert"),
        by_name=F("made_by__name"),
        by_key=Cast("made_by_id", CharField()),
    )


DATA: dict[type[Model], Callable[[], QuerySet]] = {Entry: _entries, Load: _loads}


def data_in(source: QuerySet, acts: set[ActKey]) -> Iterator[tuple[ActKey, Any]]:
    """The rows of these acts. One query."""
    for row in source.filter(act_at__in={act.at for act in acts}).order_by("pk"):
        key = ActKey(row.act_at, row.act_id)
        if key in acts:
            yield key, row
