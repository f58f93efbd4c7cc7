"""Questions that are put to the database again and again: their SQL is put together once.

To turn a queryset into SQL takes Django longer than PostgreSQL needs for the answer, and nearly
every page asks the same few. Such a question is written as a function that returns a queryset,
with a `Given` wherever a value is known only when somebody asks::

    @prepared
    def _open_in() -> QuerySet[Unit]:
        return Unit.objects.filter(organisation=ORGANISATION, closed_on=None)


    units = _open_in.ask(organisation=user.organisation_id)

So the rules of who may read what stay where they are, in the language of Django. Whatever else
the function reads is read once in the life of a process: no clock, no language, no setting.
"""

from collections.abc import Callable, Hashable, Iterator
from copy import copy
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigIntegerField, Field, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
_KEPT = 200  # shapes of one question; a shape more than that lets the one longest unused go


class Given(Value):
    """A value of a question that is known when somebody asks, by its name."""

    def __init__(self, name: str, field: Field) -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class AnyGiven(Given):
    """Any one of a list that is known when somebody asks: `filter(unit=AnyGiven("units", …))`."""

    def __init__(self, name: str, field: Field) -> None:
        super().__init__(name, ArrayField(field))

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "ANY(%s)", (self,)


ORGANISATION = Given("organisation", BigIntegerField())


class Prepared(Generic[Row]):
    """A question with its SQL, in each of the shapes that it has been asked in."""

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._put_together = lru_cache(maxsize=_KEPT)(lambda *shape: _Question(build(*shape)))
        self.__doc__ = build.__doc__

    def ask(self, *shape: Hashable, **given: Any) -> Iterator[Row]:
        """The rows, with each `Given` filled in. One query.

        `shape` is handed to the function: whatever makes it another question with other SQL, such
        as a filter that may be left out, or how many rows are skipped.
        """
        return self._put_together(*shape).rows(given)

    def first(self, *shape: Hashable, **given: Any) -> Row | None:
        """The first of the rows, if there is one; the question itself says how they are ordered."""
        return next(self.ask(*shape, **given), None)


def prepared(build: Callable[..., QuerySet[Any, Row]]) -> Prepared[Row]:
    """The question that a function puts, ready to be asked."""
    return Prepared(build)


class _Question:
    def __init__(self, queryset: QuerySet) -> None:
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._parameters = self._compiler.as_sql()

    def rows(self, given: dict[str, Any]) -> Iterator:
        """What Django makes of the answer: its own iterables ask a compiler for the SQL."""
        connection = connections[DEFAULT_DB_ALIAS]
        parameters = tuple(
            part.field.get_db_prep_value(given[part.value], connection)
            if isinstance(part, Given)
            else part
            for part in self._parameters
        )
        compiler = copy(self._compiler)
        compiler.connection = connection  # of this thread
        compiler.as_sql = lambda *_, **__: (self._sql, parameters)
        asked = self._queryset.all()
        asked.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return iter(asked)
