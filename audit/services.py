"""The frame around every write: one transaction, one named act, one person answering for it."""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar, cast

import pghistory
import structlog
from django.db import transaction

from audit.signals import act_committed

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Whoever answers for an act: a person, or a system process named as such."""

    pk: Any

    def __str__(self) -> str: ...


class SystemProcess:
    """An act nobody clicked: seeding, a scheduled job. It is named, never anonymous."""

    pk = None

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name


@dataclass
class _Act:
    """The outermost act under way."""

    is_told_by_task: bool = False


_current: ContextVar[_Act | None] = ContextVar("current_act", default=None)


@contextmanager
def act(name: str, *, by: Actor) -> Iterator[None]:
    """One transaction whose history entries all say which act they belong to, and whose it was.

    An act inside another belongs to the outer one: what a person did is what they asked for.
    """
    if _current.get():
        with transaction.atomic():
            yield
        return
    current = _Act()
    token = _current.set(current)
    try:
        with _outermost_act(name, by=by):
            yield
            if not current.is_told_by_task:
                transaction.on_commit(lambda: act_committed.send(sender=None), robust=True)
    finally:
        _current.reset(token)


def told_by_task() -> None:
    """A task that this act asked for tells whoever counts facts, once it is done with them."""
    if current := _current.get():
        current.is_told_by_task = True


@contextmanager
def _outermost_act(name: str, *, by: Actor) -> Iterator[None]:
    with (
        transaction.atomic(),
        pghistory.context(
            act=name,
            by=by.pk,
            by_name=str(by),
            request=structlog.contextvars.get_contextvars().get("request_id"),
        ),
    ):
        yield


def recorded(service: Callable[P, R]) -> Callable[P, R]:
    """Make a function a service: keyword-only, `by=`, one transaction, history with its author.

    The act is named after the module and the function: `projects.launch_project`.
    """
    parameters = inspect.signature(service).parameters
    if "by" not in parameters or any(
        p.kind is not inspect.Parameter.KEYWORD_ONLY for p in parameters.values()
    ):
        raise TypeError(f"{service.__qualname__} must be keyword-only and take by=.")
    name = f"{service.__module__.rsplit('.', 1)[-1]}.{service.__name__}"

    @functools.wraps(service)
    def in_one_act(*args: P.args, **kwargs: P.kwargs) -> R:
        with act(name, by=cast(Actor, kwargs["by"])):
            return service(*args, **kwargs)

    return in_one_act
