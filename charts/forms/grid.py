"""What comes from the page for many periods: its table of boxes, and the block pasted below it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import QueryDict

from charts.paste.dates import DayOrder
from charts.paste.rows import Field, Row

MOST_BOXES = 2_000  # rows that one page of boxes can hold


class GridAnswers:
    """The answers of the page, read without judging them."""

    def __init__(self, given: QueryDict, fields: Sequence[Field]) -> None:
        self._given = given
        self._fields = fields

    @property
    def block(self) -> str:
        """The text pasted as a whole."""
        return self._given.get("block", "")

    def rows(self) -> list[Row]:
        """What stands in the boxes; or what the page before carried along."""
        carried = _list_in(self._given.get("carried", ""))
        if carried:
            return [self._row(line) for line in carried if isinstance(line, list)]
        rows: list[Row] = []
        while len(rows) < MOST_BOXES:
            names = [f"form-{len(rows)}-{field}" for field in self._fields]
            if not any(name in self._given for name in names):
                break
            rows.append(self._row([self._given.get(name, "") for name in names]))
        return rows

    @property
    def order(self) -> DayOrder | None:
        """Whether the day or the month comes first, where that was asked."""
        given = self._given.get("day_order", "")
        return DayOrder(given) if given in list(DayOrder) else None

    @property
    def key(self) -> UUID:
        """The key under which this form is saved once, however often it is sent."""
        with suppress(ValueError):
            return UUID(self._given.get("key", ""))
        return uuid4()

    @property
    def seen(self) -> dict[date, str]:
        """What the page showed of the numbers that saving would replace."""
        with suppress(ValueError, TypeError):
            return {
                date.fromisoformat(period): str(words)
                for period, words in _list_in(self._given.get("seen", ""))
            }
        return {}

    def asks_for(self, button: str) -> bool:
        """Whether that button was pressed."""
        return button in self._given

    def _row(self, texts: Sequence[object]) -> Row:
        said = [_storable(text) if isinstance(text, str) else "" for text in texts]
        padded = [*said, *[""] * (len(self._fields) - len(said))]
        return dict(zip(self._fields, padded, strict=False))


def carried(rows: Sequence[Row]) -> str:
    """Rows in one hidden box, so that a page of thousands stays small."""
    return json.dumps([list(row.values()) for row in rows])


def shown(seen: Mapping[date, str]) -> str:
    """What a page shows of stored numbers, in one hidden box."""
    return json.dumps([[period.isoformat(), words] for period, words in seen.items()])


def _storable(text: str) -> str:
    """The text without what no database stores: null characters and halves of characters."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def _list_in(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return found if isinstance(found, list) else []
