"""How a team's theory changed: what was done on which day, and the diagram as it was then."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from common.http import SignedInRequest
from dashboards.diagrams.drawing import draw
from dashboards.presenters.diagram_versions import days_of_changes
from dashboards.selectors.diagrams import changes_on, theory_as_of, words_of_boxes
from dashboards.views.diagram_pages import facts_for
from people.calendar import today_of
from projects.permissions import actions_on
from projects.presenters.project import head_of

_MOST = 1_000  # changes of boxes, and of links


def versions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What was changed, day by day."""
    facts = facts_for(request, public_id)
    days = []
    if facts.diagram is not None:
        changes = changes_on(facts.diagram, most=_MOST)
        days = days_of_changes(changes, words_of_boxes(facts.diagram))
    actions = actions_on(request.user, facts.project, on=today_of(request.user))
    context = {"head": head_of(facts.project, actions), "days": days, "project_id": public_id}
    return render(request, "dashboards/diagram_versions.html", context)


def version(request: SignedInRequest, public_id: UUID, day: str) -> HttpResponse:
    """The diagram as it stood at the end of a day."""
    facts = facts_for(request, public_id)
    wanted = _day(day)
    if wanted is None or facts.diagram is None:
        raise Http404
    zone = ZoneInfo(facts.project.organisation.time_zone)
    theory = theory_as_of(facts.diagram, datetime.combine(wanted, time.max, zone))
    title = _("Driver diagram of {project}").format(project=facts.project)
    actions = actions_on(request.user, facts.project, on=today_of(request.user))
    context = {
        "head": head_of(facts.project, actions),
        "day": wanted,
        "picture": mark_safe(draw(theory, title=title)) if theory.boxes else "",
        "project_id": public_id,
    }
    return render(request, "dashboards/diagram_version.html", context)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
