"""The same thing in several teams: added up, side by side, and compared where that is wanted."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.forms.teams import RollUpForm
from charts.presenters.teams import team_rows, team_tiles
from charts.selectors.definitions import (
    comparison_of,
    could_follow,
    measures_behind,
    places_to_roll_up,
    roll_ups_of,
)
from charts.services.definitions import (
    can_share,
    check_can_share,
    follow_definition,
    leave_definition,
    roll_up,
    share_definition,
)
from charts.views.loading import head_for, measure_at
from common.errors import NotVisible
from common.http import SignedInRequest
from people.calendar import today_of
from people.permissions import can_manage_organisation
from people.selectors import top_unit
from people.services.organisations import switch_comparison

if TYPE_CHECKING:
    from charts.models import Measure, SharedDefinition


def measure_teams(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The teams behind a roll-up. What is shown was stored by workers."""
    return _page(request, *_roll_up_at(request, public_id))


@require_POST
def measure_share(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add up a measure with all others of its name, over the whole organisation."""
    measure = measure_at(request, public_id)
    by, at = request.user, timezone.now()
    definition = (
        measure.rolls_up
        or measure.shared
        or share_definition(measure=measure, name=measure.name, by=by, at=at)
    )
    follow_definition(definition=definition, measures=could_follow(definition), by=by, at=at)
    whole = roll_ups_of(definition).first() or roll_up(
        definition=definition, unit=top_unit(request.user.organisation), by=by, at=at
    )
    messages.success(
        request,
        _("“{measure}” is being added up over all teams that count it.").format(measure=measure),
    )
    return redirect("measure_teams", whole.public_id)


@require_POST
def measure_leave(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a team's numbers out of the sums."""
    measure = measure_at(request, public_id)
    definition = measure.shared
    leave_definition(measure=measure, by=request.user, at=timezone.now())
    messages.success(request, _("{unit} is no longer added up.").format(unit=measure.unit))
    whole = roll_ups_of(definition).first() if definition else None
    return redirect("measure_teams", whole.public_id) if whole else redirect("measure", public_id)


@require_POST
def measure_roll_up(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add up at one more place."""
    measure, definition = _roll_up_at(request, public_id)
    check_can_share(request.user, timezone.now())
    form = RollUpForm(request.POST, places=places_to_roll_up(definition))
    if not form.is_valid():
        return _page(request, measure, definition, form, status=422)
    made = roll_up(
        definition=definition, unit=form.cleaned_data["unit"], by=request.user, at=timezone.now()
    )
    messages.success(request, _("The teams of {unit} are being added up.").format(unit=made.unit))
    return redirect("measure_teams", made.public_id)


@require_POST
def comparison_switch(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let teams be seen beside one another in the whole organisation, or no longer."""
    measure, _definition = _roll_up_at(request, public_id)
    wanted = request.POST.get("compare") == "yes"
    switch_comparison(
        organisation=request.user.organisation, on=wanted, by=request.user, at=timezone.now()
    )
    messages.success(request, _("Comparison is on.") if wanted else _("Comparison is off."))
    return redirect("measure_teams", measure.public_id)


def _roll_up_at(request: SignedInRequest, public_id: UUID) -> tuple["Measure", "SharedDefinition"]:
    """A roll-up and what its teams share. Raises NotVisible, also for any other measure."""
    measure = measure_at(request, public_id)
    if measure.rolls_up is None:
        raise NotVisible(_("No teams are added up in that measure."))
    return measure, measure.rolls_up


def _page(
    request: SignedInRequest,
    measure: "Measure",
    definition: "SharedDefinition",
    form: RollUpForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today = today_of(request.user)
    may_share = can_share(request.user, timezone.now())
    compares = request.user.organisation.compares_teams
    comparison = comparison_of(measure) if compares else None
    places = list(places_to_roll_up(definition)) if may_share else []
    context = {
        "head": head_for(request, measure),
        "measure": measure,
        "tiles": team_tiles(measures_behind(request.user, measure, on=today), may_share=may_share),
        "others": [other for other in roll_ups_of(definition) if other != measure],
        "form": form or RollUpForm(None, places=places),
        "may_roll_up": bool(places),
        "waiting": could_follow(definition).count() if may_share else 0,
        "compares": compares,
        "comparison": comparison,
        "rows": team_rows(comparison, measure) if comparison else [],
        "may_switch": can_manage_organisation(request.user, on=today),
    }
    return render(request, "charts/teams.html", context, status=status)
