"""Bringing an export to an empty installation."""

from datetime import datetime
from typing import BinaryIO
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from archives.models import Import
from archives.tasks import import_soon
from archives.unpacking import Package
from audit.services import Actor, recorded
from common.errors import Invalid, NotNow
from people.services.organisations import claim_empty_installation


@recorded
def bring_export(
    *, content: BinaryIO, email: str, password: str, by: Actor, at: datetime
) -> Import:
    """Keep an export and let a worker read it in. Of what is in it only the list is looked at.

    `email` names an administrator in it, whose account gets the password. Raises Invalid (with
    `file` or `password`), or NotNow where somebody works already or another is being read in.
    """
    claim_empty_installation()
    if Import.objects.unfinished().exists():
        raise NotNow(_("An export is being read in already. Wait for it."))
    try:
        validate_password(password)
    except ValidationError as refusal:
        raise Invalid(fields={"password": " ".join(refusal.messages)}) from refusal
    try:
        Package(content)
    except Invalid as refusal:
        raise Invalid(fields={"file": refusal.sentence}) from refusal
    content.seek(0)
    brought = Import.objects.create(
        file=File(content, name=f"{uuid4().hex}.zip"),
        email=email,
        encoded_password=make_password(password),
        made_at=at,
    )
    import_soon()
    return brought
