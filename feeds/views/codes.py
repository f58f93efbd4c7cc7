"""What the codes of the warehouse stand for, as analysts say it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotVisible
from common.http import SignedInRequest
from common.pagination import page_of
from feeds.forms.codes import MeasureCodeForm, PairForm, UnitCodeForm
from feeds.permissions import check_can_load
from feeds.selectors import code_for, codes_explained, load_for, measure_names, open_measures
from feeds.services.codes import (
    explain_measure_code,
    explain_pair,
    explain_unit_code,
    forget_code,
)
from people.calendar import today_of
from people.selectors import units_of

if TYPE_CHECKING:
    from common.forms import PlatformForm

PER_PAGE = 50


def codes(request: SignedInRequest) -> HttpResponse:
    """The codes that somebody has explained. Four queries."""
    check_can_load(request.user, on=today_of(request.user))
    page = page_of(
        codes_explained(request.user), number=request.GET.get("page", ""), per_page=PER_PAGE
    )
    return render(request, "feeds/codes.html", {"page": page})


def code_explain(request: SignedInRequest) -> HttpResponse:
    """Say what one code stands for: of a unit, of a measure, or both together."""
    check_can_load(request.user, on=today_of(request.user))
    measure_code, unit_code = (request.GET.get(name, "")[:100] for name in ("measure", "unit"))
    if not measure_code and not unit_code:
        return redirect("codes")
    form = _form(request, measure_code, unit_code)
    back = _back(request)
    if request.method == "POST" and form.is_valid():
        try:
            _explain(request, measure_code, unit_code, form.cleaned_data["stands_for"])
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved. Send the load again to use it."))
            return redirect(back)
    context = {
        "form": form,
        "measure_code": measure_code,
        "unit_code": unit_code,
        "cancel_href": back,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "feeds/code_explain.html", context, status=status)


@require_POST
def code_forget(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let a code stand for nothing again."""
    code = code_for(request.user, public_id)
    forget_code(code=code, by=request.user, at=timezone.now())
    messages.success(request, _("“%s” stands for nothing any more.") % code)
    return redirect("codes")


def _form(request: SignedInRequest, measure_code: str, unit_code: str) -> "PlatformForm":
    said = request.POST if request.method == "POST" else None
    if measure_code and unit_code:
        return PairForm(said, measures=open_measures(request.user))
    if measure_code:
        return MeasureCodeForm(said, names=measure_names(request.user))
    return UnitCodeForm(said, units=units_of(request.user.organisation).open())  # type: ignore[attr-defined]


def _explain(request: SignedInRequest, measure_code: str, unit_code: str, stands_for: Any) -> None:
    by, at = request.user, timezone.now()
    if measure_code and unit_code:
        explain_pair(
            measure_code=measure_code, unit_code=unit_code, measure=stands_for, by=by, at=at
        )
    elif measure_code:
        explain_measure_code(code=measure_code, measure_name=str(stands_for), by=by, at=at)
    else:
        explain_unit_code(code=unit_code, unit=stands_for, by=by, at=at)


def _back(request: SignedInRequest) -> str:
    """To the load from which somebody came, if there is one."""
    try:
        return reverse("load", args=[load_for(request.user, UUID(request.GET["load"])).public_id])
    except (KeyError, ValueError, NotVisible):
        return reverse("codes")
