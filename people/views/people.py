"""The people of the organisation, their roles and their accounts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest
from common.pagination import page_of
from people.calendar import today_of
from people.forms.people import PeopleFilter
from people.forms.roles import RoleForm
from people.permissions import (
    can_look_after_sign_in,
    can_manage_account,
    check_can_assign_roles,
    check_can_manage_account,
    units_where,
)
from people.presenters.people import person_lines, role_line
from people.roles import Action
from people.selectors import (
    has_second_step,
    held_up_until,
    link_of,
    open_units_where,
    people_for,
    person_for,
    role_assignment_for,
    roles_ahead_of,
    roles_by_person,
    top_unit,
)
from people.services.accounts import close_account, reopen_account
from people.services.roles import assign_role, end_role

PER_PAGE = 50


def people(request: SignedInRequest) -> HttpResponse:
    """Everybody who has an account here, with their roles."""
    on = today_of(request.user)
    form = PeopleFilter(request.GET)
    may_invite = units_where(request.user, Action.INVITE_PEOPLE, on=on).exists()
    found = people_for(
        request.user, words=form.chosen("q"), are_active=form.chosen("accounts") != "closed"
    )
    page = page_of(found, number=request.GET.get("page", ""), per_page=PER_PAGE)
    context = {
        "form": form,
        "page": page,
        "lines": person_lines(page, roles_by_person(page, on=on), with_email=may_invite),
        "may_invite": may_invite,
        "looks_after_sign_in": can_look_after_sign_in(request.user, on=on),
    }
    return render(request, "people/people.html", context)


def person(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One person: who they are and which roles they hold."""
    on = today_of(request.user)
    person = person_for(request.user, public_id)
    gives_roles_on = set(
        units_where(request.user, Action.ASSIGN_ROLES, on=on).values_list("pk", flat=True)
    )
    is_own = person.pk == request.user.pk
    may_manage = not is_own and can_manage_account(request.user, person, on=on)
    looks_after = units_where(request.user, Action.INVITE_PEOPLE, on=on).exists()
    context = {
        "person": person,
        "email": person.email if is_own or looks_after else "",
        "roles": [
            role_line(held, may_end=held.unit_id in gives_roles_on, on=on)
            for held in (
                *roles_by_person([person], on=on)[person.pk],
                *roles_ahead_of(person, on=on),
            )
        ],
        "may_give_roles": bool(gives_roles_on) and person.is_active,
        "may_manage_account": may_manage,
        "is_own": is_own,
    }
    if may_manage:
        context |= {
            "held_up_until": held_up_until(person, at=timezone.now()),
            "has_second_step": has_second_step(person),
            "link": link_of(person),
        }
    return render(request, "people/person.html", context)


def role_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Give a person a role somewhere."""
    on = today_of(request.user)
    person = person_for(request.user, public_id)
    units = open_units_where(request.user, Action.ASSIGN_ROLES, on=on)
    if not units:
        check_can_assign_roles(request.user, top_unit(request.user.organisation), on=on)
    form = RoleForm(request.POST or None, units=units)
    if form.is_valid():
        try:
            given = assign_role(
                user=person, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("{person} is {role} at {unit}.").format(
                    person=person, role=given.get_role_display(), unit=given.unit
                ),
            )
            return redirect("person", public_id=person.public_id)
    context = {
        "form": form,
        "person": person,
        "cancel_href": reverse("person", args=[person.public_id]),
    }
    return render(request, "people/role_new.html", context, status=422 if form.errors else 200)


@require_POST
def role_end(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End a role of a person."""
    on = today_of(request.user)
    held = role_assignment_for(request.user, public_id, on=on)
    said = {"role": held.get_role_display(), "place": held.unit}
    is_ahead = held.starts_on > on
    end_role(assignment=held, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("%(role)s at %(place)s will not begin.") % said
        if is_ahead
        else _("%(role)s at %(place)s ends tonight.") % said,
    )
    return redirect("person", public_id=held.user.public_id)


def account_close(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask, then let nobody sign in with this account any more."""
    person = person_for(request.user, public_id)
    check_can_manage_account(request.user, person, on=today_of(request.user))
    href = reverse("person", args=[person.public_id])
    if request.method == "POST":
        close_account(person=person, by=request.user, at=timezone.now())
        messages.success(request, _("{person} cannot sign in any more.").format(person=person))
        return redirect(href)
    context = {
        "person": person,
        "confirm_label": _("Close the account"),
        "is_danger": True,
        "cancel_href": href,
    }
    return render(request, "people/account_close.html", context)


@require_POST
def account_reopen(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let a person sign in again."""
    person = person_for(request.user, public_id)
    reopen_account(person=person, by=request.user, at=timezone.now())
    messages.success(request, _("{person} can sign in again.").format(person=person))
    return redirect("person", public_id=person.public_id)
