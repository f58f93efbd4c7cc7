"""Projects come into programmes and leave them, from either side."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.selectors.definitions import roll_ups_in
from common.errors import NotNow
from common.http import SignedInRequest
from dashboards.forms.programme import FindProjectForm, JoinForm, ProjectForm
from people.calendar import today_of
from people.roles import Action
from projects.permissions import (
    actions_on,
    can_join,
    check_can_lead_programme,
)
from projects.policies import check_programme_is_open
from projects.presenters.programmes import place_line, programme_lines
from projects.presenters.project import head_of
from projects.selectors import project_for
from projects.selectors.programmes import (
    place_in,
    programme_for,
    programmes_to_join,
    projects_to_ask,
    standing_places_of,
)
from projects.services import programme_places as places

if TYPE_CHECKING:
    from projects.models import Programme, ProgrammePlace, Project

MOST_FOUND = 10


def programme_ask(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Find a project and ask it to join; whoever speaks for it brings it in at once."""
    user, today = request.user, today_of(request.user)
    programme = programme_for(user, public_id)
    check_can_lead_programme(user, programme, on=today)
    if request.method == "POST":
        form = ProjectForm(request.POST)
        if form.is_valid():
            project = project_for(user, form.cleaned_data["project"], on=today)
            return _bring_in(request, programme, project, "programme_ask", programme)
        messages.error(request, _("Choose a project, then ask it to join."))
        return redirect("programme_ask", public_id)
    check_programme_is_open(programme)
    find = FindProjectForm(request.GET)
    words = find.chosen("find")
    context = {
        "programme": programme,
        "programme_href": reverse("programme", args=[public_id]),
        "find": find,
        "words": words,
        "found": projects_to_ask(programme, user, words, on=today, most=MOST_FOUND),
    }
    return render(request, "dashboards/programme_ask.html", context)


def project_programmes(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The programmes of a project, and those that it could join."""
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    actions = actions_on(user, project, on=today)
    if request.method == "POST":
        form = JoinForm(request.POST)
        if form.is_valid():
            programme = programme_for(user, form.cleaned_data["programme"])
            return _bring_in(request, programme, project, "project_programmes", project)
        messages.error(request, _("Choose a programme, then ask to join it."))
        return redirect("project_programmes", public_id)
    speaks = Action.JOIN_PROGRAMME in actions
    is_open = not project.is_closed
    context = {
        "head": head_of(project, actions),
        "places": [
            place_line(place, leads=False, speaks=speaks, on=today, of_project=True)
            for place in standing_places_of(project)
        ],
        "speaks": speaks,
        "may_join": speaks and is_open,
        "others": programme_lines(programmes_to_join(project, user)) if is_open else [],
    }
    return render(request, "dashboards/project_programmes.html", context)


@require_POST
def place_agree(request: SignedInRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """Say yes."""
    place = _place(request, public_id, place_id)
    places.agree(place=place, by=request.user, at=timezone.now())
    messages.success(request, _("“{project}” is in the programme.").format(project=place.project))
    if can_join(request.user, place.project, on=today_of(request.user)):
        return _to_measures(place.programme, place_id)
    return redirect("programme", public_id)


@require_POST
def place_decline(request: SignedInRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """Say no."""
    place = _place(request, public_id, place_id)
    places.decline(place=place, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("“{project}” does not join now. Either side can ask again.").format(
            project=place.project
        ),
    )
    return redirect("programme", public_id)


@require_POST
def place_take_back(request: SignedInRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """Asked by a slip."""
    place = _place(request, public_id, place_id)
    places.take_back(place=place, by=request.user, at=timezone.now())
    messages.success(request, _("The question is taken back."))
    return redirect("programme", public_id)


@require_POST
def place_leave(request: SignedInRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """Take a project out. On the same day that can be undone."""
    place = _place(request, public_id, place_id)
    places.leave(place=place, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("“{project}” has left. Until tonight it can be put back.").format(project=place.project),
    )
    return redirect("programme", public_id)


@require_POST
def place_put_back(request: SignedInRequest, public_id: UUID, place_id: UUID) -> HttpResponse:
    """It left by a slip."""
    place = _place(request, public_id, place_id)
    places.put_back(place=place, by=request.user, at=timezone.now())
    messages.success(
        request, _("“{project}” is back in the programme.").format(project=place.project)
    )
    return redirect("programme", public_id)


def _place(request: SignedInRequest, public_id: UUID, place_id: UUID) -> "ProgrammePlace":
    programme = programme_for(request.user, public_id)
    return place_in(programme, place_id, request.user, on=today_of(request.user))


def _bring_in(
    request: SignedInRequest,
    programme: "Programme",
    project: "Project",
    page: str,
    owner: "Programme | Project",
) -> HttpResponse:
    """Ask, and say what has come of it; a refusal is said on the page that was asked from."""
    user = request.user
    try:
        place = places.bring_in(programme=programme, project=project, by=user, at=timezone.now())
    except NotNow as error:
        messages.error(request, error.sentence)
        return redirect(page, owner.public_id)
    if place.state != places.State.JOINED:
        whom = (
            programme.lead
            if place.state == places.State.ASKED
            else _("the lead of “{project}”").format(project=project)
        )
        messages.success(request, _("Asked. It waits for {whom} now.").format(whom=whom))
        return redirect(page, owner.public_id)
    messages.success(
        request, _("“{project}” is in “{programme}”.").format(project=project, programme=programme)
    )
    return _to_measures(programme, place.public_id)


def _to_measures(programme: "Programme", place_id: UUID) -> HttpResponse:
    """On to what is counted alike, if there is anything."""
    if roll_ups_in(programme):
        return redirect("place_measures", programme.public_id, place_id)
    return redirect("programme", programme.public_id)
