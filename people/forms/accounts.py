"""What people type about themselves: allauth's forms in our words, and the profile."""

from typing import Any

from allauth.account import forms as allauth
from allauth.core import context as allauth_context
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import EmailField, NameField, NewPasswordField
from people.models import Organisation, User
from people.policies import is_staff_address


class _OneNewPassword(PlatformForm):
    """A new password is typed once: it can be shown, so it need not be typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        ours = NewPasswordField(label=_("New password"))
        theirs = self.fields["password1"]
        theirs.label, theirs.help_text = ours.label, ours.help_text
        theirs.widget, theirs.error_messages = ours.widget, ours.error_messages


class SignInForm(PlatformForm, allauth.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = EmailField()
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
        self.fields["password"] = present_password(_("Password"), _("Enter your password."))
        self.order_fields(["login", "password"])


class CodeRequestForm(PlatformForm, allauth.RequestLoginCodeForm):
    """Whoever asks for a code gets the same answer; what they get by mail depends."""

    email = EmailField()
    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs |= {"autocomplete": "username", "autofocus": True}

    def clean_email(self) -> str:
        email = super().clean_email()
        person = self._user
        if person is not None and is_staff_address(person.organisation, person.email):
            self._user = None
            allauth_context.request.asked_as_staff = True  # `people.account_adapter` writes to them
        return email


class FirstPasswordForm(_OneNewPassword, allauth.SetPasswordForm):
    pass


class ChangePasswordForm(_OneNewPassword, allauth.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = present_password(
            _("Present password"), _("Enter the password you have now.")
        )


class ForgottenPasswordForm(PlatformForm, allauth.ResetPasswordForm):
    email = EmailField()


class NewPasswordForm(_OneNewPassword, allauth.ResetPasswordKeyForm):
    pass


class ProfileForm(PlatformForm):
    name = NameField(
        label=lazily("Name"),
        missing=lazily("Enter your name."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    job_title = NameField(
        label=lazily("Job title"),
        required=False,
        help_text=lazily("Or what you are here, such as carer or service user."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = dict(settings.LANGUAGES)[organisation.language]
        choices = [("", _("{language}, as the organisation").format(language=usual))]
        choices += [pair for pair in settings.LANGUAGES if pair[0] != organisation.language]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=choices
        )


def present_password(label: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        error_messages={"required": missing},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "data-reveal": ""}),
    )
