"""The driver diagram that a team would have drawn by the stage in which its project stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from charts.vocabulary import MeasureRole
from projects.layers import Layer
from projects.stages import Stage
from qiplatform.demonstration.chance import happens
from qiplatform.demonstration.cycles.writing import changes_of
from qiplatform.demonstration.plans import BoxPlan, ProjectPlan
from qiplatform.demonstration.theories import (
    access,
    experience,
    flow,
    health,
    medicines,
    safety,
    staff,
)

AIM = ""  # the key of the aim, which is on every diagram
_DOMAINS = (safety, medicines, access, flow, health, experience, staff)
SHARE_BEGUN_WHEN_PLANNING = 0.6
SHARE_WITH_AN_UNTRIED_IDEA = 0.7
SHARE_WITH_A_WEAK_LINK = 0.5
SHARE_OF_DRIVERS_WATCHED = 0.9


@dataclass(frozen=True)
class Thought:
    """An idea with the secondary and the primary driver that it is thought to move."""

    idea: str
    secondary: str
    primary: str


def diagram_of(project: ProjectPlan, rng: np.random.Generator) -> tuple[BoxPlan, ...]:
    """The boxes below the aim, drivers before what leads to them; none where none was drawn yet."""
    if project.stage is Stage.IDEA:
        return ()
    is_planning = project.stage is Stage.PLANNING
    if is_planning and not happens(rng, SHARE_BEGUN_WHEN_PLANNING):
        return ()
    tried = [thought_of(change) for change in _changes(project)]
    untried = (
        _untried(tried, rng) if is_planning or happens(rng, SHARE_WITH_AN_UNTRIED_IDEA) else []
    )
    thoughts = [*tried, *untried]
    primaries = tuple(dict.fromkeys(thought.primary for thought in thoughts))
    secondaries = {thought.secondary: thought.primary for thought in thoughts}
    watched = _watched(project, tried) if happens(rng, SHARE_OF_DRIVERS_WATCHED) else {}
    return (
        *(BoxPlan(Layer.PRIMARY, primary, leads_to=(AIM,)) for primary in primaries),
        *(
            BoxPlan(Layer.SECONDARY, text, leads_to=(primary,), watched_by=watched.get(text, ()))
            for text, primary in secondaries.items()
        ),
        *_ideas(thoughts, list(secondaries), rng),
    )


def thought_of(change: str) -> Thought:
    """What a change is meant to move. Every change of the trust has its place."""
    secondary, primary = next(d.DRIVERS[change] for d in _DOMAINS if change in d.DRIVERS)
    return Thought(change, secondary, primary)


def _changes(project: ProjectPlan) -> Iterable[str]:
    return dict.fromkeys((*changes_of(project), *(cycle.change for cycle in project.cycles)))


def _untried(tried: list[Thought], rng: np.random.Generator) -> list[Thought]:
    """One more idea that moves a driver of the diagram, and that nobody has tried."""
    known = {thought.secondary for thought in tried} | {thought.primary for thought in tried}
    fitting = [
        Thought(*untried)
        for domain in _DOMAINS
        for untried in domain.UNTRIED
        if known & set(untried[1:])
    ]
    return [fitting[int(rng.integers(len(fitting)))]] if fitting else []


def _ideas(
    thoughts: list[Thought], secondaries: list[str], rng: np.random.Generator
) -> Iterable[BoxPlan]:
    """The ideas; some of them help a second driver a little."""
    for number, thought in enumerate(thoughts):
        others = [text for text in secondaries if text != thought.secondary]
        is_last = number == len(thoughts) - 1
        helps = is_last and others and happens(rng, SHARE_WITH_A_WEAK_LINK)
        weakly = (others[int(rng.integers(len(others)))],) if helps else ()
        yield BoxPlan(
            Layer.IDEA, thought.idea, leads_to=(thought.secondary,), leads_weakly_to=weakly
        )


def _watched(project: ProjectPlan, tried: list[Thought]) -> Mapping[str, tuple[int, ...]]:
    """Which process measures watch which secondary drivers, by the words that they share."""
    watched: dict[str, tuple[int, ...]] = {}
    for place, measure in enumerate(project.measures):
        if measure.definition.role is not MeasureRole.PROCESS or not tried:
            continue
        thought = max(tried, key=lambda thought: _shared(thought, measure.definition.name))
        watched[thought.secondary] = (*watched.get(thought.secondary, ()), place)
    return watched


def _shared(thought: Thought, name: str) -> int:
    """How many words an idea shares with a name, by their beginnings."""
    beginnings = {word[:5] for word in name.lower().split()}
    return sum(
        word[:5] in beginnings for word in f"{thought.idea} {thought.secondary}".lower().split()
    )
