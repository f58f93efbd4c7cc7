"""Who may plan tests, write them up, and say how they read."""

from datetime import date

from django.utils.translation import gettext as _

from common.access import allowed
from common.errors import Denied
from people.models import User
from people.permissions import units_where
from people.roles import Action
from projects.models import Project
from projects.permissions import check_can_edit, check_can_review


def check_can_test(user: User, project: Project, *, on: date) -> None:
    """Plan cycles, run them, and write down what came of them: the work of the team."""
    check_can_edit(user, project, on=on)


def check_can_read_critically(user: User, project: Project, *, on: date) -> None:
    """Tick what only a reader can tell: the work of a coach."""
    check_can_review(user, project, on=on)


def check_can_see_fidelity(user: User, *, on: date) -> None:
    """Rates over many projects, to see where support is needed. They are no marks for teams."""
    if not units_where(user, Action.REVIEW_WORK, on=on).exists():
        raise Denied(_("Coaches and the central QI team see this page. Ask them what it says."))


can_test = allowed(check_can_test)
can_read_critically = allowed(check_can_read_critically)
can_see_fidelity = allowed(check_can_see_fidelity)
