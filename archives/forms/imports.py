"""Bringing an export to an empty installation."""

from django import forms
from django.core.exceptions import ValidationError

from common.errors import Invalid
from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import EmailField, NewPasswordField
from people.services.organisations import check_setup_code


class ImportForm(PlatformForm):
    """An export, and who gets in first."""

    code = forms.CharField(
        label=lazily("Setup code"),
        help_text=lazily("The start of the platform printed it. It shows that you may do this."),
        error_messages={"required": lazily("Enter the setup code that the start printed.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=lazily("Export"),
        help_text=lazily(
            "The ZIP archive, up to 500 MB. Larger ones are read in on the server: manage.py "
            "import_organisation."
        ),
        error_messages={
            "required": lazily("Choose a file first."),
            "empty": lazily("This file is empty."),
            "missing": lazily("Choose a file first."),
        },
    )
    email = EmailField(
        label=lazily("Your e-mail address"),
        help_text=lazily(
            "That of an administrator of the whole organisation, as it stands in the export."
        ),
    )
    password = NewPasswordField()

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        try:
            check_setup_code(code)
        except Invalid as refusal:
            raise ValidationError(refusal.fields["code"]) from refusal
        return code
