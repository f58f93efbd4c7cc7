"""A driver diagram in words and links: the outline row by row, its health, its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from common.templatetags.words import joined
from dashboards.diagrams.drawing import draw
from dashboards.diagrams.health import Gap, gaps
from dashboards.diagrams.outline import Branch, outline
from dashboards.diagrams.theory import IDEA_STATE_LABELS, Box, IdeaState, Watch
from dashboards.selectors.diagrams import DiagramFacts
from pdsa.models import Cycle
from projects.layers import LABELS, Layer
from projects.models import DiagramNode

STATE_TONES: Mapping[IdeaState, tuple[str, str]] = {
    IdeaState.NOT_TESTED: ("neutral", "no-data"),
    IdeaState.TESTING: ("improvement", "next"),
    IdeaState.ADAPT: ("warning", "edit"),
    IdeaState.ADOPTED: ("ok", "tick"),
    IdeaState.ABANDONED: ("neutral", "cross"),
}


@dataclass(frozen=True)
class StateTag:
    """How far the tests of an idea have come: word, tone and glyph."""

    word: str
    tone: str
    icon: str


def state_tag(state: IdeaState) -> StateTag:
    return StateTag(IDEA_STATE_LABELS[state], *STATE_TONES[state])


@dataclass(frozen=True)
class Row:
    """One box in the outline. Addresses that are empty are not offered."""

    anchor: str
    text: str
    kind: str
    state: StateTag | None
    watches: tuple[Watch, ...]
    link_words: str
    href: str
    add_href: str
    up_href: str
    down_href: str
    is_focused: bool
    below: tuple["Row", ...]


@dataclass(frozen=True)
class GapLine:
    """Something that the theory lacks, with links to the boxes that lack it."""

    words: str
    advice: str
    links: tuple[tuple[str, str], ...]  # words, address


@dataclass(frozen=True)
class RemovedBox:
    """A box that was taken off the diagram, and can be put back."""

    text: str
    kind: str
    put_back_href: str


@dataclass(frozen=True)
class Workspace:
    """A diagram as its page shows it."""

    picture: SafeString
    rows: tuple[Row, ...]
    gaps: tuple[GapLine, ...]
    removed: tuple[RemovedBox, ...]
    is_empty: bool
    boxes: int
    links: int


def anchor_of(node: DiagramNode) -> str:
    """What a box is called within the page."""
    return f"box-{node.public_id}"


def box_href(facts: DiagramFacts, key: int, name: str = "box") -> str:
    """An address of a box: its own page, or that of something done with it."""
    return reverse(name, args=[facts.project.public_id, facts.nodes[key].public_id])


def workspace(
    facts: DiagramFacts,
    *,
    may_edit: bool,
    removed: Sequence[DiagramNode] = (),
    tested_alone: Sequence[Cycle] = (),
    focus: int | None = None,
) -> Workspace:
    """The diagram for somebody who may edit it or not; `focus` is the box to go on with.

    `tested_alone` are the cycles that test no idea of the diagram.
    """
    theory = facts.theory

    def row(branch: Branch) -> Row:
        return _row(
            facts, branch, may_edit=may_edit, focus=focus, below=tuple(map(row, branch.below))
        )

    return Workspace(
        picture=mark_safe(
            draw(
                theory,
                title=_("Driver diagram of {project}").format(project=facts.project),
                address_of=lambda box: box_href(facts, box.key),
            )
        ),
        rows=tuple(row(branch) for branch in outline(theory)),
        gaps=(*(_gap_line(facts, gap) for gap in gaps(theory)), *_of_no_idea(tested_alone)),
        removed=tuple(_removed(facts, node) for node in removed) if may_edit else (),
        is_empty=len(theory.boxes) < 2,
        boxes=len(theory.boxes),
        links=len(theory.lines),
    )


def box_words(box: Box) -> str:
    """A box among others: its words, and what it is."""
    return f"{box.text} ({LABELS[box.layer].lower()})"


def _row(
    facts: DiagramFacts,
    branch: Branch,
    *,
    may_edit: bool,
    focus: int | None,
    below: tuple[Row, ...],
) -> Row:
    box = branch.box
    moves = may_edit and box.layer is not Layer.AIM
    href = box_href(facts, box.key)
    adds = may_edit and box.layer is not Layer.IDEA
    return Row(
        anchor=anchor_of(facts.nodes[box.key]),
        text=box.text,
        kind=LABELS[box.layer],
        state=state_tag(box.state) if box.state else None,
        watches=box.watches,
        link_words=_link_words(branch),
        href=href,
        add_href=f"{href}?add=1" if adds else "",
        up_href=box_href(facts, box.key, "box_up") if moves else "",
        down_href=box_href(facts, box.key, "box_down") if moves else "",
        is_focused=box.key == focus,
        below=below,
    )


def _link_words(branch: Branch) -> str:
    also = (
        _("also helps {boxes}").format(boxes=joined([f"“{box.text}”" for box in branch.also]))
        if branch.also
        else ""
    )
    weak = "" if branch.is_strong else _("weak link")
    words = ", ".join(part for part in (weak, also) if part)
    return words[:1].upper() + words[1:]


def _gap_line(facts: DiagramFacts, gap: Gap) -> GapLine:
    links = tuple((box.text, box_href(facts, box.key)) for box in gap.boxes)
    return GapLine(gap.words, gap.advice, links)


def _of_no_idea(cycles: Sequence[Cycle]) -> list[GapLine]:
    if not cycles:
        return []
    links = tuple(
        (cycle.title, reverse("cycle_details", args=[cycle.public_id])) for cycle in cycles
    )
    return [
        GapLine(_("Tests of no idea"), _("Say which idea each of them tries, or add it."), links)
    ]


def _removed(facts: DiagramFacts, node: DiagramNode) -> RemovedBox:
    address = reverse("box_put_back", args=[facts.project.public_id, node.public_id])
    return RemovedBox(node.text, LABELS[Layer(node.layer)], address)
