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

PostgreSQL makes a plan for each answer. For a row that is asked for by its key, with all the rules
of who may read it, that takes longer than the answer: such a question is `planned`.
"""

from collections.abc import Callable, Hashable, Iterator, MutableMapping
from copy import copy
from functools import lru_cache
from typing import Any, Generic, TypeVar
from uuid import uuid4
from weakref import WeakKeyDictionary

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigIntegerField, Field, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler
from psycopg2.extensions import AsIs

Row = TypeVar("Row")
_KEPT = 200  # shapes of one question; a shape more than that lets the one longest unused go

# The statements that each connection holds, by their names.
_statements: MutableMapping[Any, dict["_Planned", str]] = WeakKeyDictionary()


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

    def __init__(
        self, build: Callable[..., QuerySet[Any, Row]], kind: type["_Question"] | None = None
    ) -> None:
        self._build, self._kind = build, kind or _Question
        self._put_together = lru_cache(maxsize=_KEPT)(self._question)
        self.__doc__ = build.__doc__

    def _question(self, *shape: Hashable) -> "_Question | _Nothing":
        try:
            return self._kind(self._build(*shape))
        except EmptyResultSet:
            return _Nothing()

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


def planned(build: Callable[..., QuerySet[Any, Row]]) -> Prepared[Row]:
    """The same, and PostgreSQL keeps its plan: for few rows by a key, whatever the key is.

    A plan made for all values suits no list that is long for one and short for another. It takes
    memory on each connection: such a question has a handful of shapes at most.
    """
    return Prepared(build, _Planned)


class _Nothing:
    """A question that no row can answer, as Django knows: the first none of a list, for example."""

    def rows(self, given: dict[str, Any]) -> Iterator:
        return iter(())


class _Question:
    def __init__(self, queryset: QuerySet) -> None:
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._parameters = self._compiler.as_sql()

    def rows(self, given: dict[str, Any]) -> Iterator:
        """What Django makes of the answer: its own iterables ask a compiler for the SQL."""
        connection = connections[DEFAULT_DB_ALIAS]
        parameters = tuple(
            _filled_in(part, given, connection) if isinstance(part, Given) else part
            for part in self._parameters
        )
        return self._asked(connection, self._sql, parameters)

    def _asked(self, connection: Any, sql: str, parameters: tuple[Any, ...]) -> Iterator:
        compiler = copy(self._compiler)
        compiler.connection = connection  # of this thread
        compiler.as_sql = lambda *_, **__: (sql, parameters)
        asked = self._queryset.all()
        asked.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return iter(asked)


class _Planned(_Question):
    """Its SQL goes to PostgreSQL once for each connection, and after that only its values."""

    def __init__(self, queryset: QuerySet) -> None:
        super().__init__(queryset)
        named = {part.value: part for part in self._parameters if isinstance(part, Given)}
        self._given = list(named.values())
        self._numbers = {name: AsIs(f"${number}") for number, name in enumerate(named, start=1)}

    def rows(self, given: dict[str, Any]) -> Iterator:
        connection = connections[DEFAULT_DB_ALIAS]
        connection.close_if_health_check_failed()  # for what a lost connection held is gone
        connection.ensure_connection()
        held = _statements.setdefault(connection.connection, {})
        values = tuple(_filled_in(part, given, connection) for part in self._given)
        if name := held.get(self):
            return self._asked(connection, self._execute(name), values)
        name = f"q_{uuid4().hex}"  # never one of whoever had the connection before, or of a try
        prepare_and_execute = f"{self._prepare(name, connection)}; {self._execute(name)}"
        answer = self._asked(connection, prepare_and_execute, values)
        held[self] = name
        return answer

    def _prepare(self, name: str, connection: Any) -> str:
        types = ", ".join(str(part.field.db_type(connection)) for part in self._given)
        parameters = [
            self._numbers[part.value] if isinstance(part, Given) else part
            for part in self._parameters
        ]
        with connection.connection.cursor() as cursor:
            sql = cursor.mogrify(self._sql, parameters).decode()
        return f"PREPARE {name} ({types}) AS {sql.replace('%', '%%')}"

    def _execute(self, name: str) -> str:
        return f"EXECUTE {name} ({', '.join(['%s'] * len(self._given))})"


def _filled_in(part: Given, given: dict[str, Any], connection: Any) -> Any:
    return part.field.get_db_prep_value(given[part.value], connection)
