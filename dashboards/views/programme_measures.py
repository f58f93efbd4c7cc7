"""What the projects of a programme count alike: chosen for all, and matched by each project."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.selectors import measures_of
from charts.selectors.definitions import (
    definitions_to_share,
    measures_to_share,
    roll_up_in,
    roll_ups_in,
)
from charts.services.programmes import (
    begin_to_count_alike,
    count_alike,
    share_in_programme,
    stop_sharing,
)
from common.errors import Invalid, NotNow
from common.http import SignedInRequest
from dashboards.forms.programme import NEW, NONE, AlikeForm, SharingForm
from people.calendar import today_of
from projects.permissions import check_can_join, check_can_lead_programme
from projects.policies import check_programme_is_open
from projects.selectors.programmes import place_in, programme_for

if TYPE_CHECKING:
    from charts.models import SharedDefinition
    from projects.models import ProgrammePlace


def programme_measures(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What is added up, and one more thing to add up."""
    user, today = request.user, today_of(request.user)
    programme = programme_for(user, public_id)
    check_can_lead_programme(user, programme, on=today)
    if request.method != "POST":
        check_programme_is_open(programme)
    form = SharingForm(
        request.POST or None,
        definitions=definitions_to_share(programme),
        measures=measures_to_share(user, programme, on=today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = share_in_programme(
                programme=programme, what=form.cleaned_data["what"], by=user, at=timezone.now()
            )
        except Invalid as error:
            form.add_error("what", next(iter(error.fields.values()), error.sentence))
        except NotNow as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("“{rolls_up}” is being added up over the projects.").format(
                    rolls_up=made.rolls_up
                ),
            )
            return redirect("programme_measures", public_id)
    context = {
        "programme": programme,
        "programme_href": reverse("programme", args=[public_id]),
        "roll_ups": roll_ups_in(programme),
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "dashboards/programme_measures.html", context, status=status)


@require_POST
def programme_measure_stop(
    request: SignedInRequest, public_id: UUID, measure_id: UUID
) -> HttpResponse:
    """No longer add it up. Choosing it again goes on with it."""
    programme = programme_for(request.user, public_id)
    roll_up = roll_up_in(programme, measure_id)
    stop_sharing(roll_up=roll_up, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("“{rolls_up}” is no longer added up. Choose it again to go on.").format(
            rolls_up=roll_up.rolls_up
        ),
    )
    return redirect("programme_measures", public_id)


def place_measures(request: SignedInRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """Which of a project's measures are those that the programme shares."""
    user, today = request.user, today_of(request.user)
    programme = programme_for(user, public_id)
    place = place_in(programme, place_id, user, on=today)
    check_can_join(user, place.project, on=today)
    if request.method != "POST":
        check_programme_is_open(programme)
    shared = [roll_up.rolls_up for roll_up in roll_ups_in(programme) if roll_up.rolls_up]
    form = AlikeForm(
        request.POST or None, definitions=shared, measures=list(measures_of(place.project))
    )
    if request.method == "POST" and form.is_valid():
        try:
            for definition in shared:
                _match(request, place, definition, form)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("Saved what “{project}” counts like the others.").format(project=place.project),
            )
            return redirect("programme", public_id)
    context = {
        "form": form,
        "programme": programme,
        "programme_href": reverse("programme", args=[public_id]),
        "project": place.project,
        "project_href": reverse("project_programmes", args=[place.project.public_id]),
        "cancel_href": reverse("programme", args=[public_id]),
        "has_shared": bool(shared),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "dashboards/place_measures.html", context, status=status)


def _match(
    request: SignedInRequest,
    place: "ProgrammePlace",
    definition: "SharedDefinition",
    form: AlikeForm,
) -> None:
    by, at = request.user, timezone.now()
    chosen = form.chosen(definition)
    if chosen == NEW:
        begin_to_count_alike(place=place, definition=definition, by=by, at=at)
        return
    measure = None if chosen == NONE or isinstance(chosen, str) else chosen
    count_alike(place=place, definition=definition, measure=measure, by=by, at=at)
