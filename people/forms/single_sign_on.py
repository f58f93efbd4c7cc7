from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import NameField
from people.models import SingleSignOn
from people.openid import configuration_of
from people.services.single_sign_on import ProviderAnswers


class SingleSignOnForm(PlatformForm):
    """The provider of an organisation. Its address is asked at once whether there is one."""

    name = NameField(
        label=lazily("What staff call it"),
        missing=lazily("Enter what the button should say."),
        max_length=60,
        help_text=lazily("The button says “Sign in with …”, for example Larkwater account."),
    )
    issuer = forms.CharField(
        label=lazily("Issuer"),
        max_length=300,
        help_text=lazily("The address of the provider, without /.well-known/ and what follows."),
        error_messages={"required": lazily("Enter the address of the provider.")},
        widget=forms.URLInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )
    client_id = NameField(
        label=lazily("Client id"), missing=lazily("Enter the client id."), max_length=200
    )
    secret = forms.CharField(
        label=lazily("Client secret"),
        error_messages={"required": lazily("Enter the secret that the provider gave you.")},
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    counts_as_second_step = forms.BooleanField(
        label=lazily("It asks everybody for a second step itself, so we need not"), required=False
    )
    is_on = forms.BooleanField(
        label=lazily("Show the button on the page of signing in"), required=False
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, known: SingleSignOn | None, **kwargs: Any) -> None:
        if known is not None:
            names = ("name", "issuer", "client_id", "counts_as_second_step", "is_on", "version")
            kwargs["initial"] = {name: getattr(known, name) for name in names}
        else:
            kwargs["initial"] = {"is_on": True}
        super().__init__(*args, **kwargs)
        self.fields["secret"].required = known is None
        self.fields["secret"].help_text = (
            _("It is stored encrypted and never shown again.")
            if known is None
            else _("Leave it empty to keep the one that is stored.")
        )

    def clean_issuer(self) -> str:
        issuer = str(self.cleaned_data["issuer"]).strip().rstrip("/")
        try:
            configuration_of(issuer)
        except OAuth2Error as error:
            raise ValidationError(str(error)) from error
        return issuer

    def answers(self) -> ProviderAnswers:
        """What the service asks for."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return ProviderAnswers(**given)
