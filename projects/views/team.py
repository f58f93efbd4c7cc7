"""Who is in a project's team: found and added, invited, thanked and let go."""

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
from common.language import lazily
from people.calendar import today_of
from people.presenters.people import invitation_line
from people.roles import PROJECT_ROLES, Action, choices
from people.selectors import person_for
from projects.forms.team import FindForm, MemberForm, TeamInvitationForm
from projects.permissions import actions_on, check_can_manage_team
from projects.presenters.opportunities import starts
from projects.presenters.project import head_of
from projects.presenters.team import candidates, involvement_words, teammates, within_sentence
from projects.selectors import (
    membership_of,
    open_invitations_to,
    people_to_add,
    project_for,
    team_of,
)
from projects.selectors.opportunities import inductions_of, opportunities_of
from projects.services.team import add_member, end_membership, invite_to_team

MOST_FOUND = 10
_ASK = lazily("Choose a person and a role, then add them.")


def project_team(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The team; those who look after it also find colleagues to add and see who is invited."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    actions = actions_on(request.user, project, on=today)
    may_manage = Action.MANAGE_TEAM in actions
    team = list(team_of(project, on=today))
    find = FindForm(request.GET)
    words = find.chosen("find") if may_manage else ""
    found = people_to_add(project, words, most=MOST_FOUND) if words else []
    invited = open_invitations_to(project, at=timezone.now()) if may_manage else []
    beginning = [held for held in team if may_manage or held.user_id == request.user.pk]
    context = {
        "head": head_of(project, actions),
        "starts": starts(beginning, inductions_of(beginning)),
        "offered": [
            (one.title, reverse("opportunity", args=[one.public_id]), one.get_state_display())
            for one in opportunities_of(project.pk)
        ],
        "offer_href": (
            reverse("opportunity_new", args=[public_id])
            if may_manage and not project.is_closed
            else ""
        ),
        "team": teammates(team, managed=project if may_manage else None, on=today),
        "involvement": involvement_words(project, team),
        "may_manage": may_manage,
        "find": find,
        "words": words,
        "roles": choices(PROJECT_ROLES),
        "candidates": candidates(found, team),
        "invitations": [invitation_line(invitation) for invitation in invited],
        "add_href": reverse("membership_new", args=[public_id]),
        "invite_href": reverse("project_invite", args=[public_id]),
    }
    return render(request, "projects/team.html", context)


@require_POST
def membership_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add a colleague to the team."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_manage_team(request.user, project, on=today)
    form = MemberForm(request.POST)
    if not form.is_valid():
        about_day = form.errors.get("ends_on")
        messages.error(request, str(about_day[0] if about_day else _ASK))
        return redirect("project_team", public_id)
    person = person_for(request.user, form.cleaned_data["person"])
    role, until = form.cleaned_data["role"], form.cleaned_data["ends_on"]
    try:
        add_member(
            project=project,
            user=person,
            role=role,
            ends_on=until,
            by=request.user,
            at=timezone.now(),
        )
    except Invalid as error:
        messages.error(request, " ".join(error.fields.values()) or error.sentence)
        return redirect("project_team", public_id)
    messages.success(
        request,
        _("{person} is in the team as {within_sentence}.").format(
            person=person, within_sentence=within_sentence(PROJECT_ROLES[role].label)
        ),
    )
    return redirect("project_team", public_id)


def project_invite(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Invite somebody who has no account yet into the team."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_manage_team(request.user, project, on=today)
    form = TeamInvitationForm(request.POST or None)
    if form.is_valid():
        try:
            invite_to_team(project=project, **form.cleaned_data, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("An invitation is on its way to {email}.").format(
                    email=form.cleaned_data["email"]
                ),
            )
            return redirect("project_team", public_id)
    context = {
        "form": form,
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "cancel_href": reverse("project_team", args=[public_id]),
    }
    return render(request, "projects/invite.html", context, status=422 if form.errors else 200)


def membership_end(request: SignedInRequest, public_id: UUID, membership_id: UUID) -> HttpResponse:
    """Ask once, then end somebody's place in the team."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_manage_team(request.user, project, on=today)
    membership = membership_of(project, membership_id, on=today)
    team_href = reverse("project_team", args=[public_id])
    if request.method == "POST":
        try:
            end_membership(membership=membership, by=request.user, at=timezone.now())
        except Invalid as error:
            messages.error(request, error.sentence)
        else:
            messages.success(
                request,
                _("{user} leaves the team at the end of today.").format(user=membership.user),
            )
        return redirect(team_href)
    context = {
        "person": membership.user.name,
        "role": within_sentence(membership.get_role_display()),
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "is_own": membership.user_id == request.user.pk,
        "cancel_href": team_href,
        "confirm_label": _("End the place"),
    }
    return render(request, "projects/membership_end.html", context)
