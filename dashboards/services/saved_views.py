"""Portfolios as people like to see them, under names of their own."""

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid, NotNow
from dashboards.models import SavedView
from people.models import User

MOST_VIEWS = 20
LONGEST_NAME = 60
LONGEST_QUERY = 500


@recorded
def save_view(*, page: str, name: str, query: str, by: User) -> SavedView:
    """Keep these filters under that name; a name used before stands for the new ones from now."""
    name = " ".join(name.split())
    if not name:
        raise Invalid(fields={"name": _("Give the view a name.")})
    if len(name) > LONGEST_NAME:
        raise Invalid(
            fields={"name": _("Use at most {most} characters.").format(most=LONGEST_NAME)}
        )
    if len(query) > LONGEST_QUERY:
        raise Invalid(fields={"name": _("These filters are too long to keep. Shorten the search.")})
    own = SavedView.objects.filter(organisation=by.organisation_id, user=by, page=page)
    if own.exclude(name=name).count() >= MOST_VIEWS:
        raise NotNow(_("You have {most} views. Remove one first.").format(most=MOST_VIEWS))
    view, _made = SavedView.objects.update_or_create(
        organisation_id=by.organisation_id,
        user=by,
        page=page,
        name=name,
        defaults={"query": query},
    )
    return view


@recorded
def forget_view(*, view: SavedView, by: User) -> None:
    """Remove one's own view; nothing else changes."""
    if view.user_id != by.pk:
        raise Denied(_("This view belongs to {user}.").format(user=view.user))
    view.delete()
