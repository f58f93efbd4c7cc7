from datetime import timedelta
from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import NameField, UnitField, offer_units
from people.models import KeyKind, Unit
from people.roles import SCOPES, Scope

_LASTS = [
    (30, lazily("30 days")),
    (90, lazily("90 days")),
    (180, lazily("half a year")),
    (365, lazily("a year")),
]


class KeyForm(PlatformForm):
    """A key for another system."""

    name = NameField(
        label=lazily("What is the key for?"),
        help_text=lazily(
            "The history shows this as the author, such as “Nightly load of the warehouse”."
        ),
        missing=lazily("Say what the key is for."),
        max_length=80,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    scopes = forms.TypedMultipleChoiceField(
        label=lazily("What does it open?"),
        coerce=Scope,
        choices=[(scope.value, f"{means.label} ({scope})") for scope, means in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=lazily(
            "Choose no more than the machine needs. Private projects stay closed to it."
        ),
        error_messages={"required": lazily("Choose at least one thing that the key opens.")},
    )
    unit = UnitField(
        label=lazily("Where may it write?"),
        help_text=lazily("There and everywhere below. It reads the whole organisation."),
    )
    kind = forms.TypedChoiceField(
        label=lazily("How does it show who it is?"),
        coerce=KeyKind,
        choices=KeyKind.choices,
        initial=KeyKind.KEY,
        error_messages={"required": lazily("Choose one of the two.")},
        widget=forms.RadioSelect,
    )
    lasts = forms.TypedChoiceField(
        label=lazily("How long does it last?"),
        coerce=lambda days: timedelta(days=int(days)),
        choices=_LASTS,
        initial=180,
        help_text=lazily("Then it stops working, and somebody makes a new one."),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "unit", units)
