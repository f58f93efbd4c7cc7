from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import NameField, UnitField, offer_units
from people.models import Unit


class UnitForm(PlatformForm):
    """A place below the whole organisation, new or known."""

    name = NameField(
        label=lazily("Name"),
        help_text=lazily("As its people call it, such as Willow ward."),
        missing=lazily("Enter the name of the place."),
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    parent = UnitField(label=lazily("Part of"), missing=lazily("Choose what it is part of."))
    kind = forms.ChoiceField(
        label=lazily("What it is"),
        choices=[choice for choice in Unit.Kind.choices if choice[0] != Unit.Kind.ORGANISATION],
        widget=forms.RadioSelect,
    )
    national_code = NameField(label=lazily("National code"), required=False, max_length=20)
    warehouse_code = NameField(
        label=lazily("Code in the data warehouse"),
        required=False,
        max_length=60,
        help_text=lazily("Numbers that are loaded by a feed find the place by it."),
    )

    def __init__(self, *args: Any, parents: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "parent", parents)


class TopUnitForm(PlatformForm):
    """The unit at the top: the organisation by its name."""

    name = NameField(label=lazily("Name"), missing=lazily("Enter the name of the organisation."))
    national_code = NameField(label=lazily("National code"), required=False, max_length=20)
    warehouse_code = NameField(
        label=lazily("Code in the data warehouse"), required=False, max_length=60
    )
