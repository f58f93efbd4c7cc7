"""Being sure before something is gone."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import FilterForm, PlatformForm
from common.language import lazily


class LeaveForm(PlatformForm):
    """The address of the account that is to be erased, typed once more."""

    email = forms.CharField(
        label=lazily("Type your e-mail address, to be sure"),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "email"}),
        error_messages={"required": lazily("Type your e-mail address.")},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def clean_email(self) -> str:
        """Refuse any other address."""
        typed = self.cleaned_data["email"].strip().lower()
        if typed != self._email:
            raise forms.ValidationError(_("That is not the address of this account."))
        return typed


class PersonFinder(FilterForm):
    """Part of a name or an address."""

    q = forms.CharField(
        label=lazily("Name or e-mail address"), max_length=200, widget=forms.SearchInput
    )
