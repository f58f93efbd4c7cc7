"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from common.language import lazily
from people import tasks
from people.models import User
from people.security_log import note, note_locked, whence
from people.selectors import person_signing_in_as
from people.sign_in import SecurityAct

_AGAIN = {
    "reauthenticate": lazily("Use your password"),
    "mfa_reauthenticate": lazily("Use a code"),
    "mfa_reauthenticate:webauthn": lazily("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations and from setting up, never from an open sign-up page."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": (
            lazily("The e-mail address or the password is not right. Check both and try again.")
        ),
        "too_many_login_attempts": (
            lazily(
                "Too many wrong tries. Wait 5 minutes and try again, or choose a new "
                "password by e-mail. An administrator can let you in earlier."
            )
        ),
        "rate_limited": lazily("Too many tries. Wait 5 minutes and try again."),
        "enter_current_password": lazily("That is not your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """By a worker: an address that is unknown takes no less time than one that is known."""
        if getattr(self.request, "asked_as_staff", False):
            template_prefix = "account/email/no_code_for_staff"
        context = {"email": email, "site_address": settings.SITE_ADDRESS, **context}
        tasks.send_mail(self.render_mail(template_prefix, email, context))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the configured address, whatever host name the request came with."""
        person, _, secret = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": person, "key": secret})
        return f"{settings.SITE_ADDRESS}{path}"

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """A new password also ends the waiting after too many tries with the old one."""
        super().set_password(user, password)
        self._delete_login_attempts_cached_email(self.request, email=user.get_username())

    def forget_wrong_tries(self, person: User) -> None:
        """End the waiting after too many wrong passwords and codes."""
        self._delete_login_attempts_cached_email(self.request, email=person.email)
        ratelimit.clear(self.request, action="request_login_code", key=person.email)
        ratelimit.clear(self.request, action="login_failed", key=f"mfa-auth-user-{person.pk}")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By account alone: whatever name of the server a browser used."""
        return str(credentials.get("email", "")).lower()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            if person := person_signing_in_as(credentials.get("email", "")):
                note_locked(person=person, at=timezone.now(), whence=whence(request))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        if person := person_signing_in_as(credentials.get("email", "")):
            note(
                person=person,
                act=SecurityAct.WRONG_PASSWORD,
                at=timezone.now(),
                whence=whence(request),
            )

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """The ways to show again who one is, in our words."""
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": _AGAIN[method["id"]]} for method in methods]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("profile")
