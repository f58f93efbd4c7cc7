"""The frame around every write: one transaction, one named act, one person answering for it."""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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


_in_act: ContextVar[bool] = ContextVar("in_act", default=False)


@contextmanager
def act(name: str, *, by: Actor) -> Iterator[None]:
    """One transaction whose history entries all say which act they belong to, and whose it was.

    An act inside another belongs to the outer one: what a person did is what they asked for.
    """
    if _in_act.get():
        with transaction.atomic():
            yield
        return
    token = _in_act.set(True)
    try:
        with _outermost_act(name, by=by):
            yield
    finally:
        _in_act.reset(token)


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
        transaction.on_commit(lambda: act_committed.send(sender=None), robust=True)


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
