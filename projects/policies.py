"""When a project's state allows something."""

from common.access import allowed
from common.errors import NotNow
from projects.models import Project
from projects.stages import LABELS, MOVES, Stage


def check_is_open(project: Project) -> None:
    """A closed project is a record: reopen it before changing anything."""
    if project.is_closed:
        raise NotNow(
            f"“{project}” is closed. Reopen the project first, then save again.",
            code="project_closed",
        )


def check_can_move_to(project: Project, stage: Stage) -> None:
    if stage not in MOVES[Stage(project.stage)]:
        raise NotNow(
            f"A project cannot go from “{LABELS[Stage(project.stage)]}” to “{LABELS[stage]}”."
        )


is_open = allowed(check_is_open)
