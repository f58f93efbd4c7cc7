"""Keys for machines, as administrators read them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import ApiKey
from people.roles import SCOPES, Scope


@dataclass(frozen=True)
class KeyLine:
    """One key in the list."""

    name: str
    ending: str
    client_id: str
    opens: list[str]
    place: str
    made_by: str
    used_at: datetime | None
    ends_at: datetime
    is_open: bool
    state: str
    revoke_href: str


def key_line(key: ApiKey, *, at: datetime) -> KeyLine:
    return KeyLine(
        name=key.name,
        ending=key.ending,
        client_id=key.client_id or "",
        opens=[SCOPES[Scope(scope)].label for scope in key.scopes],
        place=key.unit.name,
        made_by=key.made_by.name,
        used_at=key.last_used_at,
        ends_at=key.expires_at,
        is_open=key.is_open(at),
        state=_state(key, at=at),
        revoke_href=reverse("key_revoke", args=[key.public_id]),
    )


def _state(key: ApiKey, *, at: datetime) -> str:
    if key.revoked_by is not None:
        return _("Revoked by %(who)s") % {"who": key.revoked_by}
    return "" if key.is_open(at) else _("Expired")
