"""The backlog of a project: its ideas with their tests and the drivers they serve."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from common.errors import NotVisible
from dashboards.diagrams.theory import IdeaState
from dashboards.selectors.idea_states import Tested, tests_of_ideas
from people.calendar import local_date
from people.models import User
from projects.backlog import Order, ReplyClock, Urgency, in_order, reply_clock
from projects.layers import Layer
from projects.models import ChangeIdea, DiagramLink, DiagramNode, Project
from projects.models.diagram import ChangeIdeaQuerySet
from projects.selectors.ideas import ideas_having_words, ideas_having_words_like, ideas_of


class Show(StrEnum):
    """Which ideas of the backlog."""

    ALL = ""
    WAITING = "waiting"
    MINE = "mine"
    UNPLACED = "unplaced"
    COULD_STOP = "could_stop"


@dataclass(frozen=True)
class IdeasWanted:
    """What somebody asked the backlog for."""

    words: str = ""
    show: Show = Show.ALL
    state: IdeaState | None = None
    order: Order = Order.VOTES


@dataclass(frozen=True)
class IdeaFacts:
    """One idea with what is known of it elsewhere."""

    idea: ChangeIdea
    votes: int
    has_voted: bool
    tested: Tested
    drivers: Sequence[DiagramNode]
    clock: ReplyClock

    @property
    def impact(self) -> int | None:
        return self.idea.impact

    @property
    def effort(self) -> int | None:
        return self.idea.effort

    @property
    def suggested_at(self) -> datetime:
        return self.idea.suggested_at

    @property
    def replied_at(self) -> datetime | None:
        return self.idea.replied_at


@dataclass(frozen=True)
class Backlog:
    """The ideas that were asked for, in order; `own` are those that the reader suggested."""

    project: Project
    ideas: Sequence[IdeaFacts]
    own: Sequence[IdeaFacts]
    drivers: Sequence[DiagramNode]
    total: int
    waiting: int
    is_guess: bool


def backlog_of(project: Project, wanted: IdeasWanted, *, seen_by: User, on: date) -> Backlog:
    """The backlog as `wanted`. Four queries; with words to search for one or two more."""
    drivers = drivers_of(project)
    tests, serving = tests_of_ideas(project), _served(project, drivers)
    rows = ideas_of(project, seen_by=seen_by)
    everything = [_facts(idea, project, tests, serving, on) for idea in rows]
    found, is_guess = _saying(rows, wanted.words)
    kept = [
        facts
        for facts in everything
        if (found is None or facts.idea.pk in found) and _is_wanted(facts, wanted, seen_by)
    ]
    return Backlog(
        project=project,
        ideas=in_order(kept, wanted.order),
        own=[facts for facts in everything if facts.idea.suggested_by_id == seen_by.pk],
        drivers=drivers,
        total=len(everything),
        waiting=sum(facts.clock.is_running for facts in everything),
        is_guess=is_guess and bool(kept),
    )


def facts_of(idea: ChangeIdea, *, seen_by: User, on: date) -> IdeaFacts:
    """One idea that stands, as the backlog shows it. Four queries."""
    project = idea.node.diagram.project
    row = ideas_of(project, seen_by=seen_by).filter(pk=idea.pk).first()
    if row is None:
        raise NotVisible("That idea has been taken off.")
    return _facts(row, project, tests_of_ideas(project), _served(project, drivers_of(project)), on)


def drivers_of(project: Project) -> list[DiagramNode]:
    """The drivers on the diagram, primary ones first. One query."""
    return list(
        DiagramNode.objects.filter(
            organisation=project.organisation_id,
            diagram__project=project,
            layer__in=[Layer.PRIMARY, Layer.SECONDARY],
        ).standing()
    )


def driver_among(drivers: Sequence[DiagramNode], key: UUID | None) -> DiagramNode | None:
    """The driver of that public id, if it is still there."""
    return next((driver for driver in drivers if driver.public_id == key), None)


def _facts(
    idea: ChangeIdea,
    project: Project,
    tests: Mapping[int, Tested],
    serving: Mapping[int, Sequence[DiagramNode]],
    on: date,
) -> IdeaFacts:
    place = project.organisation
    return IdeaFacts(
        idea=idea,
        votes=idea.votes,  # type: ignore[attr-defined]
        has_voted=idea.has_voted,  # type: ignore[attr-defined]
        tested=tests.get(idea.node_id, Tested()),
        drivers=serving.get(idea.node_id, ()),
        clock=reply_clock(
            local_date(place, idea.suggested_at),
            local_date(place, idea.replied_at) if idea.replied_at else None,
            today=on,
        ),
    )


def _served(project: Project, drivers: Sequence[DiagramNode]) -> dict[int, list[DiagramNode]]:
    """The drivers that each box leads to, strong links first. One query."""
    by_key = {driver.pk: driver for driver in drivers}
    ends = (
        DiagramLink.objects.filter(
            organisation=project.organisation_id,
            source__diagram__project=project,
            source__layer=Layer.IDEA,
        )
        .order_by("strength", "pk")
        .values_list("source_id", "target_id")
    )
    found: dict[int, list[DiagramNode]] = defaultdict(list)
    for source, target in ends:
        if target in by_key:
            found[source].append(by_key[target])
    return found


def _saying(rows: ChangeIdeaQuerySet, words: str) -> tuple[set[int] | None, bool]:
    """The keys of ideas that say the words, and whether they only resemble; None without words."""
    if not words:
        return None, False
    exact = set(ideas_having_words(rows, words).values_list("pk", flat=True))
    if exact:
        return exact, False
    return set(ideas_having_words_like(rows, words).values_list("pk", flat=True)), True


def _is_wanted(facts: IdeaFacts, wanted: IdeasWanted, reader: User) -> bool:
    if wanted.state and facts.tested.state is not wanted.state:
        return False
    idea = facts.idea
    return {
        Show.ALL: True,
        Show.WAITING: facts.clock.urgency is not Urgency.ANSWERED,
        Show.MINE: reader.pk in (idea.suggested_by_id, idea.owner_id),
        Show.UNPLACED: not facts.drivers,
        Show.COULD_STOP: idea.could_stop,
    }[wanted.show]
