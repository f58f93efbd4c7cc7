"""A form sent by somebody whose session had ended waits for them until they have signed in again.

Its answers stay in the session of the visitor, who keeps that session through the sign-in. They
are given back once, to the same address, and are not saved by themselves.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

_NAME = "kept_form"
_NEVER_KEPT = ("csrfmiddlewaretoken",)
_MOST = 2_000_000  # characters; nobody types more, and a session is no place for it

View = Callable[..., HttpResponse]


def keeps_answers(view: View) -> View:
    """Mark a view whose form is kept, and given back by `kept_answers`."""
    view.keeps_answers = True  # type: ignore[attr-defined]
    return view


def keep_answers(request: HttpRequest, view: Any) -> None:
    """Put a form that cannot be accepted yet aside, if its view gives it back."""
    if request.method != "POST" or not getattr(view, "keeps_answers", False):
        return
    answers = request.POST.copy()
    for name in _NEVER_KEPT:
        answers.pop(name, None)
    text = answers.urlencode()
    if len(text) <= _MOST:
        request.session[_NAME] = {"path": request.path, "answers": text}


def kept_answers(request: HttpRequest) -> QueryDict | None:
    """What was typed for this address before the sign-in. The second time it is gone."""
    kept = request.session.get(_NAME)
    if kept is None or kept["path"] != request.path:
        return None
    del request.session[_NAME]
    return QueryDict(kept["answers"])
