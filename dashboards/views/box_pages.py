"""A box of a driver diagram with its forms: as a page, or as the panel that opens at the box."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import reswap, retarget

from charts.selectors import measures_of
from common.http import SignedInRequest, page_or_fragment
from dashboards.presenters.box import box_panel, link_targets, measure_choices
from dashboards.presenters.ideas import IdeaRow, idea_row
from dashboards.selectors.diagrams import (
    DiagramFacts,
    cycles_testing,
    diagram_of,
    measures_watching,
    node_for,
)
from dashboards.selectors.ideas import facts_of
from dashboards.views.idea_pages import addresses_for
from pdsa.presenters.ramps import ramp_of_steps
from people.calendar import today_of
from people.roles import Action
from projects.forms.diagram import BoxWordsForm, LinkForm, NewBoxForm, WatchForm
from projects.forms.talking import talk_about
from projects.layers import Layer
from projects.permissions import actions_on, check_can_edit
from projects.policies import check_is_open
from projects.presenters.about import about_node
from projects.presenters.project import head_of
from projects.selectors.ideas import idea_for
from projects.services.ideas import DRIVERS

if TYPE_CHECKING:
    from charts.models import Measure
    from common.forms import PlatformForm
    from projects.models import DiagramNode


@dataclass
class BoxForms:
    """The forms about one box; one of them may hold what was just refused."""

    words: "PlatformForm | None" = None
    add: "PlatformForm | None" = None
    link: "PlatformForm | None" = None
    watch: "PlatformForm | None" = None
    notes: dict[str, str] = field(default_factory=dict)


def node_to_edit(request: SignedInRequest, public_id: UUID, node_id: UUID) -> "DiagramNode":
    """A box, also a removed one, of a diagram that this person may change."""
    today = today_of(request.user)
    node = node_for(request.user, node_id, on=today, project=public_id)
    check_can_edit(request.user, node.diagram.project, on=today)
    check_is_open(node.diagram.project)
    return node


def box_answer(
    request: SignedInRequest,
    node: "DiagramNode",
    forms: BoxForms | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A box with its forms: as a page, or as the panel that stands open in the diagram."""
    response = page_or_fragment(
        request,
        "dashboards/box.html",
        "dashboards/_box.html",
        box_context(request, node, forms or BoxForms()),
        status=status,
    )
    if request.htmx and status >= 400:
        response = reswap(retarget(response, _("closest [data-panel]")), "outerHTML")
    return response


def box_context(
    request: SignedInRequest, node: "DiagramNode", forms: BoxForms
) -> dict[str, object]:
    project = node.diagram.project
    facts = diagram_of(project)
    today = today_of(request.user)
    actions = actions_on(request.user, project, on=today)
    may_edit = Action.EDIT_PROJECT in actions and not project.is_closed
    watching = measures_watching(node)
    talk, tests = None, []  # the panel in the diagram leads to the page, where these are
    if not request.htmx:
        talk = talk_about(request.user, project, about_node(node), actions, on=today)
        tests = cycles_testing(node) if node.layer == Layer.IDEA else []
    return {
        "talk": talk,
        "tests": ramp_of_steps(tests) if tests else None,
        "head": head_of(project, actions),
        "panel": box_panel(facts, node.pk, watching, may_edit=may_edit),
        "idea": _idea(request, node, actions),
        "suggest_href": _suggest_href(node) if may_edit else "",
        "forms": _filled(forms, facts, node, watching) if may_edit else BoxForms(),
        "starts_with_adding": "add" in request.GET,
    }


def new_box_form(node: "DiagramNode", data: QueryDict | None = None) -> NewBoxForm | None:
    """The form for a box under this one; nothing stands under a change idea."""
    layer = Layer(node.layer)
    if layer is Layer.IDEA:
        return None
    return NewBoxForm(data, above=layer, auto_id=_ids(node, "add"))


def words_form(node: "DiagramNode", data: QueryDict | None = None) -> BoxWordsForm:
    start = {"version": node.version, "text": node.text}
    return BoxWordsForm(data, initial=start, auto_id=_ids(node, "words"))


def link_form(
    facts: DiagramFacts,
    node: "DiagramNode",
    data: QueryDict | None = None,
    *,
    also_linked: bool = False,
) -> LinkForm:
    """The form for a link to what the box does not lead to yet, or to that as well."""
    targets = link_targets(facts, node.pk, also_linked=also_linked)
    return LinkForm(data, targets=targets, auto_id=_ids(node, "link"))


def watch_form(
    node: "DiagramNode", watching: "list[Measure]", data: QueryDict | None = None
) -> WatchForm:
    offered = measure_choices(list(measures_of(node.diagram.project)), watching)
    return WatchForm(data, measures=offered, auto_id=_ids(node, "watch"))


def _idea(
    request: SignedInRequest, node: "DiagramNode", actions: frozenset[Action]
) -> IdeaRow | None:
    """What the backlog says of the idea in this box; four queries where it is one."""
    if node.layer != Layer.IDEA:
        return None
    project, today = node.diagram.project, today_of(request.user)
    idea = idea_for(request.user, node.public_id, on=today, project=project.public_id)
    addresses = addresses_for(project, actions)
    return idea_row(facts_of(idea, seen_by=request.user, on=today), addresses, reader=request.user)


def _suggest_href(node: "DiagramNode") -> str:
    """Where an idea is suggested onto this driver."""
    if node.layer not in DRIVERS:
        return ""
    address = reverse("idea_new", args=[node.diagram.project.public_id])
    return f"{address}?driver={node.public_id}"


def _filled(
    forms: BoxForms, facts: DiagramFacts, node: "DiagramNode", watching: "list[Measure]"
) -> BoxForms:
    """The forms with those that were not just refused as they begin."""
    is_aim = node.layer == Layer.AIM
    return BoxForms(
        words=forms.words or words_form(node),
        add=forms.add or new_box_form(node),
        link=None if is_aim else forms.link or link_form(facts, node),
        watch=forms.watch or watch_form(node, watching),
        notes=forms.notes,
    )


def _ids(node: "DiagramNode", form: str) -> str:
    """Ids that stay apart where several boxes and forms stand on one page."""
    return f"{form}-{node.public_id}-%s"
