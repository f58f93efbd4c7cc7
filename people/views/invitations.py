"""Inviting people, and being invited."""

from uuid import UUID

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from audit.services import SystemProcess
from common.errors import Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from people.forms.invitations import AcceptanceForm, InvitationForm
from people.mailbox import mail_arrives
from people.permissions import can_look_after_sign_in, check_can_invite, units_where
from people.policies import is_staff_address
from people.presenters.people import (
    address_after_accepting,
    invitation_line,
    invited_words,
    role_offered,
)
from people.roles import Action
from people.selectors import (
    invitation_for,
    open_invitations_for,
    open_units_where,
    overdue_invitations_for,
    top_unit,
)
from people.services.invitations import (
    accept,
    invite_several,
    open_invitation,
    resend,
    withdraw,
)

ACCEPTING = SystemProcess("Accepting an invitation")


@keeps_answers
def invitation_new(request: SignedInRequest) -> HttpResponse:
    """Invite one person or a pasted list of people."""
    on = today_of(request.user)
    units = open_units_where(request.user, Action.INVITE_PEOPLE, on=on)
    if not units:
        check_can_invite(request.user, top_unit(request.user.organisation), on=on)
    gives_roles = units_where(request.user, Action.ASSIGN_ROLES, on=on).exists()
    kept = kept_answers(request) if request.method == "GET" else None
    form = InvitationForm(request.POST or kept, units=units, gives_roles=gives_roles)
    if not kept and form.is_valid():
        try:
            invited = invite_several(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, invited_words(invited, can_leave=mail_arrives()))
            return redirect("invitations")
    context = {
        "form": form,
        "cancel_href": reverse("people"),
        "mail_arrives": mail_arrives(),
        "was_signed_out": kept is not None,
    }
    status = 422 if request.POST and form.errors else 200
    return render(request, "people/invitation_new.html", context, status=status)


def invitations(request: SignedInRequest) -> HttpResponse:
    """Invitations that nobody has answered yet."""
    on = today_of(request.user)
    at = timezone.now()
    sent = open_invitations_for(request.user, on=on, at=at)
    context = {
        "lines": [invitation_line(invitation) for invitation in sent],
        "overdue": [
            invitation_line(invitation)
            for invitation in overdue_invitations_for(request.user, on=on, at=at)
        ],
        "may_invite": units_where(request.user, Action.INVITE_PEOPLE, on=on).exists(),
        "mail_arrives": mail_arrives(),
        "looks_after_sign_in": can_look_after_sign_in(request.user, on=on),
    }
    return render(request, "people/invitations.html", context)


@require_POST
def invitation_resend(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Send an invitation once more."""
    on, at = today_of(request.user), timezone.now()
    sent = invitation_for(request.user, public_id, on=on)
    resend(invitation=sent, by=request.user, at=at)
    messages.success(request, invited_words([sent], can_leave=mail_arrives()))
    return redirect("invitations")


@require_POST
def invitation_withdraw(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    on, at = today_of(request.user), timezone.now()
    sent = invitation_for(request.user, public_id, on=on)
    withdraw(invitation=sent, by=request.user, at=at)
    messages.success(
        request,
        _("The invitation of {email} is withdrawn. Its link is dead.").format(email=sent.email),
    )
    return redirect("invitations")


@login_not_required
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """What an invitation leads to. Opening it changes nothing: mail scanners open links too."""
    at = timezone.now()
    try:
        offer = open_invitation(code, at=at)
    except NotNow as refusal:
        return _used_up(request, refusal)
    if request.user.is_authenticated:
        return render(request, "people/invitation_other.html", {"invitation": offer})
    form = AcceptanceForm(
        request.POST or None,
        initial={"name": offer.name},
        may_do_without_password=not is_staff_address(offer.organisation, offer.email),
    )
    if form.is_valid():
        try:
            person = accept(invitation=offer, by=ACCEPTING, at=at, **form.answers())
        except Invalid as error:
            form.refuse(error)
        except NotNow as refusal:
            return _used_up(request, refusal)
        else:
            return perform_login(request, person, redirect_url=address_after_accepting(offer))
    context = {"form": form, "invitation": offer, "role": role_offered(offer)}
    return render(request, "people/invitation.html", context, status=422 if form.errors else 200)


def _used_up(request: HttpRequest, refusal: NotNow) -> HttpResponse:
    context = {"sentence": refusal.sentence}
    return render(request, "people/invitation_used_up.html", context, status=410)
