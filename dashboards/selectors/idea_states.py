"""How far the tests of change ideas have come, read from their cycles."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.diagrams.theory import IdeaState
from pdsa.models import Cycle
from pdsa.stages import CycleStage, Decision
from projects.models import Project

_AFTER = {
    Decision.ADOPT: IdeaState.ADOPTED,
    Decision.ADAPT: IdeaState.ADAPT,
    Decision.ABANDON: IdeaState.ABANDONED,
}


@dataclass(frozen=True)
class Tested:
    """The tests of one idea: how far they have come, and how many there are."""

    state: IdeaState = IdeaState.NOT_TESTED
    cycles: int = 0


def tests_of_ideas(project: Project) -> dict[int, Tested]:
    """The ideas of a project that have cycles, by the key of their box. One query."""
    rows = (
        Cycle.objects.filter(organisation=project.organisation_id, project=project)
        .exclude(idea=None)
        .order_by("pk")
        .values_list("idea_id", "stage", "decision")
    )
    by_idea: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for idea, stage, decision in rows:
        by_idea[idea].append((stage, decision))
    return {idea: Tested(state_of(cycles), len(cycles)) for idea, cycles in by_idea.items()}


def state_of(cycles: Sequence[tuple[str, str]]) -> IdeaState:
    """What the stages and decisions of an idea's cycles, oldest first, say together.

    The newest cycle that has begun decides: what is only planned changes nothing yet.
    """
    begun = [cycle for cycle in cycles if cycle[0] != CycleStage.PLAN]
    if not begun:
        return IdeaState.NOT_TESTED
    _, decision = begun[-1]
    return _AFTER[Decision(decision)] if decision else IdeaState.TESTING
