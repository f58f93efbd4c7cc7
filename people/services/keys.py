"""Keys for machines: made once, shown once, revoked at any time."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import ApiKey, RoleAssignment, Unit, User
from people.permissions import check_can_manage_keys
from people.roles import Scope
from people.security_log import NOWHERE, Whence, note
from people.sign_in import SecurityAct

LONGEST = timedelta(days=365)
_PREFIX = "qik_"  # lets whoever finds one in a file know what it opens


@dataclass(frozen=True)
class NewKey:
    """A key that was just made. `text` is what the machine shows; it is not kept."""

    key: ApiKey
    text: str


@recorded
def make_key(
    *,
    name: str,
    scopes: Collection[Scope],
    unit: Unit,
    lasts: timedelta,
    by: User,
    at: datetime,
    whence: Whence = NOWHERE,
) -> NewKey:
    """A key with an account of its own, which holds its scopes on `unit` until the key ends."""
    today = local_date(by.organisation, at)
    check_can_manage_keys(by, on=today)
    _check(scopes, unit, lasts, by=by)
    text = _PREFIX + secrets.token_urlsafe(32)
    account = User(
        organisation=by.organisation,
        name=name,
        email=f"{uuid4()}@machines.invalid",
        is_machine=True,
    )
    account.set_unusable_password()
    account.save()
    key = ApiKey.objects.create(
        organisation=by.organisation,
        account=account,
        name=name,
        unit=unit,
        scopes=sorted(scopes),
        digest=digest(text),
        ending=text[-4:],
        made_by=by,
        expires_at=at + lasts,
    )
    ends_on = local_date(by.organisation, key.expires_at)
    for scope in sorted(scopes):
        RoleAssignment.objects.create(
            organisation=by.organisation,
            user=account,
            unit=unit,
            role=scope,
            starts_on=today,
            ends_on=ends_on,
        )
    note(person=by, act=SecurityAct.KEY_MADE, at=at, whence=whence, detail=name)
    return NewKey(key, text)


@recorded
def revoke_key(*, key: ApiKey, by: User, at: datetime, whence: Whence = NOWHERE) -> None:
    """Let nobody in with this key from this moment on. Twice is once."""
    today = local_date(key.organisation, at)
    check_can_manage_keys(by, on=today)
    revoked = ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_by=by, revoked_at=at)
    if not revoked:
        return
    RoleAssignment.objects.filter(user=key.account_id, ends_on__gt=today).update(ends_on=today)
    User.with_machines.filter(pk=key.account_id).update(is_active=False)
    note(
        person=key.made_by,
        act=SecurityAct.KEY_REVOKED,
        at=at,
        whence=whence,
        by=by,
        detail=key.name,
    )


def digest(text: str) -> str:
    """What is kept of a key. It is long and random, so that a fast digest gives nothing away."""
    return sha256(text.encode()).hexdigest()


def _check(scopes: Collection[Scope], unit: Unit, lasts: timedelta, *, by: User) -> None:
    found: dict[str, str] = {}
    if not scopes:
        found["scopes"] = _("Choose at least one thing that the key opens.")
    if unit.organisation_id != by.organisation_id:
        found["unit"] = _("Choose a place in this organisation.")
    if not timedelta(0) < lasts <= LONGEST:
        found["lasts"] = _("A key lasts at most a year.")
    if found:
        raise Invalid(fields=found)
