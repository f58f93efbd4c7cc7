"""What the pages of change ideas share: whom they offer what, and the filters they keep."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from dashboards.forms.ideas import BacklogFilter
from dashboards.presenters.ideas import Addresses
from people.roles import Action
from projects.backlog import Order

if TYPE_CHECKING:
    from projects.models import Project

NEW = {"sort": Order.NEWEST.value}  # where somebody finds the idea that they have just suggested


def addresses_for(
    project: "Project", actions: Collection[Action], filters: BacklogFilter | None = None
) -> Addresses:
    """What somebody who may do `actions` is offered; a closed project is only read."""
    is_open = not project.is_closed
    return Addresses(
        project=project,
        may_vote=is_open and Action.COMMENT in actions,
        may_edit=is_open and Action.EDIT_PROJECT in actions,
        kept=filters.in_address() if filters else {},
    )
