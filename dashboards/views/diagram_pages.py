"""What the diagram's page shows, and how a change is answered: with the diagram as it is then."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from common.http import SignedInRequest
from dashboards.presenters.diagram import anchor_of, workspace
from dashboards.selectors.diagrams import (
    DiagramFacts,
    cycles_of_no_idea,
    diagram_of,
    removed_nodes,
)
from people.calendar import today_of
from people.roles import Action
from projects.permissions import actions_on, check_can_edit
from projects.presenters.project import head_of
from projects.selectors import project_for
from projects.services.diagrams import open_diagram

if TYPE_CHECKING:
    from projects.models import DiagramNode, DriverDiagram

FILES = ("png", "svg", "pdf", "csv")  # as which a diagram can be kept


def facts_for(request: SignedInRequest, public_id: UUID) -> DiagramFacts:
    """The diagram of a project that this person may read."""
    return diagram_of(project_for(request.user, public_id, on=today_of(request.user)))


def diagram_to_edit(request: SignedInRequest, public_id: UUID) -> "DriverDiagram":
    """The diagram of a project that this person may change; begun if there is none yet."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    diagram = open_diagram(project=project, by=request.user, at=timezone.now())
    diagram.project = project
    return diagram


def diagram_context(
    request: SignedInRequest, facts: DiagramFacts, *, focus: int | None = None
) -> dict[str, object]:
    """What the diagram's page shows, and the part of it that is swapped in after a change."""
    actions = actions_on(request.user, facts.project, on=today_of(request.user))
    may_edit = Action.EDIT_PROJECT in actions and not facts.project.is_closed
    removed = removed_nodes(facts.diagram) if facts.diagram and may_edit else []
    return {
        "head": head_of(facts.project, actions),
        "project_id": facts.project.public_id,
        "diagram": workspace(
            facts,
            may_edit=may_edit,
            removed=removed,
            tested_alone=cycles_of_no_idea(facts.project),
            focus=focus,
        ),
        "may_edit": may_edit,
        "paste_href": reverse("diagram_paste", args=[facts.project.public_id]),
        "import_href": reverse("diagram_import", args=[facts.project.public_id]),
        "versions_href": reverse("diagram_versions", args=[facts.project.public_id]),
        "files": [
            (ending.upper(), reverse(f"diagram_{ending}", args=[facts.project.public_id]))
            for ending in FILES
        ],
    }


def after_change(
    request: SignedInRequest, public_id: UUID, words: str, *, focus: "DiagramNode | None" = None
) -> HttpResponse:
    """Back to the diagram, at the box to go on with, saying what was done."""
    if not request.htmx:
        messages.success(request, words)
        anchor = f"#{anchor_of(focus)}" if focus else ""
        return redirect(reverse("diagram", args=[public_id]) + anchor)
    facts = facts_for(request, public_id)
    context = diagram_context(request, facts, focus=focus.pk if focus else None)
    return render(request, "dashboards/_diagram_answer.html", {**context, "words": words})
