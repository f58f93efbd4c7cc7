"""What administrators set about signing in, and the log of what happened."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.http import SignedInRequest
from common.pagination import page_of
from people.calendar import today_of
from people.forms.sign_in import SecurityFilter, SignInRulesForm
from people.permissions import check_can_look_after_sign_in, check_can_manage_account
from people.presenters.signing_in import event_line
from people.security_log import whence
from people.selectors import people_without_second_step, person_for, security_events_for
from people.services.security import reset_second_steps, unlock
from people.services.sign_in_rules import set_sign_in_rules
from people.services.single_sign_on import unlink

PER_PAGE = 50


def sign_in_rules(request: SignedInRequest) -> HttpResponse:
    """How the people of the organisation sign in."""
    organisation = request.user.organisation
    check_can_look_after_sign_in(request.user, on=today_of(request.user))
    known = {
        "staff_domains": organisation.staff_domains,
        "needs_second_step": "yes" if organisation.second_step_from else "no",
        "grace_days": organisation.second_step_grace_days,
        "idle_minutes": organisation.idle_minutes or 0,
    }
    form = SignInRulesForm(request.POST or None, initial=known)
    if form.is_valid():
        set_sign_in_rules(
            organisation=organisation, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("The rules of signing in are saved."))
        return redirect("sign_in_rules")
    context = {"form": form, "without": people_without_second_step(organisation)}
    status = 422 if form.errors else 200
    return render(request, "people/sign_in_rules.html", context, status=status)


def security_log(request: SignedInRequest) -> HttpResponse:
    """What happened to the accounts of the organisation, newest first."""
    check_can_look_after_sign_in(request.user, on=today_of(request.user))
    form = SecurityFilter(request.GET)
    found = security_events_for(request.user, act=form.chosen("act"), who=form.chosen("who"))
    page = page_of(found, number=request.GET.get("page", ""), per_page=PER_PAGE)
    context = {"form": form, "page": page, "lines": [event_line(event) for event in page]}
    return render(request, "people/security_log.html", context)


@require_POST
def account_unlock(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let somebody who was held up after wrong tries go on at once."""
    person = person_for(request.user, public_id)
    unlock(person=person, by=request.user, at=timezone.now(), request=request)
    messages.success(request, _("{person} can try again now.").format(person=person))
    return redirect("person", public_id=person.public_id)


@require_POST
def account_unlink(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Forget who at the organisation's provider somebody is."""
    person = person_for(request.user, public_id)
    unlink(person=person, by=request.user, at=timezone.now(), whence=whence(request))
    messages.success(
        request, _("{person} is linked with nobody there any more.").format(person=person)
    )
    return redirect("person", public_id=person.public_id)


def second_steps_reset(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask, then take away the second steps of somebody who lost theirs."""
    person = person_for(request.user, public_id)
    check_can_manage_account(request.user, person, on=today_of(request.user))
    href = reverse("person", args=[person.public_id])
    if request.method == "POST":
        reset_second_steps(
            person=person, by=request.user, at=timezone.now(), whence=whence(request)
        )
        messages.success(
            request, _("{person} signs in without a second step now.").format(person=person)
        )
        return redirect(href)
    context = {
        "person": person,
        "confirm_label": _("Remove the second steps"),
        "is_danger": True,
        "cancel_href": href,
    }
    return render(request, "people/second_steps_reset.html", context)
