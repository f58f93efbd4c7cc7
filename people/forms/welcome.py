from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from common.errors import Invalid
from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import EmailField, NameField, NewPasswordField, time_zones
from people.services.organisations import check_setup_code


class WelcomeForm(PlatformForm):
    """The first page of a new installation: the organisation, and whoever sets it up."""

    code = forms.CharField(
        label=lazily("Setup code"),
        help_text=lazily("The start of the platform printed it. It shows that you may do this."),
        error_messages={"required": lazily("Enter the setup code that the start printed.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    organisation_name = NameField(
        label=lazily("Name of the organisation"),
        missing=lazily("Enter the name of the organisation."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    time_zone = forms.ChoiceField(
        label=lazily("Time zone"),
        initial="Europe/London",
        choices=time_zones,
        error_messages={"invalid_choice": lazily("Choose a time zone from the list.")},
    )
    person_name = NameField(
        label=lazily("Your name"),
        missing=lazily("Enter your name."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailField(
        label=lazily("Your e-mail address"), help_text=lazily("You sign in with it.")
    )
    password = NewPasswordField()

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        try:
            check_setup_code(code)
        except Invalid as refusal:
            raise ValidationError(refusal.fields["code"]) from refusal
        return code

    def answers(self) -> dict[str, Any]:
        """What the service asks for."""
        answers = self.cleaned_data
        return {
            "name": answers["organisation_name"],
            "time_zone": answers["time_zone"],
            "person_name": answers["person_name"],
            "email": answers["email"],
            "password": answers["password"],
        }
