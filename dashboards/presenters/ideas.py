"""Change ideas in words: the rows of the backlog, and what became of one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from common.language import lazily
from common.templatetags.words import ago, counted, joined
from dashboards.diagrams.impact_effort import Dot, draw_field
from dashboards.diagrams.theory import IdeaState
from dashboards.presenters.diagram import StateTag, state_tag
from dashboards.selectors.ideas import Backlog, IdeaFacts, Show
from people.models import User
from projects.backlog import EFFORT, IMPACT, ReplyClock, Urgency
from projects.models import ChangeIdea, DiagramNode, Project

MOST_OWN = 3  # at the top of the list; the newest

_CLOCKS: Mapping[Urgency, tuple[str, str]] = {
    Urgency.IN_TIME: ("neutral", ""),
    Urgency.LATE: ("warning", ": late"),
    Urgency.FAR_TOO_LATE: ("danger", ": far too long"),
}
_BECAME = {
    IdeaState.NOT_TESTED: lazily("It has not been tested yet."),
    IdeaState.TESTING: lazily("It is being tested now."),
    IdeaState.ADAPT: lazily("It was tested, and is being adapted."),
    IdeaState.ADOPTED: lazily("It was tested and adopted."),
    IdeaState.ABANDONED: lazily("It was tested and given up, with what was learned."),
}


@dataclass(frozen=True)
class Weight:
    """Impact or effort, as a number and in words."""

    label: str
    number: int | None
    words: str


@dataclass(frozen=True)
class Reply:
    """What the team answered."""

    text: str
    by: str
    when: str


@dataclass(frozen=True)
class IdeaRow:
    """One idea of the backlog. Addresses that are empty are not offered."""

    number: int
    key: str
    anchor: str
    row_href: str
    text: str
    href: str
    could_stop: bool
    state: StateTag
    tests: str
    suggested: str
    drivers: Sequence[tuple[str, str]]  # words, address
    weights: Sequence[Weight]
    owner: str
    votes: int
    has_voted: bool
    clock: StateTag | None
    reply: Reply | None
    became: str
    vote_href: str
    tend_href: str
    tend_words: str
    plan_test_href: str


@dataclass(frozen=True)
class BacklogPage:
    """The backlog as its page shows it."""

    rows: Sequence[IdeaRow]
    own: Sequence[IdeaRow]
    own_link: str  # where there are more of one's own than stand at the top
    own_href: str
    picture: SafeString
    unweighed: int
    total: int
    summary: str


@dataclass(frozen=True)
class Addresses:
    """Which addresses a reader is offered, and the filters that they keep."""

    project: Project
    may_vote: bool
    may_edit: bool
    kept: Mapping[str, str]

    def of(self, name: str, node: DiagramNode) -> str:
        """An address of one idea, with the filters."""
        return self._with_filters(reverse(name, args=[self.project.public_id, node.public_id]))

    @property
    def backlog(self) -> str:
        """The list as it is filtered."""
        return self._with_filters(reverse("ideas", args=[self.project.public_id]))

    def row(self, node: DiagramNode) -> str:
        """The row of an idea in that list."""
        return f"{self.backlog}#{anchor_of_idea(node)}"

    def _with_filters(self, address: str) -> str:
        return f"{address}?{urlencode(self.kept)}" if self.kept else address


def anchor_of_idea(node: DiagramNode) -> str:
    """What the row of an idea is called within the page."""
    return f"idea-{node.public_id}"


def backlog_page(backlog: Backlog, addresses: Addresses, *, reader: User) -> BacklogPage:
    """The rows with their numbers, one's own ideas, and the picture of those that are weighed."""
    rows = [
        idea_row(facts, addresses, reader=reader, number=number)
        for number, facts in enumerate(backlog.ideas, start=1)
    ]
    dots = [
        Dot(row.number, row.text, f"#{row.anchor}", facts.impact, facts.effort)
        for row, facts in zip(rows, backlog.ideas, strict=True)
        if facts.impact is not None and facts.effort is not None
    ]
    return BacklogPage(
        rows=rows,
        own=[idea_row(facts, addresses, reader=reader) for facts in backlog.own[:MOST_OWN]],
        own_link=_("See all {own}").format(own=len(backlog.own))
        if len(backlog.own) > MOST_OWN
        else "",
        own_href=f"{reverse('ideas', args=[addresses.project.public_id])}?show={Show.MINE}",
        picture=mark_safe(draw_field(dots)) if dots else mark_safe(""),
        unweighed=len(rows) - len(dots),
        total=backlog.total,
        summary=_summary(backlog),
    )


