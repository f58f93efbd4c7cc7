"""Which ways of working an organisation offers to its teams."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import EditedElsewhere, Invalid
from people.calendar import local_date
from people.models import Organisation, User
from projects.methods import METHODS
from projects.models import MethodOffer
from projects.permissions import check_can_offer_methods


@recorded
def offer_methods(
    *,
    organisation: Organisation,
    offered: Collection[str],
    usual: str,
    seen_version: int,
    by: User,
    at: datetime,
) -> None:
    """Offer these ways of working, one of them as the usual one.

    Projects that use another one keep it. `seen_version` is 0 where nobody has chosen yet; raises
    EditedElsewhere for whoever comes second.
    """
    check_can_offer_methods(by, organisation, on=local_date(organisation, at))
    if not offered or not METHODS.keys() >= set(offered):
        raise Invalid(fields={"offered": _("Choose at least one way of working.")})
    if usual not in offered:
        raise Invalid(fields={"usual": _("Choose the usual one among those that are offered.")})
    columns = {"offered": [key for key in METHODS if key in offered], "usual": usual}
    if seen_version == 0:
        _one, is_new = MethodOffer.objects.get_or_create(
            organisation=organisation, defaults=columns
        )
        if not is_new:
            raise EditedElsewhere(_("Someone else has just chosen what is offered."))
        return
    offer = MethodOffer.objects.get(organisation=organisation)
    MethodOffer.objects.edit(offer, seen_version=seen_version, **columns)
