"""Rejected rows as files, line by line, however many there are."""

import csv
import io
import json
from collections.abc import Iterator

from django.db.models import QuerySet

from common.spreadsheets.cells import harmless
from feeds.models import RejectedRow

_AT_ONCE = 1_000
_NAMES = ("row", "column", "value", "code", "reason")


def rejected_as_csv(rows: QuerySet[RejectedRow]) -> Iterator[str]:
    """With a header. A text that a spreadsheet would take for a formula gets an apostrophe."""
    yield ",".join(_NAMES) + "\r\n"
    for block in _blocks(rows):
        text = io.StringIO()
        writer = csv.writer(text)
        for row in block:
            record = rejected_record(row)
            writer.writerow([_cell(record[name]) for name in _NAMES])
        yield text.getvalue()


def rejected_as_ndjson(rows: QuerySet[RejectedRow]) -> Iterator[str]:
    """One object a line."""
    for block in _blocks(rows):
        yield "".join(json.dumps(rejected_record(row)) + "\n" for row in block)


def _blocks(rows: QuerySet[RejectedRow]) -> Iterator[list[RejectedRow]]:
    block: list[RejectedRow] = []
    for row in rows.iterator(chunk_size=_AT_ONCE):
        block.append(row)
        if len(block) == _AT_ONCE:
            yield block
            block = []
    yield block


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


def rejected_record(row: RejectedRow) -> dict[str, object]:
    """A rejected row for machines."""
    return {name: getattr(row, name) for name in _NAMES}
