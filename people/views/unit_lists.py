"""Places from a spreadsheet: what was understood is shown first, then done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.errors import Invalid
from common.http import SignedInRequest
from people.calendar import today_of
from people.forms.tables import TableFileForm, TableTextForm
from people.paste.columns import Columns
from people.paste.place_lines import place_lines
from people.paste.places import ListedPlace, in_order, read_columns, read_places
from people.paste.tables import as_text
from people.permissions import check_can_manage_units
from people.selectors import top_unit, unit_tree
from people.services.unit_lists import PlaceToBe, set_places


def unit_list(request: SignedInRequest) -> HttpResponse:
    """Read a list of places, show what it would add and change, and do that."""
    top = top_unit(request.user.organisation)
    check_can_manage_units(request.user, top, on=today_of(request.user))
    if request.method != "POST" or "edit" in request.POST:
        return _ask(request, TableFileForm())
    was_read = "file" in request.POST
    form = (TableTextForm if was_read else TableFileForm)(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, TableFileForm() if was_read else form)
    rows = form.cleaned_data["file"]
    try:
        columns = read_columns(rows)
        places = read_places(rows, columns, unit_tree(request.user.organisation))
        if was_read and "save" in request.POST:
            return _save(request, places)
    except Invalid as error:
        form.refuse(error)
        return _ask(request, form)
    return _show(request, as_text(rows), columns, places)


def _save(request: SignedInRequest, places: list[ListedPlace]) -> HttpResponse:
    """All that is clear, or nothing where the service refuses."""
    wanted: dict[ListedPlace, PlaceToBe] = {}
    for place in in_order(places):
        assert place.parent is not None
        parent = wanted[place.parent] if isinstance(place.parent, ListedPlace) else place.parent
        wanted[place] = PlaceToBe(
            name=place.name,
            kind=place.kind,
            parent=parent,
            national_code=place.national_code,
            warehouse_code=place.warehouse_code,
            unit=place.unit,
        )
    to_do = [made for place, made in wanted.items() if place.is_new or place.is_changed]
    set_places(places=to_do, by=request.user, at=timezone.now())
    said = ngettext("%(count)s place is saved.", "%(count)s places are saved.", len(to_do))
    messages.success(request, said % {"count": len(to_do)})
    return redirect("units")


def _ask(request: SignedInRequest, form: TableFileForm) -> HttpResponse:
    context = {"form": form, "cancel_href": reverse("units")}
    status = 422 if form.errors else 200
    return render(request, "people/unit_list.html", context, status=status)


def _show(
    request: SignedInRequest, kept: str, columns: Columns, places: list[ListedPlace]
) -> HttpResponse:
    clear = [place for place in places if not place.problems]
    to_do = [place for place in clear if place.is_new or place.is_changed]
    new = sum(place.is_new for place in to_do)
    context = {
        "kept": kept,
        "columns": columns,
        "to_do": place_lines(to_do),
        "unclear": place_lines(place for place in places if place.problems),
        "same": len(clear) - len(to_do),
        "new": new,
        "changed": len(to_do) - new,
        "save_label": ngettext("Save %(count)s place", "Save %(count)s places", len(to_do))
        % {"count": len(to_do)},
        "cancel_href": reverse("units"),
        "nothing": _("Everything in this list is known already."),
    }
    return render(request, "people/unit_list_check.html", context)
