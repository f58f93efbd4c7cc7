"""Choosing what a code of the warehouse stands for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts.models import Measure
from common.forms import LongSelect, PlatformForm
from common.language import lazily
from people.models import Unit


class UnitCodeForm(PlatformForm):
    """Which unit a code stands for."""

    stands_for = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=lazily("Which unit is it?"),
        empty_label=lazily("Choose a unit"),
        widget=LongSelect,
        error_messages={"required": lazily("Choose the unit that this code stands for.")},
    )

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stands_for"].queryset = units  # type: ignore[attr-defined]


class MeasureCodeForm(PlatformForm):
    """Which measures a code stands for, by the name that they share."""

    stands_for = forms.ChoiceField(
        label=lazily("Which measure is it, at every unit that has one of that name?"),
        widget=LongSelect,
        error_messages={"required": lazily("Choose the measure that this code stands for.")},
    )

    def __init__(self, *args: Any, names: Sequence[tuple[str, int]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stands_for"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a measure")),
            *((name, name if count == 1 else f"{name} ({count:,})") for name, count in names),
        ]


class PairForm(PlatformForm):
    """Which one measure both codes together stand for."""

    stands_for = forms.ModelChoiceField(
        queryset=Measure.objects.none(),
        label=lazily("Which measure is it?"),
        empty_label=lazily("Choose a measure"),
        widget=LongSelect,
        error_messages={"required": lazily("Choose the measure that these codes stand for.")},
    )

    def __init__(self, *args: Any, measures: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["stands_for"]
        field.queryset = measures  # type: ignore[attr-defined]
        field.label_from_instance = (  # type: ignore[attr-defined]
            lambda measure: f"{measure.unit}: {measure.name}"
        )
