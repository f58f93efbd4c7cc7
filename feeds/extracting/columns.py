"""How one kind of thing is taken out: its columns, where they come from, and what names a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from feeds.vocabulary import Entity


class Kind(StrEnum):
    """What a column holds, by the name that PostgreSQL has for it."""

    ID = "uuid"
    TEXT = "text"
    DAY = "date"
    MOMENT = "timestamptz"
    NUMBER = "float8"
    WHOLE = "bigint"
    FLAG = "boolean"


@dataclass(frozen=True)
class Column:
    """A column as it is given. `of_gone`: what a tombstone says there, if it says anything."""

    name: str
    kind: Kind
    sql: str
    means: str
    of_gone: str = ""


@dataclass(frozen=True)
class Taken:
    """One kind of thing.

    `source` is what stands after FROM, with `organisation` in it; `xact` is where its rows carry
    their transaction, if they do; otherwise `row_id` leads to the list of changes of `followed`.
    `none_left`: when nothing is left of what a change `c` is of, though it did not go itself.
    """

    entity: Entity
    means: str
    columns: Sequence[Column]
    source: str
    organisation: str
    row_id: str
    xact: str = ""
    followed: Entity | None = None
    none_left: str = ""

    @property
    def changes_of(self) -> Entity:
        return self.followed or self.entity

    @property
    def names(self) -> list[str]:
        return [*(column.name for column in self.columns), DELETED.name]


DELETED = Column("deleted", Kind.FLAG, "false", "The row is gone; of it only the key is given.")
