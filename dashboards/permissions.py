"""Who may do what with the boards of units, and with what the board of the organisation reads."""

from datetime import date

from django.utils.translation import gettext as _

from common.access import allowed
from common.errors import Denied
from people.models import Unit, User
from people.permissions import holds_action, units_where
from people.roles import Action, ProjectRole
from projects.models import ProjectMembership


def check_can_manage_board(user: User, unit: Unit, *, on: date) -> None:
    """Whoever looks after the unit, or leads a project there. At most two queries."""
    if holds_action(user, Action.MANAGE_UNITS, unit, on=on):
        return
    leads = ProjectMembership.objects.filter(
        organisation=unit.organisation_id, user=user, role=ProjectRole.LEAD
    ).filter(project__unit=unit, project__closed_on=None)
    if not leads.current(on).exists():
        raise Denied(
            _("Ask an administrator, or the lead of a project in {unit}, to do this.").format(
                unit=unit
            )
        )


def check_can_read_packs(user: User, *, on: date) -> None:
    """Board members, and whoever else holds a role of more than staff for the whole. One query."""
    if not _holds_for_the_whole(user, Action.READ_BOARD, on=on):
        raise Denied(
            _(
                "The board’s packs are for those with a task for the whole "
                "organisation. Ask the central QI team for a copy."
            )
        )


def check_can_prepare_packs(user: User, *, on: date) -> None:
    """The central QI team and administrators of the whole organisation. One query."""
    if not _holds_for_the_whole(user, Action.PREPARE_BOARD, on=on):
        raise Denied(_("Ask the central QI team to prepare what the board reads."))


def check_can_answer_survey(user: User, *, on: date) -> None:
    """Members of the board, about their own board. One query."""
    if not _holds_for_the_whole(user, Action.ANSWER_BOARD_SURVEY, on=on):
        raise Denied(_("Only members of the board answer its survey."))


def check_can_note_visit(user: User, unit: Unit, *, on: date) -> None:
    """Those who lead: the board, directors and sponsors, where they have their task. One query."""
    if not holds_action(user, Action.NOTE_VISIT, unit, on=on):
        raise Denied(
            _("Notes of walk-arounds are written by those who lead {unit}.").format(unit=unit)
        )


def _holds_for_the_whole(user: User, action: Action, *, on: date) -> bool:
    return units_where(user, action, on=on).filter(parent=None).exists()


can_manage_board = allowed(check_can_manage_board)
can_read_packs = allowed(check_can_read_packs)
can_prepare_packs = allowed(check_can_prepare_packs)
can_answer_survey = allowed(check_can_answer_survey)
can_note_visit = allowed(check_can_note_visit)
