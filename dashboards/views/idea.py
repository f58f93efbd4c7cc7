"""One change idea: answered, weighed, owned, placed under a driver, taken off and put back."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.ideas import BacklogFilter, PlaceForm, TendForm
from dashboards.presenters.ideas import Addresses, idea_row, meanwhile
from dashboards.selectors.ideas import driver_among, drivers_of, facts_of
from dashboards.views.idea_pages import addresses_for
from pdsa.forms.fields import key_of, offer
from people.calendar import today_of
from projects.layers import Strength
from projects.permissions import actions_on, check_can_edit
from projects.policies import check_is_open
from projects.selectors import team_of
from projects.selectors.ideas import idea_for, latest_editor_of_idea
from projects.services import diagrams
from projects.services.ideas import tend_idea

if TYPE_CHECKING:
    from django.http import QueryDict

    from projects.models import ChangeIdea


@keeps_answers
def idea(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Answer an idea, weigh it and say who takes it further, all in one form."""
    found = _to_tend(request, public_id, node_id)
    addresses = _addresses(request, found)
    if found.node.removed_at is not None:
        messages.error(
            request, _("“{found}” has been taken off. Put it back first.").format(found=found)
        )
        return redirect(addresses.backlog)
    form, note = _form(request, found, request.POST or kept_answers(request)), ""
    if request.method == "POST" and form.is_valid():
        try:
            tend_idea(
                idea=found,
                seen_version=form.cleaned_data["version"],
                thoughts=form.thoughts(),
                by=request.user,
                at=timezone.now(),
            )
        except EditedElsewhere:
            found = _to_tend(request, public_id, node_id)
            note = _("{meanwhile} What you typed is below.").format(
                meanwhile=meanwhile(found, latest_editor_of_idea(found))
            )
            typed = request.POST.copy()
            typed["version"] = str(found.version)
            form = _form(request, found, typed)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("Saved what the team thinks of “{found}”.").format(found=found)
            )
            return redirect(addresses.row(found.node))
    return _page(request, found, addresses, form, note=note)


@require_POST
def idea_place(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Put an idea under the driver whose button was pressed."""
    found = _to_tend(request, public_id, node_id)
    form = PlaceForm(request.POST)
    key = form.cleaned_data["driver"] if form.is_valid() else None
    driver = driver_among(drivers_of(found.node.diagram.project), key)
    if driver is None:
        messages.error(request, _("That driver has just been taken off. Choose another."))
        return redirect(_addresses(request, found).of("idea", found.node))
    driver.diagram = found.node.diagram
    diagrams.link_nodes(
        source=found.node,
        target=driver,
        strength=Strength.STRONG,
        by=request.user,
        at=timezone.now(),
    )
    messages.success(
        request, _("“{found}” stands under “{driver}” now.").format(found=found, driver=driver)
    )
    return redirect(_addresses(request, found).row(found.node))


@require_POST
def idea_remove(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Take an idea off list and diagram; it can be put back."""
    found = _to_tend(request, public_id, node_id)
    addresses = _addresses(request, found)
    diagrams.remove_node(
        node=found.node, seen_version=found.node.version, by=request.user, at=timezone.now()
    )
    messages.success(
        request,
        _("Took “{found}” off. You can put it back at the end of the list.").format(found=found),
    )
    return redirect(addresses.backlog)


@require_POST
def idea_put_back(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Put an idea back, under the drivers where it was."""
    found = _to_tend(request, public_id, node_id)
    diagrams.put_back_node(node=found.node, by=request.user, at=timezone.now())
    messages.success(request, _("“{found}” is in the list again.").format(found=found))
    return redirect(_addresses(request, found).row(found.node))


def _to_tend(request: SignedInRequest, public_id: UUID, node_id: UUID) -> "ChangeIdea":
    """An idea, also one that was taken off, of a project that this person may change."""
    today = today_of(request.user)
    found = idea_for(request.user, node_id, on=today, project=public_id)
    check_can_edit(request.user, found.node.diagram.project, on=today)
    if request.method != "POST":
        check_is_open(found.node.diagram.project)
    return found


def _addresses(request: SignedInRequest, found: "ChangeIdea") -> Addresses:
    project = found.node.diagram.project
    actions = actions_on(request.user, project, on=today_of(request.user))
    return addresses_for(project, actions, BacklogFilter(request.GET))


def _form(
    request: SignedInRequest, found: "ChangeIdea", data: "QueryDict | None" = None
) -> TendForm:
    """The form as the idea stands, or with what was typed. One query for who can own it."""
    start = {
        "version": found.version,
        "reply": found.reply,
        "impact": found.impact,
        "effort": found.effort,
        "owner": key_of(found.owner),
    }
    form = TendForm(data, initial=start)
    team = team_of(found.node.diagram.project, on=today_of(request.user))
    people = {membership.user: None for membership in team}
    if found.owner:
        people.setdefault(found.owner)
    offer(form, "owner", people)
    return form


def _page(
    request: SignedInRequest,
    found: "ChangeIdea",
    addresses: Addresses,
    form: TendForm,
    *,
    note: str,
) -> HttpResponse:
    facts = facts_of(found, seen_by=request.user, on=today_of(request.user))
    context = {
        "form": form,
        "note": note,
        "row": idea_row(facts, addresses, reader=request.user),
        "drivers": [] if facts.drivers else drivers_of(addresses.project),
        "drivers_legend": _("Which driver does it help?"),
        "place_href": addresses.of("idea_place", found.node),
        "remove_href": addresses.of("idea_remove", found.node),
        "project": addresses.project.title,
        "project_href": reverse("project", args=[addresses.project.public_id]),
        "cancel_href": addresses.row(found.node),
    }
    status = 409 if note else 422 if form.errors else 200
    return render(request, "dashboards/idea.html", context, status=status)
