"""Long lists a page at a time, by a cursor: rows that come meanwhile shift nothing."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from common.errors import Invalid
from common.sealing import seal, unseal

MOST = 500
USUAL = 100


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the address of those that follow."""

    rows: list[Any]
    next: str | None


def page_after(
    rows: QuerySet, request: HttpRequest, *, key: str = "pk", cursor: str = "", limit: int = USUAL
) -> Page:
    """The rows after `cursor`, in the order of `key`, which is unique among them. One query."""
    if cursor:
        rows = rows.filter(**{f"{key}__gt": _unsealed(cursor, rows.model, key)})
    found = list(rows.order_by(key)[: limit + 1])
    if len(found) <= limit:
        return Page(found, None)
    found = found[:limit]
    last = rows.model._meta.get_field(key).value_to_string(found[-1]) if key != "pk" else None
    value = str(found[-1].pk) if last is None else last
    text = json.dumps([rows.model._meta.label_lower, key, value])
    return Page(found, _address_with(request, seal(text)))


def whole_page(rows: Iterable[Any]) -> Page:
    """A list that is short by its nature."""
    return Page(list(rows), None)


def _unsealed(cursor: str, model: type[Model], key: str) -> str:
    text = unseal(cursor)
    known = json.loads(text) if text else []
    if known[:2] != [model._meta.label_lower, key]:
        raise Invalid(fields={"cursor": _("This cursor belongs to no page of this list.")})
    return known[2]


def _address_with(request: HttpRequest, cursor: str) -> str:
    said = request.GET.copy()
    said["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{said.urlencode()}")
