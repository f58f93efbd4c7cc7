"""The tree of units: the places where improvement happens."""

from typing import TYPE_CHECKING
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
from people.calendar import today_of
from people.forms.units import TopUnitForm, UnitForm
from people.permissions import check_can_manage_units, units_where
from people.presenters.people import address_after_adding, unit_lines
from people.roles import Action
from people.selectors import (
    likely_kind,
    open_units_where,
    people_at_or_below,
    top_unit,
    unit_for,
    units_of,
)
from people.services.units import close_unit, create_unit, edit_unit, reopen_unit

if TYPE_CHECKING:
    from people.models import Unit


def units(request: SignedInRequest) -> HttpResponse:
    """Every place of the organisation as a tree, with the people who have a role there."""
    on = today_of(request.user)
    everywhere = units_of(request.user.organisation)
    managed = set(
        units_where(request.user, Action.MANAGE_UNITS, on=on).values_list("pk", flat=True)
    )
    context = {
        "lines": unit_lines(
            [unit for unit in everywhere if unit.closed_on is None],
            people=people_at_or_below(request.user.organisation, on=on),
            managed=managed,
        ),
        "closed": [unit for unit in everywhere if unit.closed_on and unit.pk in managed],
        "may_add": bool(managed),
        "may_list": any(unit.parent_id is None and unit.pk in managed for unit in everywhere),
    }
    return render(request, "people/units.html", context)


def unit_new(request: SignedInRequest) -> HttpResponse:
    """Add a place. The first one leads on to its first project."""
    on = today_of(request.user)
    top = top_unit(request.user.organisation)
    parents = open_units_where(request.user, Action.MANAGE_UNITS, on=on)
    if not parents:
        check_can_manage_units(request.user, top, on=on)
    asked = request.GET.get("parent")
    parent = next((unit for unit in parents if str(unit.public_id) == asked), parents[0])
    initial = {"parent": str(parent.public_id), "kind": likely_kind(parent)}
    form = UnitForm(request.POST or None, parents=parents, initial=initial)
    if form.is_valid():
        try:
            unit = create_unit(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("{unit} is added.").format(unit=unit))
            return redirect(address_after_adding(unit, then=request.POST.get("then", "")))
    context = {"form": form, "is_first": parents == [top]}
    return render(request, "people/unit_new.html", context, status=422 if form.errors else 200)


def unit_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Rename a place, put it elsewhere, correct its codes."""
    on = today_of(request.user)
    unit = unit_for(request.user, public_id)
    check_can_manage_units(request.user, unit, on=on)
    form = _unit_form(request, unit)
    if form.is_valid():
        answers = {"kind": unit.kind, **form.cleaned_data}
        try:
            edit_unit(unit=unit, by=request.user, at=timezone.now(), **answers)
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("{unit} is saved.").format(unit=unit))
            return redirect("units")
    context = {"form": form, "unit": unit, "cancel_href": reverse("units")}
    return render(request, "people/unit_edit.html", context, status=422 if form.errors else 200)


def unit_close(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask, then take a place out of the lists of choices."""
    unit = unit_for(request.user, public_id)
    check_can_manage_units(request.user, unit, on=today_of(request.user))
    if request.method == "POST":
        close_unit(unit=unit, by=request.user, at=timezone.now())
        messages.success(
            request, _("{unit} is closed. You find it below the open places.").format(unit=unit)
        )
        return redirect("units")
    context = {
        "unit": unit,
        "confirm_label": _("Close this place"),
        "is_danger": True,
        "cancel_href": reverse("unit_edit", args=[unit.public_id]),
    }
    return render(request, "people/unit_close.html", context)


@require_POST
def unit_reopen(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Offer a closed place again."""
    unit = unit_for(request.user, public_id)
    reopen_unit(unit=unit, by=request.user, at=timezone.now())
    messages.success(request, _("{unit} is open again.").format(unit=unit))
    return redirect("units")


def _unit_form(request: SignedInRequest, unit: "Unit") -> TopUnitForm | UnitForm:
    """The form of a known unit; whatever lies below it cannot hold it."""
    known = {
        "name": unit.name,
        "kind": unit.kind,
        "national_code": unit.national_code,
        "warehouse_code": unit.warehouse_code,
    }
    if unit.parent is None:
        return TopUnitForm(request.POST or None, initial=known)
    managed = open_units_where(request.user, Action.MANAGE_UNITS, on=today_of(request.user))
    parents = [other for other in managed if unit.pk not in other.path]
    if unit.parent not in parents:
        parents.insert(0, unit.parent)
    initial = {**known, "parent": str(unit.parent.public_id)}
    return UnitForm(request.POST or None, parents=parents, initial=initial)
