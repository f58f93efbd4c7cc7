"""How a project ends, in words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from common.language import lazily
from people.roles import Action
from projects.models import Project
from projects.stages import CLOSED, MOVES, Stage


@dataclass(frozen=True)
class ClosingWords:
    """What closing a project is called where it stands."""

    heading: str
    lead: str
    button: str


_COMPLETING = ClosingWords(
    lazily("Complete the project"),
    lazily("The work is done and the change holds. Leave what others need to keep it so."),
    lazily("Complete the project"),
)
_LEARNING = ClosingWords(
    lazily("Close with learning"),
    lazily("Stopping is a result too. What you learned spares the next team the detour."),
    lazily("Close with learning"),
)


def closing_stage(project: Project) -> Stage:
    """The end that a project can come to from where it stands."""
    ends = CLOSED & MOVES[Stage(project.stage)]
    return min(ends, default=Stage.CLOSED_WITH_LEARNING)


def closing_href(project: Project, actions: Collection[Action]) -> str:
    """Where this person changes the closing summary; nothing once the project is closed."""
    if project.is_closed or Action.EDIT_PROJECT not in actions:
        return ""
    return reverse("project_close", args=[project.public_id])


def words_of_closing(project: Project) -> ClosingWords:
    """The words of the closing page for a project where it stands now."""
    return _COMPLETING if closing_stage(project) is Stage.COMPLETED else _LEARNING
