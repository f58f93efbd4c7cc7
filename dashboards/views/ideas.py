"""The change ideas of a project: the backlog, a new idea, and a vote for one."""

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
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.ideas import BacklogFilter, SuggestForm, VoteForm
from dashboards.presenters.ideas import Addresses, backlog_page, idea_row
from dashboards.selectors.ideas import backlog_of, driver_among, drivers_of, facts_of
from dashboards.views.idea_pages import NEW, addresses_for
from people.calendar import today_of
from projects.permissions import actions_on, check_can_edit
from projects.policies import check_is_open
from projects.presenters.project import head_of
from projects.selectors import project_for
from projects.selectors.ideas import idea_for, removed_ideas
from projects.services.ideas import suggest_idea, vote_for_idea


def ideas(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The backlog: found, narrowed and ordered in the address; one's own ideas first."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    actions = actions_on(request.user, project, on=today)
    filters = BacklogFilter(request.GET)
    wanted = filters.wanted()
    addresses = addresses_for(project, actions, filters)
    backlog = backlog_of(project, wanted, seen_by=request.user, on=today)
    context = {
        "head": head_of(project, actions),
        "page": backlog_page(backlog, addresses, reader=request.user),
        "filters": filters,
        "words": wanted.words,
        "is_guess": backlog.is_guess,
        "clear_href": reverse("ideas", args=[public_id]) if addresses.kept else "",
        "removed": [
            (node.text, addresses.of("idea_put_back", node))
            for node in (removed_ideas(project) if addresses.may_edit else [])
        ],
    }
    return render(request, "dashboards/ideas.html", context)


@keeps_answers
def idea_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Suggest an idea: say it, then press the driver that it helps, or none yet."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    if request.method != "POST":
        check_is_open(project)
    drivers = drivers_of(project)
    form = SuggestForm(request.POST or kept_answers(request))
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["driver"]
        driver = driver_among(drivers, key)
        try:
            if key and driver is None:
                raise Invalid(_("That driver has just been taken off. Choose another."))
            idea = suggest_idea(
                project=project,
                text=form.cleaned_data["text"],
                could_stop=form.cleaned_data["could_stop"],
                driver=driver,
                by=request.user,
                at=timezone.now(),
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("Added your idea “{idea}”. The team will answer it.").format(idea=idea)
            )
            return redirect(Addresses(project, True, True, NEW).row(idea.node))
    chosen = driver_among(drivers, _uuid(request.GET.get("driver", "")))
    context = {
        "form": form,
        "drivers": [driver for driver in drivers if driver != chosen],
        "drivers_legend": _("Or under another driver")
        if chosen
        else _("Or under the driver it helps"),
        "chosen": chosen,
        "chosen_words": _("Add it under “{chosen}”").format(chosen=chosen),
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "cancel_href": reverse("ideas", args=[public_id]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "dashboards/idea_new.html", context, status=status)


@require_POST
def idea_vote(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """One vote a person, given or taken back by the same button."""
    today = today_of(request.user)
    idea = idea_for(request.user, node_id, on=today, project=public_id)
    form = VoteForm(request.POST)
    in_favour = form.is_valid() and form.cleaned_data["in_favour"]
    vote_for_idea(idea=idea, in_favour=in_favour, by=request.user, at=timezone.now())
    project = idea.node.diagram.project
    actions = actions_on(request.user, project, on=today)
    addresses = addresses_for(project, actions, BacklogFilter(request.GET))
    if not request.htmx:
        messages.success(
            request, f"{'You voted for' if in_favour else 'You took your vote back from'} “{idea}”."
        )
        return redirect(addresses.row(idea.node))
    row = idea_row(facts_of(idea, seen_by=request.user, on=today), addresses, reader=request.user)
    return render(request, "dashboards/_vote.html", {"row": row})


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
