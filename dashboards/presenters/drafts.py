"""What would be added to a driver diagram, before it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.templatetags.words import counted
from dashboards.diagrams.pasting import Draft
from dashboards.selectors.diagrams import DiagramFacts
from projects.layers import LABELS, Layer, Strength


@dataclass(frozen=True)
class DraftRow:
    """A box that would be added."""

    text: str
    kind: str
    leads_to: str


@dataclass(frozen=True)
class Preview:
    """What would be added, and what could not be read."""

    rows: tuple[DraftRow, ...]
    further_links: tuple[str, ...]  # between boxes that are there already
    problems: tuple[str, ...]
    words: str

    @property
    def adds_something(self) -> bool:
        return bool(self.rows or self.further_links)


def preview(draft: Draft, facts: DiagramFacts) -> Preview:
    """A draft for the diagram that it would be added to."""
    texts = {str(node.public_id): node.text for node in facts.nodes.values()}
    texts |= {box.key: box.text for box in draft.boxes}
    new = {box.key for box in draft.boxes}
    rows = tuple(
        DraftRow(box.text, LABELS[Layer(box.layer)], _leads_to(box.key, draft, texts))
        for box in draft.boxes
    )
    further = tuple(
        _("“{source}” to “{target}”").format(source=texts[link.source], target=texts[link.target])
        for link in draft.links
        if link.source not in new and (link.source, link.target) not in _there(facts)
    )
    boxes, links = counted(len(rows), "new box,new boxes"), counted(len(further), "link")
    words = (
        _("{boxes} and {links} between boxes that are there").format(boxes=boxes, links=links)
        if further
        else boxes
    )
    return Preview(rows, further, draft.problems, words)


def keys_there(facts: DiagramFacts) -> dict[tuple[Layer, str], str]:
    """The boxes of the diagram by layer and words in small letters, as public ids."""
    return {
        (box.layer, box.text.lower()): str(facts.nodes[box.key].public_id)
        for box in facts.theory.boxes
    }


def _leads_to(key: str, draft: Draft, texts: Mapping[str, str]) -> str:
    return "; ".join(
        texts[link.target] + (" (weak)" if link.strength is Strength.WEAK else "")
        for link in draft.links
        if link.source == key
    )


def _there(facts: DiagramFacts) -> set[tuple[str, str]]:
    return {
        (str(facts.nodes[line.source].public_id), str(facts.nodes[line.target].public_id))
        for line in facts.theory.lines
    }
