"""The views of portfolios that a person has saved."""

from uuid import UUID

from common.errors import NotVisible
from dashboards.models import SavedView
from people.models import User


def views_of(user: User, page: str) -> list[SavedView]:
    """One's own views of a page, by name. One query."""
    own = SavedView.objects.filter(organisation=user.organisation_id, user=user, page=page)
    return list(own.order_by("name"))


def view_for(user: User, public_id: UUID) -> SavedView:
    """One of one's own views. Raises NotVisible for anybody else's."""
    view = SavedView.objects.filter(
        organisation=user.organisation_id, user=user, public_id=public_id
    ).first()
    if view is None:
        raise NotVisible("We could not find that view. You may have removed it.")
    return view
