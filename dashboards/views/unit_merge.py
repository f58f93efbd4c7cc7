"""Two places become one: choose, look at what would move, confirm."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid, NotNow
from common.http import SignedInRequest
from dashboards.forms.merging import MergeForm
from dashboards.selectors.merging import moving_from
from dashboards.services.merging import check_can_merge, merge_units
from people.calendar import today_of
from people.permissions import check_can_manage_units
from people.roles import Action
from people.selectors import open_units_where, unit_for


def unit_merge(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The choice lives in the address; only the button on what would move does anything."""
    unit, at = unit_for(request.user, public_id), timezone.now()
    on = today_of(request.user)
    check_can_manage_units(request.user, unit, on=on)
    offered = [
        other
        for other in open_units_where(request.user, Action.MANAGE_UNITS, on=on)
        if unit.pk not in other.path
    ]
    is_sent = request.method == "POST"
    form = MergeForm(request.POST if is_sent else request.GET or None, units=offered)
    into = form.cleaned_data["into"] if form.is_valid() else None
    if into is not None:
        try:
            if is_sent:
                merge_units(unit=unit, into=into, by=request.user, at=at)
                messages.success(
                    request, _("%(unit)s is part of %(into)s now.") % {"unit": unit, "into": into}
                )
                return redirect("unit", public_id=into.public_id)
            check_can_merge(unit, into, by=request.user, at=at)
        except (Invalid, NotNow) as error:
            form.refuse(error)
            into = None
    context = {
        "form": form,
        "unit": unit,
        "into": into,
        "moving": moving_from(unit, at=at) if into else None,
        "cancel_href": reverse("unit_edit", args=[public_id]),
        "again_href": reverse("unit_merge", args=[public_id]),
    }
    status = 422 if form.errors else 200
    return render(request, "dashboards/unit_merge.html", context, status=status)
