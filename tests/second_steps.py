"""Second steps of people in tests: codes as an app would show them."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from people.models import User

PERIOD = 30  # seconds for which an app shows a code


def code_of(secret: str, *, ahead: int = 0) -> str:
    """What an app that knows `secret` shows now, or so many codes later."""
    counter = int(time.time()) // PERIOD + ahead
    return str(format_hotp_value(hotp_value(secret, counter)))


def an_app(person: User) -> str:
    """Give a person an app and recovery codes. The secret of the app."""
    secret = str(generate_totp_secret())
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def recovery_codes_of(person: User) -> list[str]:
    stored = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    return list(stored.wrap().get_unused_codes())
