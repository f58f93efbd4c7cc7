"""Taking files of measurements in, sending them through again, and stopping them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO
from uuid import uuid4

from django.core.files import File
from django.db import connection
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from common.nhs_numbers import check_no_nhs_number
from common.plain_text import plain_text
from feeds.models import Load
from feeds.permissions import check_can_load
from feeds.reading import is_compressed, kind_of
from feeds.tasks import load_soon
from feeds.vocabulary import FIELDS, FileKind, Stage
from people.calendar import local_date
from people.models import User

LARGEST = 1024**3  # bytes of a file as it is sent
ENCODINGS = ("utf-8", "cp1252")


@dataclass(frozen=True)
class Wishes:
    """How a file is to be read and loaded. `columns`: what it calls a field, where it differs."""

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    is_dry_run: bool = False
    all_or_nothing: bool = False


@recorded
def accept_load(
    *,
    name: str,
    content: BinaryIO,
    size: int,
    wishes: Wishes,
    key: str = "",
    by: User,
    at: datetime,
) -> Load:
    """Keep a file and let a worker load it. Of what is in it only the beginning is looked at.

    The same sender's same `key` with the same file is the same load. Raises Invalid (with `file`
    or the name of a wish), or Denied.
    """
    check_can_load(by, on=local_date(by.organisation, at))
    digest = _digest(content, wishes) if key else ""
    if key and (earlier := _with_key(by, key)):
        if earlier.digest != digest:
            raise Invalid(
                _("This Idempotency-Key was sent with something else before."), code="key_reused"
            )
        return earlier
    if size == 0:
        raise Invalid(fields={"file": _("This file is empty.")})
    if size > LARGEST:
        raise Invalid(
            fields={"file": _("This file has more than 1 GB. Compress it, or send parts.")}
        )
    if wishes.encoding not in ENCODINGS:
        raise Invalid(fields={"encoding": _("Choose UTF-8 or Windows-1252.")})
    name = plain_text(name)[:150] or "measurements"
    check_no_nhs_number(name, field="file")
    kind, packed = _kind_of(content)
    load = Load.objects.create(
        organisation=by.organisation,
        file=File(content, name=f"{uuid4().hex}.{kind}"),
        file_name=name,
        kind=kind,
        is_compressed=packed,
        encoding=wishes.encoding,
        size=size,
        columns=_columns(wishes.columns),
        is_dry_run=wishes.is_dry_run,
        all_or_nothing=wishes.all_or_nothing,
        key=key,
        digest=digest,
        made_by=by,
        made_at=at,
    )
    load_soon()
    return load


@recorded
def repeat_load(*, load: Load, for_real: bool = False, by: User, at: datetime) -> Load:
    """Send the same file through again: after codes were explained, or a trial looked right."""
    check_can_load(by, on=local_date(by.organisation, at))
    if not load.is_finished:
        raise NotNow(_("This load is still under way."))
    if not load.file:
        raise NotNow(_("This file is not kept any more. Send it again."))
    repeated = Load.objects.create(
        organisation=load.organisation,
        file=load.file.name,
        file_name=load.file_name,
        kind=load.kind,
        is_compressed=load.is_compressed,
        encoding=load.encoding,
        size=load.size,
        columns=load.columns,
        is_dry_run=load.is_dry_run and not for_real,
        all_or_nothing=load.all_or_nothing,
        repeats=load,
        made_by=by,
        made_at=at,
    )
    load_soon()
    return repeated


@recorded
def cancel_load(*, load: Load, by: User, at: datetime) -> None:
    """Stop a load. What it has saved by then stays, and is counted."""
    check_can_load(by, on=local_date(by.organisation, at))
    if load.is_finished:
        raise NotNow(_("This load is over already."))
    Load.objects.filter(pk=load.pk, stage=Stage.WAITING).update(
        stage=Stage.CANCELLED, finished_at=at
    )
    Load.objects.filter(pk=load.pk).update(cancel_asked=True)
    load.refresh_from_db()


def _with_key(by: User, key: str) -> Load | None:
    """The load of this sender's key. Whoever sends it twice at once waits for the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"load {by.pk} {key}"])
    return Load.objects.filter(organisation=by.organisation, made_by=by, key=key).first()


def _digest(content: BinaryIO, wishes: Wishes) -> str:
    found = sha256(repr(wishes).encode())
    content.seek(0)
    while piece := content.read(1024 * 1024):
        found.update(piece)
    content.seek(0)
    return found.hexdigest()


def _kind_of(content: BinaryIO) -> tuple[FileKind, bool]:
    try:
        return kind_of(content), is_compressed(content)
    except (OSError, EOFError):
        raise Invalid(fields={"file": _("This file is damaged. Send it again.")}) from None


def _columns(named: Mapping[str, str]) -> dict[str, str]:
    """What the file calls every field; its own name where nothing else is said."""
    unknown = set(named) - set(FIELDS)
    if unknown:
        raise Invalid(fields={"columns": _("There is no field “%s”.") % min(unknown)})
    columns = {name: named.get(name, "").strip()[:100] or name for name in FIELDS}
    if len(set(columns.values())) < len(columns):
        raise Invalid(fields={"columns": _("Two fields cannot come from the same column.")})
    return columns
