"""When a project's state allows something."""

from collections.abc import Mapping

from common.access import allowed
from common.errors import NotNow
from projects.models import Barrier, Charter, ClosingSummary, Programme, Project
from projects.stages import LABELS, MOVES, Stage

NEEDED_TO_CLOSE = {
    Stage.CLOSED_WITH_LEARNING: ("learned",),
    Stage.COMPLETED: ("learned", "changed_for_good", "kept_going_by"),
}


def check_is_open(project: Project) -> None:
    """A closed project is a record: reopen it before changing anything."""
    if project.is_closed:
        raise NotNow(
            f"“{project}” is closed. Reopen the project first, then save again.",
            code="project_closed",
        )


def check_programme_is_open(programme: Programme) -> None:
    """A closed programme is a record."""
    if programme.is_closed:
        raise NotNow(f"“{programme}” is closed. Open the programme again first.")


def check_can_be_in_programme(project: Project) -> None:
    """What a programme adds up and shows together is there for everybody to read."""
    check_is_open(project)
    if project.visibility != Project.Visibility.OPEN:
        raise NotNow(
            f"“{project}” is private, and a programme is read by everybody. Its team can open it "
            "to everyone in the organisation first: “Edit project”."
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


def left_unsaid(said: Mapping[str, str], stage: Stage) -> list[str]:
    """The parts of a closing summary that a move to this stage needs and that are empty.

    Work that ends early owes what it learned; finished work also who keeps it going.
    """
    return [name for name in NEEDED_TO_CLOSE.get(stage, ()) if not said.get(name, "").strip()]


def check_is_summed_up(closing: ClosingSummary | None, stage: Stage) -> None:
    """Nothing ends without a word to those who come after."""
    if left_unsaid(vars(closing) if closing else {}, stage):
        raise NotNow("Write the closing summary first, then the project can be closed.")


is_open = allowed(check_is_open)
is_not_waiting = allowed(check_not_waiting)
