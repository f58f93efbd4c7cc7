"""The views of portfolios that a person has saved."""

from uuid import UUID

from django.db.models import CharField, QuerySet

from common.errors import NotVisible
from common.prepared import Given, prepared
from dashboards.models import SavedView
from people.models import User
from people.models.somebody import SOMEBODY


def views_of(user: User, page: str) -> list[SavedView]:
    """One's own views of a page, by name. One query."""
    return list(_views.ask(organisation=user.organisation_id, user=user.pk, page=page))


@prepared
def _views() -> QuerySet[SavedView]:
    return SavedView.objects.filter(
        organisation=SOMEBODY.organisation_id, user=SOMEBODY.pk, page=Given("page", CharField())
    ).order_by("name")


def view_for(user: User, public_id: UUID) -> SavedView:
    """One of one's own views. Raises NotVisible for anybody else's."""
    view = SavedView.objects.filter(
        organisation=user.organisation_id, user=user, public_id=public_id
    ).first()
    if view is None:
        raise NotVisible("We could not find that view. You may have removed it.")
    return view
