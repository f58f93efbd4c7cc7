"""A project in plain words: for everybody, and the page to which the easy pages lead."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.plain import PlainForm
from dashboards.presenters.plain import going_words, trying_words
from dashboards.selectors.plain import plain_facts
from people.calendar import today_of
from people.roles import Action
from projects.permissions import actions_on, check_can_edit
from projects.policies import check_is_open
from projects.presenters.involvement import difference_lines
from projects.presenters.team import teammates
from projects.selectors import project_for
from projects.services.projects import edit_project

MOST_DIFFERENCES = 5


def project_plain(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What it wants, what changed because of people, what it tries, how it goes, who is in it."""
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    actions = actions_on(user, project, on=today)
    facts = plain_facts(project, on=today)
    may_edit = Action.EDIT_PROJECT in actions and not project.is_closed
    context = {
        "title": project.title,
        "project_href": reverse("project", args=[public_id]),
        "about": project.plain_words or project.aim or _("The team has not said it yet."),
        "has_plain_words": bool(project.plain_words),
        "edit_href": reverse("project_plain_edit", args=[public_id]) if may_edit else "",
        "differences": difference_lines(
            project, facts.differences[:MOST_DIFFERENCES], may_edit=False
        ),
        "trying": trying_words(facts.trying),
        "going": going_words(facts.main),
        "measure": facts.main.name if facts.main else "",
        "team": teammates(facts.team, on=today),
        "meets_on": facts.meets_on,
        "pulse_href": (
            reverse("pulse_answer", args=[public_id])
            if Action.GIVE_PULSE in actions and not project.is_closed
            else ""
        ),
        "offered": [
            (one.title, reverse("opportunity", args=[one.public_id])) for one in facts.offered
        ],
    }
    return render(request, "dashboards/project_plain.html", context)


@keeps_answers
def project_plain_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What it is about, for somebody who has never heard of it."""
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    check_can_edit(user, project, on=today)
    check_is_open(project)
    form = PlainForm(
        request.POST or kept_answers(request),
        initial={"version": project.version, "plain_words": project.plain_words},
    )
    if request.method == "POST" and form.is_valid():
        try:
            edit_project(
                project=project,
                seen_version=form.cleaned_data["version"],
                changes={"plain_words": form.cleaned_data["plain_words"].strip()},
                by=user,
                at=timezone.now(),
            )
        except NotNow as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("project_plain", public_id)
    context = {
        "form": form,
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "cancel_href": reverse("project_plain", args=[public_id]),
    }
    status = 422 if form.errors else 200
    return render(request, "dashboards/project_plain_edit.html", context, status=status)
