"""The one statement that a stream comes from."""

from feeds.extracting.columns import DELETED, Column, Taken
from feeds.extracting.windows import Window


def statement(taken: Taken, window: Window) -> str:
    """Rows that stand, and after them the keys of those that are gone."""
    if not window.since:
        return _standing(taken, window, taken.source, "")
    if taken.xact:
        standing = _standing(taken, window, taken.source, window.condition(taken.xact))
    else:
        source = f"feeds_change c JOIN {taken.source.partition(' ')[0]}" + _joined(taken)
        standing = _standing(taken, window, source, _changed(taken, window))
    return f"{standing} UNION ALL {_gone(taken, window)}"


def _joined(taken: Taken) -> str:
    """The source again, joined to its changes: `table alias rest` becomes `alias ON … rest`."""
    _table, alias, *rest = taken.source.split(" ", 2)
    return f" {alias} ON {taken.row_id} = c.row_id {' '.join(rest)}"


def _standing(taken: Taken, window: Window, source: str, condition: str) -> str:
    columns = ", ".join(f"{column.sql} AS {column.name}" for column in (*taken.columns, DELETED))
    where = f"{taken.organisation} = {window.organisation_id}"
    return f"SELECT {columns} FROM {source} WHERE {where}" + (
        f" AND {condition}" if condition else ""
    )


def _changed(taken: Taken, window: Window) -> str:
    return (
        f"c.organisation_id = {window.organisation_id} AND c.entity = '{taken.changes_of.value}'"
        f" AND {window.condition('c.xact')}"
    )


def _gone(taken: Taken, window: Window) -> str:
    columns = ", ".join(f"{_of_gone(column)} AS {column.name}" for column in taken.columns)
    return (
        f"SELECT {columns}, true AS {DELETED.name} FROM feeds_change c"
        f" WHERE {_changed(taken, window)} AND {taken.none_left or 'c.is_gone'}"
        + (_still_gone() if taken.xact else "")
    )


def _of_gone(column: Column) -> str:
    return column.of_gone or f"NULL::{column.kind.value}"


def _still_gone() -> str:
    """A period that was taken back may have been written down again since."""
    return (
        " AND NOT EXISTS (SELECT FROM charts_measurement x WHERE x.organisation_id ="
        " c.organisation_id AND x.measure_id = c.row_id AND x.period = c.period)"
    )
