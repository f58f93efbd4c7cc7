"""What a coach says of how a Study reads, and which place the QI team looks at."""

from collections.abc import Sequence
from typing import Any

from django import forms

from common.forms import FilterForm, PlatformForm
from common.language import lazily
from people.forms.fields import UnitField, offer_units
from people.models import Unit

_ANSWERS = {"yes": True, "no": False, "unread": None}


class ReadingForm(PlatformForm):
    """Does it tell what happened?"""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reading = forms.ChoiceField(choices=[(answer, answer) for answer in _ANSWERS])

    def clean_reading(self) -> bool | None:
        return _ANSWERS[self.cleaned_data["reading"]]


class PlaceFilter(FilterForm):
    """The whole organisation, or one place with everything below it."""

    place = UnitField(label=lazily("Place"))

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "place", units)

    @property
    def unit(self) -> Unit | None:
        return self.chosen("place") or None
