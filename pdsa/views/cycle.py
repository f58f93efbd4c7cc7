"""One cycle, and what can be done with it as a whole."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.http import SignedInRequest
from pdsa.forms.reading import ReadingForm
from pdsa.permissions import check_can_test
from pdsa.policies import check_has_not_started
from pdsa.services.continuing import start_next_cycle
from pdsa.services.planning import drop_plan
from pdsa.services.studying import tick_reading
from pdsa.views.page import cycle_at, cycle_page
from people.calendar import today_of


def cycle(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Plan, Do, Study and Act on one page."""
    return cycle_page(request, cycle_at(request, public_id))


@require_POST
def cycle_next(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Carry the plan forward into the next cycle."""
    found = cycle_at(request, public_id)
    following = start_next_cycle(cycle=found, by=request.user, at=timezone.now())
    return redirect("cycle", following.public_id)


@require_POST
def cycle_reading(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A coach ticks what only a reader can tell."""
    found = cycle_at(request, public_id)
    form = ReadingForm(request.POST)
    if form.is_valid():
        tick_reading(
            cycle=found,
            seen_version=form.cleaned_data["version"],
            was_written_after=form.cleaned_data["reading"],
            by=request.user,
            at=timezone.now(),
        )
    else:
        messages.error(request, _("Choose one of the answers, then save."))
    return redirect("cycle", public_id)


def cycle_drop(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask once, then take back a plan that was never tested."""
    found = cycle_at(request, public_id)
    check_can_test(request.user, found.project, on=today_of(request.user))
    check_has_not_started(found)
    if request.method == "POST":
        drop_plan(cycle=found, by=request.user, at=timezone.now())
        messages.success(request, _("The plan “{found}” is taken back.").format(found=found))
        return redirect("cycles", found.project.public_id)
    context = {
        "cycle": found.title,
        "project": found.project.title,
        "project_href": reverse("project", args=[found.project.public_id]),
        "cancel_href": reverse("cycle", args=[public_id]),
        "confirm_label": _("Take the plan back"),
        "is_danger": True,
    }
    return render(request, "pdsa/drop.html", context)
