"""What is done with one box of a driver diagram. Each answers with the diagram as it is now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.selectors import measure_for
from charts.services.node_measures import attach_measure, detach_measure
from common.errors import EditedElsewhere, Invalid
from common.http import SignedInRequest
from dashboards.diagrams.outline import neighbours, outline
from dashboards.selectors.diagrams import (
    diagram_of,
    latest_editor_of,
    measures_watching,
    node_for,
)
from dashboards.views.box_pages import (
    BoxForms,
    box_answer,
    link_form,
    new_box_form,
    node_to_edit,
    watch_form,
    words_form,
)
from dashboards.views.diagram_pages import after_change
from people.calendar import today_of
from projects.forms.diagram import BoxChangeForm
from projects.layers import LABELS, Layer, Strength
from projects.services import diagrams

if TYPE_CHECKING:
    from charts.models import Measure


def box(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Everything about a box; in the diagram, the panel that opens at it."""
    node = node_for(request.user, node_id, on=today_of(request.user), project=public_id)
    if node.removed_at is not None:
        return redirect("diagram", public_id)
    return box_answer(request, node)


@require_POST
def box_words(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Other words for a box."""
    node = node_to_edit(request, public_id, node_id)
    form = words_form(node, request.POST)
    if not form.is_valid():
        return box_answer(request, node, BoxForms(words=form), status=422)
    try:
        diagrams.rename_node(
            node=node,
            seen_version=form.cleaned_data["version"],
            text=form.cleaned_data["text"],
            by=request.user,
            at=timezone.now(),
        )
    except EditedElsewhere:
        return _both_versions(request, public_id, node_id)
    except Invalid as error:
        form.refuse(error)
        return box_answer(request, node, BoxForms(words=form), status=422)
    return after_change(
        request, public_id, _("The words are “{text}” now.").format(text=node.text), focus=node
    )


@require_POST
def box_new(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """A new box under another."""
    above = node_to_edit(request, public_id, node_id)
    form = new_box_form(above, request.POST)
    if form is None:
        raise Invalid(
            _("A change idea has nothing under it. Add it beside, under the same driver.")
        )
    if form.is_valid():
        try:
            node = diagrams.add_node(
                diagram=above.diagram,
                targets=[above],
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except Invalid as error:
            form.refuse(error)
        else:
            words = _("Added the {kind} “{text}”.").format(
                kind=LABELS[Layer(node.layer)].lower(), text=node.text
            )
            return after_change(request, public_id, words, focus=node)
    return box_answer(request, above, BoxForms(add=form), status=422)


@require_POST
def box_move(request: SignedInRequest, public_id: UUID, node_id: UUID, *, up: bool) -> HttpResponse:
    """One place up or down among the boxes of its kind under the same one."""
    node = node_to_edit(request, public_id, node_id)
    facts = diagram_of(node.diagram.project)
    if node.pk not in facts.nodes:
        return after_change(
            request, public_id, _("“{node}” is not on the diagram any more.").format(node=node)
        )
    row, at = neighbours(outline(facts.theory), node.pk)
    other = at - 1 if up else at + 1
    way = "up" if up else "down"
    if not 0 <= other < len(row):
        end = "first" if up else "last"
        return after_change(
            request,
            public_id,
            _("“{node}” is the {end} here already.").format(node=node, end=end),
            focus=node,
        )
    diagrams.place_node(
        node=node, beside=facts.nodes[row[other]], before=up, by=request.user, at=timezone.now()
    )
    words = _("Moved “{node}” {way}, now {place} of {row}.").format(
        node=node, way=way, place=other + 1, row=len(row)
    )
    return after_change(request, public_id, words, focus=node)


@require_POST
def box_link(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """A link to another box, or another strength for one that is there."""
    node = node_to_edit(request, public_id, node_id)
    form = link_form(diagram_of(node.diagram.project), node, request.POST, also_linked=True)
    if form.is_valid():
        target = node_to_edit(request, public_id, UUID(form.cleaned_data["target"]))
        strength: Strength = form.cleaned_data["strength"]
        try:
            diagrams.link_nodes(
                source=node, target=target, strength=strength, by=request.user, at=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            kind = "strongly" if strength is Strength.STRONG else "weakly"
            words = _("“{node}” leads {kind} to “{target}” now.").format(
                node=node, kind=kind, target=target
            )
            return after_change(request, public_id, words, focus=node)
    return box_answer(request, node, BoxForms(link=form), status=422)


@require_POST
def box_unlink(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Take a link away."""
    node = node_to_edit(request, public_id, node_id)
    target = node_to_edit(request, public_id, _change(request).target)
    diagrams.unlink_nodes(source=node, target=target, by=request.user, at=timezone.now())
    words = _("“{node}” does not lead to “{target}” any more.").format(node=node, target=target)
    return after_change(request, public_id, words, focus=node)


@require_POST
def box_remove(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Take a box off the diagram; it can be put back."""
    node = node_to_edit(request, public_id, node_id)
    facts = diagram_of(node.diagram.project)
    above = next((line.target for line in facts.theory.lines if line.source == node.pk), None)
    try:
        diagrams.remove_node(
            node=node,
            seen_version=_change(request).version,
            by=request.user,
            at=timezone.now(),
        )
    except EditedElsewhere:
        notes = {
            "remove": _("Somebody has just changed this box: it says “{text}” now.").format(
                text=node.text
            )
        }
        return box_answer(request, node, BoxForms(notes=notes), status=409)
    words = _("Took “{node}” off the diagram. You can put it back below.").format(node=node)
    return after_change(request, public_id, words, focus=facts.nodes[above] if above else None)


@require_POST
def box_put_back(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Put a removed box back where it was."""
    node = node_to_edit(request, public_id, node_id)
    diagrams.put_back_node(node=node, by=request.user, at=timezone.now())
    return after_change(
        request, public_id, _("“{node}” is on the diagram again.").format(node=node), focus=node
    )


@require_POST
def box_watch(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """Let a measure watch a box."""
    node = node_to_edit(request, public_id, node_id)
    form = watch_form(node, measures_watching(node), request.POST)
    if not form.is_valid():
        return box_answer(request, node, BoxForms(watch=form), status=422)
    measure = _measure(request, form.cleaned_data["measure"])
    attach_measure(node=node, measure=measure, by=request.user, at=timezone.now())
    return after_change(
        request,
        public_id,
        _("“{measure}” watches “{node}” now.").format(measure=measure, node=node),
        focus=node,
    )


@require_POST
def box_unwatch(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """A measure no longer watches a box."""
    node = node_to_edit(request, public_id, node_id)
    measure = _measure(request, _change(request).target)
    detach_measure(node=node, measure=measure, by=request.user, at=timezone.now())
    return after_change(
        request,
        public_id,
        _("“{measure}” does not watch “{node}” any more.").format(measure=measure, node=node),
        focus=node,
    )


def _both_versions(request: SignedInRequest, public_id: UUID, node_id: UUID) -> HttpResponse:
    """What somebody else made of the words, beside what this person typed: nothing is lost."""
    node = node_to_edit(request, public_id, node_id)
    typed = request.POST.copy()
    typed["version"] = str(node.version)
    editor = latest_editor_of(node) or _("Somebody")
    note = _("{editor} has just changed these words to “{text}”. What you typed is below.").format(
        editor=editor, text=node.text
    )
    forms = BoxForms(words=words_form(node, typed), notes={"words": note})
    return box_answer(request, node, forms, status=409)


@dataclass(frozen=True)
class _Change:
    target: UUID
    version: int


def _change(request: SignedInRequest) -> _Change:
    """Which box, measure or version a button means; a page that was tampered with names none."""
    form = BoxChangeForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("That button does not work any more. Look again, then try once more."))
    return _Change(form.cleaned_data["target"] or UUID(int=0), form.cleaned_data["version"] or 0)


def _measure(request: SignedInRequest, public_id: UUID | str) -> "Measure":
    return measure_for(request.user, UUID(str(public_id)), on=today_of(request.user))
