"""When a project's state allows something."""

from common.access import allowed
from common.errors import NotNow
from projects.models import Barrier, Charter, Project
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


def check_not_waiting(charter: Charter | None) -> None:
    """What the sponsor reads must not change under their eyes."""
    if charter is not None and charter.state == Charter.State.SUBMITTED:
        raise NotNow("The charter is with the sponsor. Wait for the answer, then change it.")


def check_is_waiting(barrier: Barrier) -> None:
    """What has been answered is not answered again."""
    if not barrier.is_waiting:
        state = barrier.get_state_display().lower()
        raise NotNow(f"This barrier was {state} already. Open it again if it is still in the way.")


is_open = allowed(check_is_open)
is_not_waiting = allowed(check_not_waiting)
