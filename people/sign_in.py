"""What is said of signing in: the acts that are written down, and devices in plain words."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext as _

from common.language import lazily

LOCKED_FOR = timedelta(minutes=5)  # as `login_failed` in ACCOUNT_RATE_LIMITS says


class SecurityAct(models.TextChoices):
    """What can happen to an account, as the security log says it."""

    SIGNED_IN = "signed_in", lazily("Signed in")
    SIGNED_OUT = "signed_out", lazily("Signed out")
    TIMED_OUT = "timed_out", lazily("Was signed out after doing nothing for a while")
    WRONG_PASSWORD = "wrong_password", lazily("Typed a wrong password")
    WRONG_CODE = "wrong_code", lazily("Typed a wrong code")
    LOCKED = "locked", lazily("Was held up after too many wrong tries")
    UNLOCKED = "unlocked", lazily("May try again at once")
    PASSWORD_CHANGED = "password_changed", lazily("Chose a new password")
    STEP_ADDED = "step_added", lazily("Set up a second step")
    STEP_REMOVED = "step_removed", lazily("Removed a second step")
    STEPS_RESET = "steps_reset", lazily("All second steps were removed")
    CODES_MADE = "codes_made", lazily("Made new recovery codes")
    SESSIONS_ENDED = "sessions_ended", lazily("Was signed out on other devices")
    DATA_GIVEN_OUT = "data_given_out", lazily("An administrator made the file of their data")
    ERASED = "erased", lazily("Was erased by an administrator")
    SSO_LINKED = "sso_linked", lazily("Signed in through the organisation for the first time")
    SSO_UNLINKED = "sso_unlinked", lazily("Is linked with nobody of the organisation any more")
    KEY_MADE = "key_made", lazily("Made a key for a machine")
    KEY_REVOKED = "key_revoked", lazily("A key for a machine was revoked")
    KEY_REFUSED = "key_refused", lazily("A key for a machine was refused")
    WEBHOOK_MADE = "webhook_made", lazily("Made a webhook")
    WEBHOOK_MOVED = "webhook_moved", lazily("Gave a webhook another address")
    WEBHOOK_RENEWED = "webhook_renewed", lazily("Gave a webhook a new secret")
    WEBHOOK_REMOVED = "webhook_removed", lazily("Removed a webhook")
    EXPORT_ASKED = "export_asked", lazily("Asked for an export of the whole organisation")
    EXPORT_FETCHED = "export_fetched", lazily("Fetched an export of the whole organisation")
    SSO_REFUSED = "sso_refused", lazily("Was refused a sign-in through the organisation")
    SAID_NO_PATIENT = (
        "said_no_patient",
        lazily("Saved words that look like a patient's, and said that they are none"),
    )


METHODS = {
    "password": "password",
    "code": lazily("code by e-mail"),
    "socialaccount": "single sign-on",
    "mfa": lazily("second step"),
}
STEPS = {"totp": "app", "webauthn": "passkey", "recovery_codes": lazily("recovery code")}

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """`Firefox on Windows`, from what a browser says of itself."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), _("A browser"))
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return f"{browser} on {system}" if system else browser
