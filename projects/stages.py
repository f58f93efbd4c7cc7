"""The stages of a project, and which moves between them make sense."""

from enum import StrEnum

from common.language import lazily


class Stage(StrEnum):
    """Where a project stands. Closing early with what was learned is a success of its own."""

    IDEA = "idea"
    PLANNING = "planning"
    TESTING = "testing"
    IMPLEMENTING = "implementing"
    SUSTAINING = "sustaining"
    COMPLETED = "completed"
    PAUSED = "paused"
    CLOSED_WITH_LEARNING = "closed_with_learning"


LABELS: dict[Stage, str] = {
    Stage.IDEA: lazily("Idea"),
    Stage.PLANNING: lazily("Planning"),
    Stage.TESTING: lazily("Testing changes"),
    Stage.IMPLEMENTING: lazily("Implementing"),
    Stage.SUSTAINING: lazily("Sustaining"),
    Stage.COMPLETED: lazily("Completed"),
    Stage.PAUSED: lazily("Paused"),
    Stage.CLOSED_WITH_LEARNING: lazily("Closed with learning"),
}

MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.IDEA: frozenset({Stage.PLANNING, Stage.PAUSED, Stage.CLOSED_WITH_LEARNING}),
    Stage.PLANNING: frozenset({Stage.TESTING, Stage.PAUSED, Stage.CLOSED_WITH_LEARNING}),
    Stage.TESTING: frozenset(
        {Stage.PLANNING, Stage.IMPLEMENTING, Stage.PAUSED, Stage.CLOSED_WITH_LEARNING}
    ),
    Stage.IMPLEMENTING: frozenset(
        {Stage.TESTING, Stage.SUSTAINING, Stage.PAUSED, Stage.CLOSED_WITH_LEARNING}
    ),
    Stage.SUSTAINING: frozenset({Stage.IMPLEMENTING, Stage.COMPLETED, Stage.PAUSED}),
    Stage.COMPLETED: frozenset({Stage.SUSTAINING}),
    Stage.PAUSED: frozenset(
        {
            Stage.IDEA,
            Stage.PLANNING,
            Stage.TESTING,
            Stage.IMPLEMENTING,
            Stage.SUSTAINING,
            Stage.CLOSED_WITH_LEARNING,
        }
    ),
    Stage.CLOSED_WITH_LEARNING: frozenset({Stage.PLANNING}),
}

ACTIVE = frozenset(
    {Stage.IDEA, Stage.PLANNING, Stage.TESTING, Stage.IMPLEMENTING, Stage.SUSTAINING}
)
CLOSED = frozenset({Stage.COMPLETED, Stage.CLOSED_WITH_LEARNING})


def choices() -> list[tuple[str, str]]:
    """The stages as form and model choices, in the order of a project's life."""
    return [(stage.value, label) for stage, label in LABELS.items()]