def idea_row(facts: IdeaFacts, addresses: Addresses, *, reader: User, number: int = 0) -> IdeaRow:
    """One idea for somebody who may vote for it, tend it, or only read."""
    idea, node = facts.idea, facts.idea.node
    project = addresses.project
    plan_test = f"{reverse('cycle_new', args=[project.public_id])}?idea={node.public_id}"
    return IdeaRow(
        number=number,
        key=str(node.public_id),
        anchor=anchor_of_idea(node),
        row_href=addresses.row(node),
        text=node.text,
        href=reverse("box", args=[project.public_id, node.public_id]),
        could_stop=idea.could_stop,
        state=state_tag(facts.tested.state),
        tests=counted(facts.tested.cycles, "test") if facts.tested.cycles else "",
        suggested=_suggested(idea, reader),
        drivers=[
            (driver.text, reverse("box", args=[project.public_id, driver.public_id]))
            for driver in facts.drivers
        ],
        weights=_weights(idea),
        owner=_name(idea.owner, reader),
        votes=facts.votes,
        has_voted=facts.has_voted,
        clock=clock_tag(facts.clock),
        reply=_reply(idea, reader),
        became=_BECAME[facts.tested.state],
        vote_href=addresses.of("idea_vote", node) if addresses.may_vote else "",
        tend_href=addresses.of("idea", node) if addresses.may_edit else "",
        tend_words=_("Change") if idea.reply else _("Reply"),
        plan_test_href=plan_test if addresses.may_edit else "",
    )


def clock_tag(clock: ReplyClock) -> StateTag | None:
    """How long somebody has waited for a reply; nothing once there is one."""
    if not clock.is_running:
        return None
    tone, verdict = _CLOCKS[clock.urgency]
    waiting = (
        _("Waiting {days} for a reply").format(days=counted(clock.days, "day"))
        if clock.days
        else _("New today")
    )
    return StateTag(f"{waiting}{verdict}", tone, "clock")


def meanwhile(idea: ChangeIdea, editor: str) -> str:
    """What somebody else has just made of an idea, in one sentence."""
    said = [
        _("The reply is “{reply}”").format(reply=idea.reply)
        if idea.reply
        else _("There is no reply yet")
    ]
    weights = [f"{w.label.lower()} {w.number}" for w in _weights(idea) if w.number]
    said.append(joined(weights) or _("it is not weighed"))
    said.append(
        _("{owner} takes it further").format(owner=idea.owner)
        if idea.owner
        else _("nobody owns it")
    )
    return _("{editor} has just changed this idea. {changes}.").format(
        editor=editor or "Somebody", changes=", ".join(said)
    )


def _summary(backlog: Backlog) -> str:
    if not backlog.waiting:
        return _("{total}, every one answered.").format(total=counted(backlog.total, "idea"))
    return _("{total}, {waiting} waiting for a reply.").format(
        total=counted(backlog.total, "idea"), waiting=backlog.waiting
    )


def _suggested(idea: ChangeIdea, reader: User) -> str:
    return _("Suggested by {name}, {suggested_at}").format(
        name=_name(idea.suggested_by, reader), suggested_at=ago(idea.suggested_at)
    )


def _reply(idea: ChangeIdea, reader: User) -> Reply | None:
    if not idea.reply:
        return None
    return Reply(idea.reply, _name(idea.replied_by, reader), ago(idea.replied_at))


def _name(person: User | None, reader: User) -> str:
    if person is None:
        return ""
    return "you" if person.pk == reader.pk else person.name


def _weights(idea: ChangeIdea) -> list[Weight]:
    if idea.impact is None and idea.effort is None:
        return []
    return [
        Weight(_("Impact"), idea.impact, IMPACT.get(idea.impact or 0, "")),
        Weight(_("Effort"), idea.effort, EFFORT.get(idea.effort or 0, "")),
    ]
