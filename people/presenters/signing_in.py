"""Second steps, devices and the security log, as people read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import SecurityEvent
from people.sign_in import device_words


@dataclass(frozen=True)
class Passkey:
    """One passkey of a person."""

    name: str
    made_at: datetime
    used_at: datetime | None
    remove_href: str


@dataclass
class SecondSteps:
    """What a person has set up beside the password."""

    app_since: datetime | None = None
    passkeys: list[Passkey] = field(default_factory=list)
    codes_left: int | None = None
    codes_made: int = app_settings.RECOVERY_CODE_COUNT

    @property
    def is_any(self) -> bool:
        return self.app_since is not None or bool(self.passkeys)


def second_steps(authenticators: Iterable[Authenticator]) -> SecondSteps:
    steps = SecondSteps()
    for authenticator in authenticators:
        if authenticator.type == Authenticator.Type.TOTP:
            steps.app_since = authenticator.created_at
        elif authenticator.type == Authenticator.Type.RECOVERY_CODES:
            steps.codes_left = len(authenticator.wrap().get_unused_codes())
        else:
            steps.passkeys.append(
                Passkey(
                    name=str(authenticator),
                    made_at=authenticator.created_at,
                    used_at=authenticator.last_used_at,
                    remove_href=reverse("mfa_remove_webauthn", args=[authenticator.pk]),
                )
            )
    return steps


def spaced(secret: str) -> str:
    """A secret in groups of four, as one reads it out to oneself while typing."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def recovery_codes_file(codes: Sequence[str]) -> str:
    """The address of a small text file that holds the codes, made without asking the server."""
    lines = [_("Recovery codes for the improvement platform. Each works once."), "", *codes, ""]
    return "data:text/plain;charset=utf-8," + quote("\r\n".join(lines))


@dataclass(frozen=True)
class DeviceLine:
    """One browser in which a person is signed in."""

    name: str
    is_this: bool
    network_address: str
    since: datetime
    used_at: datetime
    end_href: str


def device_line(session: UserSession, *, is_this: bool) -> DeviceLine:
    return DeviceLine(
        name=device_words(session.user_agent),
        is_this=is_this,
        network_address=session.ip,
        since=session.created_at,
        used_at=session.last_seen_at,
        end_href=reverse("session_end", args=[session.pk]),
    )


@dataclass(frozen=True)
class EventLine:
    """One line of the security log."""

    at: datetime
    who: str
    who_href: str
    what: str
    by: str
    whence: str


def event_line(event: SecurityEvent) -> EventLine:
    what = event.get_act_display()
    places = (event.device, event.network_address or "")
    return EventLine(
        at=event.at,
        who=event.user.name,
        who_href=reverse("person", args=[event.user.public_id]),
        what=f"{what}: {event.detail}" if event.detail else what,
        by=event.by.name if event.by else "",
        whence=", ".join(filter(None, places)),
    )
