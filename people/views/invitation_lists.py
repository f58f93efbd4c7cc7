"""Inviting people from a spreadsheet: what was understood is shown first, then sent."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid
from common.http import SignedInRequest
from common.templatetags.words import counted
from people.calendar import today_of
from people.forms.invitations import ListFileForm, ListTextForm
from people.mailbox import mail_arrives
from people.paste.columns import Columns
from people.paste.invitees import Known, Listed, read_columns, read_people
from people.paste.lines import left_out_words, listed_lines
from people.paste.tables import as_text
from people.permissions import check_can_invite, units_where
from people.presenters.people import invited_words
from people.roles import UNIT_ROLES, Action, UnitRole
from people.selectors import addresses_invited, addresses_known, open_units_where, top_unit
from people.services.invitation_lists import ListedInvitee, invite_list


def invitation_list(request: SignedInRequest) -> HttpResponse:
    """Read a spreadsheet of people, show what it says, and invite those whose row is clear."""
    on = today_of(request.user)
    units = open_units_where(request.user, Action.INVITE_PEOPLE, on=on)
    if not units:
        check_can_invite(request.user, top_unit(request.user.organisation), on=on)
    gives_roles = units_where(request.user, Action.ASSIGN_ROLES, on=on).exists()
    asks: dict[str, Any] = {"units": units, "gives_roles": gives_roles}
    if request.method != "POST" or "edit" in request.POST:
        return _ask(request, ListFileForm(**asks))
    was_read = "file" in request.POST
    form = ListTextForm(request.POST, **asks) if was_read else _sent_form(request, asks)
    if not form.is_valid():
        return _ask(request, ListFileForm(**asks) if was_read else form)
    try:
        columns, people = _read(request, form, units, gives_roles=gives_roles)
        if was_read and "send" in request.POST:
            return _send(request, people)
    except Invalid as error:
        form.refuse(error)
        return _ask(request, form)
    return _show(request, form, columns, people)


def _sent_form(request: SignedInRequest, asks: dict[str, Any]) -> ListFileForm:
    return ListFileForm(request.POST, request.FILES, **asks)


def _read(
    request: SignedInRequest, form: ListFileForm, units: Sequence[Any], *, gives_roles: bool
) -> tuple[Columns, list[Listed]]:
    rows, unit = form.cleaned_data["file"], form.cleaned_data["unit"]
    columns = read_columns(rows)
    at = columns.of["email"]
    addresses = [row[at].lower() for row in rows[1:] if at < len(row)]
    known = Known(
        units=units,
        roles=list(UNIT_ROLES) if gives_roles else [UnitRole.STAFF],
        accounts=addresses_known(addresses),
        invited=addresses_invited(request.user.organisation, addresses),
    )
    return columns, read_people(rows, columns, known, unit=unit, role=form.cleaned_data["role"])


def _send(request: SignedInRequest, people: list[Listed]) -> HttpResponse:
    clear = [
        ListedInvitee(one.email, one.name, one.unit, one.role)
        for one in people
        if one.unit is not None and not one.problems
    ]
    sent = invite_list(invitees=clear, by=request.user, at=timezone.now())
    messages.success(request, invited_words(sent, can_leave=mail_arrives()))
    if left_out := left_out_words(people):
        messages.warning(request, left_out)
    return redirect("invitations")


def _ask(request: SignedInRequest, form: ListFileForm) -> HttpResponse:
    context = {
        "form": form,
        "cancel_href": reverse("invitation_new"),
        "mail_arrives": mail_arrives(),
        "role_labels": [meaning.label for meaning in UNIT_ROLES.values()],
    }
    status = 422 if form.errors else 200
    return render(request, "people/invitation_list.html", context, status=status)


def _show(
    request: SignedInRequest, form: ListFileForm, columns: Columns, people: list[Listed]
) -> HttpResponse:
    answers = form.cleaned_data
    kept = {
        "file": as_text(answers["file"]),
        "unit": str(answers["unit"].public_id),
        "role": answers["role"].value,
    }
    clear = [one for one in people if not one.problems]
    context = {
        "kept": kept,
        "columns": columns,
        "clear": listed_lines(clear),
        "unclear": listed_lines([one for one in people if one.problems]),
        "send_label": _("Invite {count}").format(count=counted(len(clear), "person,people")),
        "cancel_href": reverse("invitations"),
    }
    return render(request, "people/invitation_list_check.html", context)
