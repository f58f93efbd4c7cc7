"""The driver diagram of a project: picture and outline, two equal ways to edit it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from common.http import SignedInRequest
from dashboards.views.diagram_pages import diagram_context, diagram_to_edit, facts_for


def diagram(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The whole diagram with what is going on in it."""
    facts = facts_for(request, public_id)
    return render(request, "dashboards/diagram.html", diagram_context(request, facts))


@require_POST
def diagram_start(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A diagram with the aim on it. Somebody else having begun it meanwhile is fine."""
    diagram_to_edit(request, public_id)
    return redirect("diagram", public_id)
