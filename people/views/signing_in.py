"""A person's own page of signing in: second steps, devices, and what happened lately."""

from allauth.account.adapter import get_adapter
from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.http import SignedInRequest
from people.policies import second_step_due
from people.presenters.signing_in import device_line, event_line, second_steps
from people.security_log import note, whence
from people.selectors import second_steps_of, security_events_of, session_for, sessions_of
from people.sign_in import SecurityAct

LATELY = 8


def signing_in(request: SignedInRequest) -> HttpResponse:
    """How one signs in, where one is signed in, and what happened to the account lately."""
    key = request.session.session_key
    sessions = sessions_of(request.user)
    context = {
        "steps": second_steps(second_steps_of(request.user)),
        "due": second_step_due(request.user),
        "devices": [
            device_line(session, is_this=session.session_key == key) for session in sessions
        ],
        "events": [event_line(event) for event in security_events_of(request.user)[:LATELY]],
        "has_password": request.user.has_usable_password(),
        "may_show_again": bool(get_adapter(request).get_reauthentication_methods(request.user)),
    }
    return render(request, "people/signing_in.html", context)


@require_POST
def session_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sign oneself out on one device."""
    session = session_for(request.user, pk)
    line = device_line(session, is_this=False)
    _note_ended(request, line.name)
    end_sessions(request, [session])
    messages.success(request, _("You are signed out on {name}.").format(name=line.name))
    return redirect("mfa_index")


@require_POST
def sessions_end(request: SignedInRequest) -> HttpResponse:
    """Sign oneself out everywhere but here."""
    _note_ended(request, "")
    end_other_sessions(request, request.user)
    messages.success(request, _("You are signed out on all other devices."))
    return redirect("mfa_index")


def _note_ended(request: SignedInRequest, device: str) -> None:
    note(
        person=request.user,
        act=SecurityAct.SESSIONS_ENDED,
        at=timezone.now(),
        whence=whence(request),
        detail=device,
    )
