"""Reads about exports. Whoever may export sees all of their organisation's."""

from uuid import UUID

from django.db.models import QuerySet

from archives.models import Export, Import
from common.errors import NotVisible
from people.models import User


def exports_of(user: User) -> QuerySet[Export]:
    """The exports of this person's organisation, newest first."""
    return (
        Export.objects.filter(organisation=user.organisation_id)
        .select_related("made_by")
        .order_by("-made_at", "-pk")
    )


def export_for(user: User, public_id: UUID) -> Export:
    """One export of this person's organisation. Raises NotVisible. One query."""
    export = exports_of(user).select_related("organisation").filter(public_id=public_id).first()
    if export is None:
        raise NotVisible
    return export


def import_at(public_id: UUID) -> Import:
    """What somebody brought, for whoever knows its address. Raises NotVisible. One query."""
    brought = Import.objects.filter(public_id=public_id).first()
    if brought is None:
        raise NotVisible
    return brought
