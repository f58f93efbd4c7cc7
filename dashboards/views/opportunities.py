"""Ways to take part: looked for, posted, answered in one click, and answered back."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from common.pagination import page_of
from dashboards.forms.opportunities import OpportunityFilter, OpportunityForm
from people.calendar import today_of
from people.roles import Action
from projects.permissions import actions_on, can_match, check_can_manage_team
from projects.policies import check_is_open
from projects.presenters import opportunities as words
from projects.selectors import is_in_team, project_for, team_of
from projects.selectors import opportunities as facts
from projects.services import opportunities as services
from projects.vocabulary import OpportunityState

if TYPE_CHECKING:
    from projects.models import Opportunity, Project

PER_PAGE = 20


def opportunities(request: SignedInRequest) -> HttpResponse:
    """What this person can take part in, and how they answered so far."""
    user, today = request.user, today_of(request.user)
    asked = OpportunityFilter(request.GET)
    found = facts.opportunities_for(
        user,
        words=asked.chosen("q"),
        way=asked.chosen("way"),
        time=asked.chosen("time"),
        on=today,
    )
    page = page_of(found, number=request.GET.get("page", ""), per_page=PER_PAGE)
    own = {one.opportunity_id: one for one in facts.own_interests(user)}
    profile = facts.profile_of(user)
    answered = [
        words.opportunity_line(one.opportunity, one, None)
        for one in own.values()
        if one.state != "no_thank_you"
    ]
    context = {
        "form": asked,
        "page": page,
        "lines": [words.opportunity_line(one, own.get(one.pk), profile) for one in page],
        "answered": answered,
        "has_profile": profile is not None,
        "is_narrowed": any(request.GET.get(name) for name in ("q", "way", "time")),
    }
    easy = "easy_" if user.easy_read else ""
    return render(request, f"dashboards/{easy}opportunities.html", context)


def opportunity(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One of them whole. Those who look after the team see who is interested."""
    user, today = request.user, today_of(request.user)
    found = facts.opportunity_for(user, public_id, on=today)
    may_manage = Action.MANAGE_TEAM in actions_on(user, found.project, on=today)
    interests = facts.interests_in(found) if may_manage else []
    profiles = facts.readable_profiles(user, on=today).in_bulk(
        [one.user_id for one in interests], field_name="user_id"
    )
    line = words.opportunity_line(
        found,
        facts.own_interest(user, found),
        facts.profile_of(user),
        is_in_team=is_in_team(user, found.project, at=timezone.now()),
    )
    context = {
        "line": line,
        "answers": words.answer_lines(interests, profiles),
        "may_manage": may_manage,
        "is_open": found.state == OpportunityState.OPEN,
        "edit_href": reverse("opportunity_edit", args=[public_id]) if may_manage else "",
        "state_href": reverse("opportunity_state", args=[public_id]),
        "plain_href": reverse("project_plain", args=[found.project.public_id]),
        "match_href": (
            reverse("opportunity_people", args=[public_id])
            if can_match(user, on=today) and found.state == OpportunityState.OPEN
            else ""
        ),
    }
    easy = "easy_" if user.easy_read and not may_manage else ""
    return render(request, f"dashboards/{easy}opportunity.html", context)


@keeps_answers
def opportunity_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Post one for a project."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_manage_team(request.user, project, on=today)
    check_is_open(project)
    services.check_can_be_offered(project)
    form = _form(request, project, today)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.post_opportunity(
                project=project,
                offer=form.offer,
                contact=form.cleaned_data["contact"],
                by=request.user,
                at=timezone.now(),
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("It is posted. You hear at home who is interested."))
            return redirect("opportunity", made.public_id)
    context = {"form": form, "project": project.title, "project_id": public_id}
    status = 422 if form.errors else 200
    return render(request, "dashboards/opportunity_new.html", context, status=status)


@keeps_answers
def opportunity_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Change what it says."""
    today = today_of(request.user)
    found = facts.opportunity_for(request.user, public_id, on=today)
    check_can_manage_team(request.user, found.project, on=today)
    form = _form(request, found.project, today, found)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_opportunity(
                opportunity=found,
                seen_version=form.cleaned_data["version"],
                offer=form.offer,
                contact=form.cleaned_data["contact"],
                by=request.user,
                at=timezone.now(),
            )
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("opportunity", public_id)
    context = {"form": form, "title": found.title, "cancel_href": _address(public_id)}
    status = 422 if form.errors else 200
    return render(request, "dashboards/opportunity_edit.html", context, status=status)


@require_POST
def opportunity_state(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Filled, closed, or open again: the button says which."""
    found = facts.opportunity_for(request.user, public_id, on=today_of(request.user))
    check_can_manage_team(request.user, found.project, on=today_of(request.user))
    asked = request.POST.get("state", "")
    if asked not in OpportunityState.values:
        raise Invalid(_("Say what becomes of it: press one of the buttons."))
    services.set_state(
        opportunity=found, state=OpportunityState(asked), by=request.user, at=timezone.now()
    )
    said = {
        OpportunityState.OPEN: _("It is open again."),
        OpportunityState.FILLED: _("It is filled, and stands in the list no more."),
        OpportunityState.CLOSED: _("It is closed, and stands in the list no more."),
    }
    messages.success(request, said[OpportunityState(asked)])
    return redirect("opportunity", public_id)


def _form(
    request: SignedInRequest, project: "Project", today: date, found: "Opportunity | None" = None
) -> OpportunityForm:
    team = words.contacts(team_of(project, on=today))
    names = [name for name in OpportunityForm.base_fields if name not in ("version", "contact")]
    initial: dict[str, object] = {"contact": str(request.user.public_id)}
    if found is not None:
        initial = {name: getattr(found, name) for name in names}
        initial |= {"version": found.version, "contact": str(found.contact.public_id)}
    return OpportunityForm(request.POST or kept_answers(request), team=team, initial=initial)


def _address(public_id: UUID) -> str:
    return reverse("opportunity", args=[public_id])
