"""When a project's state allows something."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

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
            _("“{project}” is closed. Reopen the project first, then save again.").format(
                project=project
            ),
            code="project_closed",
        )


def check_programme_is_open(programme: Programme) -> None:
    """A closed programme is a record."""
    if programme.is_closed:
        raise NotNow(
            _("“{programme}” is closed. Open the programme again first.").format(
                programme=programme
            )
        )


def check_can_be_in_programme(project: Project) -> None:
    """What a programme adds up and shows together is there for everybody to read."""
    check_is_open(project)
    if project.visibility != Project.Visibility.OPEN:
        raise NotNow(
            _(
                "“{project}” is private, and a programme is read by everybody. Its "
                "team can open it to everyone in the organisation first: “Edit "
                "project”."
            ).format(project=project)
        )


def check_can_move_to(project: Project, stage: Stage) -> None:
    if stage not in MOVES[Stage(project.stage)]:
        raise NotNow(
            _("A project cannot go from “{before}” to “{after}”.").format(
                before=LABELS[Stage(project.stage)], after=LABELS[stage]
            )
        )


def check_not_waiting(charter: Charter | None) -> None:
    """What the sponsor reads must not change under their eyes."""
    if charter is not None and charter.state == Charter.State.SUBMITTED:
        raise NotNow(_("The charter is with the sponsor. Wait for the answer, then change it."))


def check_is_waiting(barrier: Barrier) -> None:
    """What has been answered is not answered again."""
    if not barrier.is_waiting:
        state = barrier.get_state_display().lower()
        raise NotNow(
            _("This barrier was {state} already. Open it again if it is still in the way.").format(
                state=state
            )
        )


def left_unsaid(said: Mapping[str, str], stage: Stage) -> list[str]:
    """The parts of a closing summary that a move to this stage needs and that are empty.

    Work that ends early owes what it learned; finished work also who keeps it going.
    """
    return [name for name in NEEDED_TO_CLOSE.get(stage, ()) if not said.get(name, "").strip()]


def check_is_summed_up(closing: ClosingSummary | None, stage: Stage) -> None:
    """Nothing ends without a word to those who come after."""
    if left_unsaid(vars(closing) if closing else {}, stage):
        raise NotNow(_("Write the closing summary first, then the project can be closed."))


is_open = allowed(check_is_open)
is_not_waiting = allowed(check_not_waiting)
