"""One box of a driver diagram in words and links: what it leads to, what watches it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from common.verdicts import VARIATIONS
from dashboards.diagrams.theory import Box
from dashboards.presenters.diagram import StateTag, anchor_of, box_href, box_words, state_tag
from dashboards.selectors.diagrams import DiagramFacts
from projects.layers import LABELS, Layer, may_lead_to


@dataclass(frozen=True)
class LinkLine:
    """Something that a box leads to, or that leads to it."""

    text: str
    kind: str
    href: str
    strength: str
    target: str  # the public id that the buttons send
    other_strength: str  # what the button makes of it
    other_words: str


@dataclass(frozen=True)
class WatchLine:
    """A measure that watches a box."""

    name: str
    href: str
    variation: str
    sentence: str
    measure: str  # the public id that the button sends


@dataclass(frozen=True)
class BoxPanel:
    """Everything about a box but the forms. Addresses that are empty are not offered."""

    key: str
    anchor: str
    text: str
    kind: str
    layer: Layer
    version: int
    state: StateTag | None
    leads_to: tuple[LinkLine, ...]
    fed_by: tuple[LinkLine, ...]
    watches: tuple[WatchLine, ...]
    project: str
    href: str
    diagram_href: str
    may_edit: bool

    @property
    def is_aim(self) -> bool:
        return self.layer is Layer.AIM

    @property
    def is_idea(self) -> bool:
        return self.layer is Layer.IDEA


def box_panel(
    facts: DiagramFacts, key: int, measures: Sequence[Measure], *, may_edit: bool
) -> BoxPanel:
    """A standing box for somebody who may edit it or not."""
    box = next(box for box in facts.theory.boxes if box.key == key)
    node, lines = facts.nodes[key], facts.theory.lines
    return BoxPanel(
        key=str(node.public_id),
        anchor=anchor_of(node),
        text=box.text,
        kind=LABELS[box.layer],
        layer=box.layer,
        version=node.version,
        state=state_tag(box.state) if box.state else None,
        leads_to=_links(facts, [(li.target, li.is_strong) for li in lines if li.source == key]),
        fed_by=_links(facts, [(li.source, li.is_strong) for li in lines if li.target == key]),
        watches=tuple(_watch(measure) for measure in measures),
        project=str(facts.project.public_id),
        href=box_href(facts, key),
        diagram_href=reverse("diagram", args=[facts.project.public_id]),
        may_edit=may_edit,
    )


def link_targets(
    facts: DiagramFacts, key: int, *, also_linked: bool = False
) -> list[tuple[str, str]]:
    """What a box could be linked to, as choices: public id and words; else only what is not yet."""
    boxes = {box.key: box for box in facts.theory.boxes}
    taken = {line.target for line in facts.theory.lines if line.source == key and not also_linked}
    return [
        (str(facts.nodes[box.key].public_id), box_words(box))
        for layer in Layer
        for box in facts.theory.in_layer(layer)
        if box.key not in taken and may_lead_to(boxes[key].layer, box.layer)
    ]


def boxes_above(facts: DiagramFacts) -> list[tuple[str, str]]:
    """Boxes under which others can stand, as choices: public id and words."""
    return [
        (str(facts.nodes[box.key].public_id), box_words(box))
        for layer in (Layer.AIM, Layer.PRIMARY, Layer.SECONDARY)
        for box in facts.theory.in_layer(layer)
    ]


def measure_choices(
    offered: Sequence[Measure], watching: Sequence[Measure]
) -> list[tuple[str, str]]:
    """The measures that could watch a box besides those that do."""
    return [(str(m.public_id), m.name) for m in offered if m not in watching]


def _links(facts: DiagramFacts, ends: Sequence[tuple[int, bool]]) -> tuple[LinkLine, ...]:
    boxes = {box.key: box for box in facts.theory.boxes}
    return tuple(_link(facts, boxes[key], is_strong) for key, is_strong in ends)


def _link(facts: DiagramFacts, box: Box, is_strong: bool) -> LinkLine:
    return LinkLine(
        text=box.text,
        kind=LABELS[box.layer],
        href=box_href(facts, box.key),
        strength="strong" if is_strong else "weak",
        target=str(facts.nodes[box.key].public_id),
        other_strength="weak" if is_strong else "strong",
        other_words=_("Make weak") if is_strong else _("Make strong"),
    )


def _watch(measure: Measure) -> WatchLine:
    state = measure.state
    variation = state.variation or "no_data"
    return WatchLine(
        name=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        variation=variation,
        sentence=state.headline or VARIATIONS[variation].word,
        measure=str(measure.public_id),
    )
