"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from people import tasks


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations and from setting up, never from an open sign-up page."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": (
            "The e-mail address or the password is not right. Check both and try again."
        ),
        "too_many_login_attempts": (
            "Too many wrong tries. Wait 5 minutes and try again, or choose a new password by "
            "e-mail."
        ),
        "enter_current_password": "That is not your present password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """By a worker: an address that is unknown takes no less time than one that is known."""
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

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("profile")
