"""Second steps of signing in: allauth's forms in our words."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.forms import ReauthenticateForm as AllauthPasswordForm
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as allauth
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from people.forms.accounts import present_password
from people.forms.fields import NameField

_VALID_FOR = 120  # seconds, longer than any code of an app is taken


class CodeField(forms.CharField):
    """A code of digits, however it was spaced."""

    def __init__(self, *, label: str, help_text: str = "", missing: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=20,
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "inputmode": "numeric",
                    "spellcheck": "false",
                    "autofocus": True,
                }
            ),
        )
        self.error_messages["required"] = missing or _("Enter the code.")
        self.error_messages["max_length"] = _("Enter the code alone, without other words.")

    def to_python(self, value: object) -> str:
        return "".join((super().to_python(value) or "").split())


def _a_code() -> CodeField:
    return CodeField(
        label=_("Code"), help_text=_("The six digits that your app shows now, or a recovery code.")
    )


class CodeForm(PlatformForm, allauth.AuthenticateForm):
    """The second step after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _a_code()

    def clean_code(self) -> str:
        """A code of an app works once, also while the next one is shown already."""
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            key = f"second-step-used:{self.user.pk}:{code}"
            if not cache.add(key, True, timeout=_VALID_FOR):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeByMailForm(PlatformForm, ConfirmLoginCodeForm):
    """The code that was sent by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            label=_("Code"), help_text=_("Six digits, from the e-mail.")
        )

    def clean_code(self) -> str:
        if not compare_user_code(
            actual=self.cleaned_data["code"], expected=self.expected_code or ""
        ):
            raise ValidationError(_("That is not the code. Look at the newest e-mail from us."))
        return str(self.cleaned_data["code"])


class CodeAgainForm(PlatformForm, allauth.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _a_code()


class PasswordAgainForm(PlatformForm, AllauthPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = present_password(_("Password"), _("Enter your password."))


class AppForm(PlatformForm, ActivateTOTPForm):
    """The first code of an app shows that it knows the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            label=_("Code that the app shows"),
            help_text=_("Six digits."),
            missing=_("Enter the six digits that the app shows."),
        )


class PasskeyForm(PlatformForm, AddWebAuthnForm):
    """A passkey, and what its owner calls it. The browser makes it when the button is pressed."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = NameField(
            label=_("What do you call it?"),
            required=False,
            max_length=60,
            help_text=_("So that you know it again, such as My phone."),
        )
        self.order_fields(["name", "credential"])
