import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import NameField, NewPasswordField, UnitField, offer_units
from people.forms.tables import TableFileForm, TableTextForm
from people.models import Unit
from people.roles import UNIT_ROLES, UnitRole
from people.services.invitations import Invitee

MOST_AT_ONCE = 100
_AROUND_A_NAME = " \t\r<>()\"'"
_PART = r"""[^\s<>(),;:"'@]+"""
_ADDRESS = re.compile(rf"(?:mailto:)?({_PART}(?:'{_PART})*@{_PART})")


class InviteesField(forms.CharField):
    """People to invite, as they are typed or pasted out of a mail program or a spreadsheet."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=10_000,
            widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autofocus": True}),
            **options,
        )
        self.error_messages["max_length"] = _("Invite {most} people at a time at most.").format(
            most=MOST_AT_ONCE
        )
        self.error_messages["required"] = _("Enter at least one e-mail address.")

    def clean(self, value: str) -> list[Invitee]:
        """The people named in `value`, each address once. Raises ValidationError."""
        found: dict[str, Invitee] = {}
        for line in re.split(r"[\n;]", super().clean(value)):
            for invitee in read_line(line) if line.strip() else ():
                found.setdefault(invitee.email, invitee)
        if len(found) > MOST_AT_ONCE:
            raise ValidationError(
                _("Invite {most} people at a time at most.").format(most=MOST_AT_ONCE)
            )
        return list(found.values())


def read_line(line: str) -> list[Invitee]:
    """`Amara Okafor <amara@example.org>`, the same without brackets, or addresses alone.

    The words before an address are the name; with one address in the line, those after it too.
    """
    words, addresses = _ADDRESS.split(line)[::2], _ADDRESS.findall(line)
    if not addresses:
        raise ValidationError(_("“{line}” has no e-mail address in it.").format(line=line.strip()))
    for address in addresses:
        _check_address(address)
    if len(addresses) == 1:
        words = [words[0] if _name(words[0]) else words[1]]
    return [
        Invitee(address.lower(), _name(before))
        for address, before in zip(addresses, words, strict=False)
    ]


def _name(words: str) -> str:
    """`"Okafor, Amara" <` as mail programs write it is Amara Okafor."""
    parts = [part.strip(_AROUND_A_NAME) for part in words.split(",")]
    return " ".join(" ".join(part for part in reversed(parts) if part).split())[:120]


def _check_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise ValidationError(
            _("“{address}” is not a whole e-mail address.").format(address=address)
        ) from None


class InvitationForm(PlatformForm):
    invitees = InviteesField(
        label=lazily("Who do you want to invite?"),
        help_text=lazily("One person a line: a name and an e-mail address. You can paste a list."),
    )
    unit = UnitField(label=lazily("Where do they belong?"))
    role = forms.TypedChoiceField(
        label=lazily("What is their role there?"),
        coerce=UnitRole,
        initial=UnitRole.STAFF.value,
        widget=forms.RadioSelect,
        help_text=lazily("The role holds there and everywhere below."),
    )

    def __init__(self, *args: Any, units: list[Unit], gives_roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "unit", units)
        offer_roles(self, gives_roles=gives_roles)


class ListFileForm(TableFileForm):
    """A spreadsheet of people, and what holds for rows that do not say it themselves."""

    unit = UnitField(label=lazily("Where do they belong, where a row does not say it?"))
    role = forms.TypedChoiceField(
        label=lazily("What is their role there, where a row does not say it?"),
        coerce=UnitRole,
        initial=UnitRole.STAFF.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, units: list[Unit], gives_roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "unit", units)
        offer_roles(self, gives_roles=gives_roles)


class ListTextForm(TableTextForm, ListFileForm):
    """The same rows, read already, waiting for a yes."""


def offer_roles(form: forms.Form, *, gives_roles: bool) -> None:
    """Staff first, then the other roles for those who may give them; each says what it does."""
    roles = [UnitRole.STAFF]
    if gives_roles:
        roles += [role for role in UNIT_ROLES if role is not UnitRole.STAFF]
    field = form.fields["role"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [
        (role.value, f"{UNIT_ROLES[role].label}: {UNIT_ROLES[role].does}") for role in roles
    ]


class AcceptanceForm(PlatformForm):
    name = NameField(
        label=lazily("Your name"),
        missing=lazily("Enter your name."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = NewPasswordField()
    without_password = forms.BooleanField(
        label=lazily("I want no password: send me a code by e-mail each time I sign in"),
        required=False,
    )

    def __init__(self, *args: Any, may_do_without_password: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if may_do_without_password:
            if self.data.get("without_password"):
                self.fields["password"].required = False
        else:
            del self.fields["without_password"]

    def answers(self) -> dict[str, str]:
        """What the service asks for; no password where none is wanted."""
        wants_none = self.cleaned_data.get("without_password", False)
        password = "" if wants_none else self.cleaned_data["password"]
        return {"name": self.cleaned_data["name"], "password": password}
