"""How allauth's second steps behave here."""

from base64 import b32encode
from secrets import token_bytes

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from common.language import lazily
from common.sealing import seal, unseal
from people.models import User
from people.sign_in import device_words


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets of second steps are sealed; names and refusals are ours."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": (
            lazily(
                "That did not work. Codes change every 30 seconds and work once: try the next one."
            )
        ),
        "cannot_generate_recovery_codes": lazily("Set up an app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed under a lost key is a riddle that no code solves, not an empty one."""
        text = unseal(encrypted_text)
        return text if text is not None else b32encode(token_bytes(20)).decode()

    def get_totp_issuer(self) -> str:
        user = context.request.user
        return user.organisation.short_name if isinstance(user, User) else _("Quality improvement")

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        return device_words(context.request.headers.get("User-Agent", ""))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": _("Quality improvement")}
