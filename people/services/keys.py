"""Keys for machines and clients of OAuth: made once, shown once, revoked at any time."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from allauth.idp.oidc.models import Client
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import ApiKey, KeyKind, RoleAssignment, Unit, User
from people.permissions import check_can_manage_keys
from people.roles import Scope
from people.security_log import NOWHERE, Whence, note
from people.sign_in import SecurityAct

LONGEST = timedelta(days=365)
PREFIXES = {KeyKind.KEY: "qik_", KeyKind.CLIENT: "qis_"}  # whoever finds one knows what it opens


@dataclass(frozen=True)
class NewKey:
    """A key that was just made. `text` is the key or the client's secret; it is not kept."""

    key: ApiKey
    text: str
    client_id: str = ""


@recorded
def make_key(
    *,
    name: str,
    scopes: Collection[Scope],
    unit: Unit,
    lasts: timedelta,
    kind: KeyKind = KeyKind.KEY,
    by: User,
    at: datetime,
    whence: Whence = NOWHERE,
) -> NewKey:
    """A key with an account of its own, which holds its scopes on `unit` until the key ends."""
    today = local_date(by.organisation, at)
    check_can_manage_keys(by, on=today)
    _check(scopes, unit, lasts, by=by)
    text = PREFIXES[kind] + secrets.token_urlsafe(32)
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
        kind=kind,
        digest=digest(text) if kind is KeyKind.KEY else None,
        client=_client(name, scopes, text, account) if kind is KeyKind.CLIENT else None,
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
    return NewKey(key, text, key.client_id or "")


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
    Client.objects.filter(api_key=key).delete()  # and its tokens with it
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


def _client(name: str, scopes: Collection[Scope], secret: str, account: User) -> Client:
    """What allauth knows of it. It may do nothing there but ask for a token."""
    client = Client(name=name, owner=account, type=Client.Type.CONFIDENTIAL)
    client.set_secret(secret)
    client.set_scopes(sorted(scopes))
    client.set_default_scopes(sorted(scopes))
    client.set_grant_types([Client.GrantType.CLIENT_CREDENTIALS])
    client.set_response_types([])
    client.save()
    return client


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
