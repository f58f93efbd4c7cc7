"""What an administrator sets about signing in."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from common.forms import FilterForm, PlatformForm
from common.language import lazily
from people.sign_in import SecurityAct

# A rule for one of these would take everybody in.
_OF_EVERYBODY = frozenset(
    {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com"}
    | {"yahoo.com", "yahoo.co.uk", "icloud.com", "me.com", "aol.com", "gmx.com", "proton.me"}
)
_IDLE = [(15, "15 minutes"), (30, "30 minutes"), (60, "1 hour"), (120, "2 hours"), (240, "4 hours")]


class DomainsField(forms.CharField):
    """Domains of e-mail addresses, however they were separated and whatever stood before them."""

    def clean(self, value: str) -> list[str]:
        """The domains in lower case, each once. Raises ValidationError."""
        words = re.split(r"[\s,;]+", super().clean(value).lower())
        domains = list(dict.fromkeys(word.rpartition("@")[2] for word in words if word))
        for domain in domains:
            try:
                validate_email(f"somebody@{domain}")
            except ValidationError:
                raise ValidationError(
                    _("“{domain}” is no end of an e-mail address.").format(domain=domain)
                ) from None
        if common := [domain for domain in domains if domain in _OF_EVERYBODY]:
            raise ValidationError(
                _("Anybody can get an address that ends in {domain}.").format(domain=common[0])
            )
        return domains

    def prepare_value(self, value: object) -> object:
        return ", ".join(value) if isinstance(value, list) else value


class SignInRulesForm(PlatformForm):
    """The rules of an organisation for second steps and for doing nothing."""

    staff_domains = DomainsField(
        label=lazily("E-mail addresses of your staff end in"),
        required=False,
        help_text=(
            lazily(
                "For example trust.example; several with commas. Staff sign in with a "
                "password or through your organisation. Everybody else may also get a "
                "code by e-mail."
            )
        ),
    )
    needs_second_step = forms.TypedChoiceField(
        label=lazily("Second step beside the password"),
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        choices=[
            ("no", lazily("People choose whether they set one up")),
            ("yes", lazily("Everybody needs one")),
        ],
        help_text=lazily(
            "An app with codes, or a passkey. It keeps people out who know a password."
        ),
    )
    grace_days = forms.IntegerField(
        label=lazily("Days to set it up"),
        min_value=0,
        max_value=90,
        help_text=(
            lazily(
                "From today, or from the day somebody joins. Then they do it before anything else."
            )
        ),
        error_messages={"required": lazily("Enter a number of days, or 0 for at once.")},
    )
    idle_minutes = forms.TypedChoiceField(
        label=lazily("Sign people out who do nothing for"),
        coerce=lambda answer: int(answer) or None,
        choices=[(0, lazily("The whole working day")), *_IDLE],
        help_text=lazily("Short times help where computers are shared."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("min_value", "max_value", "invalid"):
            self.fields["grace_days"].error_messages[name] = _("Enter a number from 0 to 90.")


class SecurityFilter(FilterForm):
    """Which lines of the security log."""

    who = forms.CharField(label=lazily("Who"), max_length=100, widget=forms.SearchInput)
    act = forms.ChoiceField(
        label=lazily("What happened"), choices=[("", lazily("Anything")), *SecurityAct.choices]
    )
