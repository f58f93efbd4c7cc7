"""What happens when somebody signs in or out, or changes how: a line in the security log."""

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as second_step
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in as session_begun
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from people import sessions
from people.models import User
from people.security_log import note, whence
from people.sign_in import METHODS, STEPS, SecurityAct


@receiver(session_begun)
def begin_to_count(request: HttpRequest, **_: Any) -> None:
    sessions.begin(request)


@receiver(account.user_logged_in)
def signed_in(request: HttpRequest, user: User, **given: Any) -> None:
    if getattr(given.get("sociallogin"), "proved_second_step", False):
        request.session[sessions.PROVED_ELSEWHERE] = True
    records = get_authentication_records(request, user)
    ways = [STEPS.get(r.get("type", ""), METHODS.get(r["method"], "")) for r in records]
    _note(request, user, SecurityAct.SIGNED_IN, detail=", ".join(filter(None, ways)))


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None and user.is_authenticated:
        was_idle = getattr(request, "was_idle", False)
        _note(request, user, SecurityAct.TIMED_OUT if was_idle else SecurityAct.SIGNED_OUT)


@receiver([account.password_changed, account.password_set, account.password_reset])
def password_changed(request: HttpRequest, user: User, **_: Any) -> None:
    _note(request, user, SecurityAct.PASSWORD_CHANGED)


@receiver(second_step.authenticator_added)
def step_added(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        _note(request, user, SecurityAct.CODES_MADE)
    else:
        _note(request, user, SecurityAct.STEP_ADDED, detail=STEPS[authenticator.type])


@receiver(second_step.authenticator_removed)
def step_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        _note(request, user, SecurityAct.STEP_REMOVED, detail=STEPS[authenticator.type])


@receiver(second_step.authenticator_reset)
def codes_made(request: HttpRequest, user: User, **_: Any) -> None:
    _note(request, user, SecurityAct.CODES_MADE)


@receiver([second_step.authentication_failed, account.login_code_rejected])
def wrong_code(request: HttpRequest, user: User, **_: Any) -> None:
    _note(request, user, SecurityAct.WRONG_CODE)


def _note(request: HttpRequest, user: User, act: SecurityAct, *, detail: str = "") -> None:
    note(person=user, act=act, at=timezone.now(), whence=whence(request), detail=detail)
