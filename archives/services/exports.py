"""Asking for an export, stopping it, fetching it, and deleting it before its time."""

from datetime import datetime
from typing import BinaryIO, cast

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archives.models import Export
from archives.permissions import check_can_export
from archives.tasks import export_soon
from archives.vocabulary import Stage
from audit.services import recorded
from common.errors import NotNow
from people.calendar import local_date
from people.models import User
from people.security_log import NOWHERE, Whence, note
from people.sign_in import SecurityAct


@recorded
def ask_for_export(*, by: User, at: datetime, whence: Whence = NOWHERE) -> Export:
    """Let a worker write everything that the organisation has. One at a time."""
    check_can_export(by, on=local_date(by.organisation, at))
    try:
        with transaction.atomic():
            export = Export.objects.create(organisation=by.organisation, made_by=by, made_at=at)
    except IntegrityError as error:
        raise NotNow(_("An export is under way already.")) from error
    note(person=by, act=SecurityAct.EXPORT_ASKED, at=at, whence=whence)
    export_soon()
    return export


@recorded
def cancel_export(*, export: Export, by: User, at: datetime) -> None:
    """Stop an export. Nothing of it is kept."""
    check_can_export(by, on=local_date(by.organisation, at))
    if export.is_finished:
        raise NotNow(_("This export is over already."))
    Export.objects.filter(pk=export.pk, stage=Stage.WAITING).update(
        stage=Stage.CANCELLED, finished_at=at
    )
    Export.objects.filter(pk=export.pk).update(cancel_asked=True)
    export.refresh_from_db()


@recorded
def fetch_export(*, export: Export, by: User, at: datetime, whence: Whence = NOWHERE) -> BinaryIO:
    """The archive, open for reading. That it was fetched is written into the security log."""
    check_can_export(by, on=local_date(by.organisation, at))
    if not export.file:
        raise NotNow(_("This archive is not kept any more. Make a new one."))
    try:
        content = export.file.open("rb")
    except FileNotFoundError as error:
        raise NotNow(_("This archive is not where it was kept. Make a new one.")) from error
    note(person=by, act=SecurityAct.EXPORT_FETCHED, at=at, whence=whence)
    return cast(BinaryIO, content)


@recorded
def delete_export(*, export: Export, by: User, at: datetime) -> None:
    """Delete the archive before its time. That it was made stays."""
    check_can_export(by, on=local_date(by.organisation, at))
    if export.file:
        export.file.delete(save=False)
        export.save(update_fields=["file"])
