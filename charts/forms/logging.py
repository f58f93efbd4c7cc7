"""What somebody without an account logs, and the links by which they do."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _

from charts.figures.safety_cross import Day
from charts.forms.measurement import number_fields
from charts.models import EntryLink, Measure
from charts.presenters.safety_cross import reading_of
from charts.readings import Reading
from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import NameField

# What was kept on a device while the network was away may arrive late; older numbers are the
# team's to add.
LATEST = timedelta(days=62)


class LinkForm(PlatformForm):
    """A new link. Only what is counted every day can be tapped on a safety cross."""

    name = NameField(
        label=lazily("Where does it hang, or who uses it?"),
        max_length=60,
        missing=lazily("Say where it hangs or who uses it."),
        help_text=lazily("Such as “Nurses’ station” or “Night shift”. History names it."),
    )
    kind = forms.ChoiceField(
        label=lazily("What does it show?"),
        choices=EntryLink.Kind.choices,
        initial=EntryLink.Kind.BOX,
        widget=forms.RadioSelect,
        error_messages={
            "required": lazily("Choose what it shows."),
            "invalid_choice": lazily("Choose from the list."),
        },
    )

    def __init__(self, *args: Any, takes_a_cross: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not takes_a_cross:
            del self.fields["kind"]


class _PeriodField(forms.DateField):
    """One of the newest periods to choose; what was kept on a device may name an older one."""

    default_error_messages = {
        "required": lazily("Choose for when this is."),
        "invalid": lazily("Choose for when this is."),
    }

    def __init__(self, *, choices: Sequence[tuple[str, str]], today: date, **options: Any) -> None:
        widget = forms.Select(choices=choices)
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)
        self._today = today

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value > self._today:
            raise forms.ValidationError(_("This is in the future. Choose a day that has come."))
        if value and value < self._today - LATEST:
            raise forms.ValidationError(_("This is too long ago. Ask the team to add it."))


class LogForm(PlatformForm):
    """One number. `replaces` says, in words, which number the person has seen there."""

    replaceable = ""  # what stands in the way, when the only question is whether to replace it

    key = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"invalid": lazily("Open the page again, then log it.")},
    )
    replaces = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        measure: Measure,
        offered: Sequence[tuple[str, str]],
        today: date,
        counts_days: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **{**options, "initial": {"key": uuid4()}})
        self._fields = number_fields(measure, counts_days=counts_days)
        self.fields |= self._fields
        self.fields["period"] = _PeriodField(label=_("For"), choices=offered, today=today)
        self.numbers = [self[name] for name in self._fields]

    def reading(self) -> Reading:
        """What was logged, once the form is valid."""
        given = self.cleaned_data
        return Reading(given["period"], **{name: given[name] for name in self._fields})

    def refuse_reading(self, problems: dict[tuple[int, str], str], *, stored: str) -> None:
        """Show why it is refused. What is `stored` for its period can be replaced."""
        fields = {field: sentence for (_, field), sentence in problems.items()}
        for field, sentence in fields.items():
            self.add_error(field if field in self.fields else None, sentence)
        self.replaceable = stored if "period" in fields else ""


class TapForm(PlatformForm):
    """A colour for a day. A second tap on another colour corrects the first."""

    key = LogForm.base_fields["key"]
    colour = forms.TypedChoiceField(
        coerce=Day,
        choices=[(day.value, day.value) for day in Day],
        error_messages={
            "required": lazily("Tap green, orange or red."),
            "invalid_choice": lazily("Tap green, orange or red."),
        },
    )

    def __init__(
        self, *args: Any, offered: Sequence[tuple[str, str]], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **{**options, "initial": {"key": uuid4()}})
        self.fields["period"] = _PeriodField(label=_("For"), choices=offered, today=today)

    def reading(self) -> Reading:
        """What was tapped, once the form is valid."""
        return reading_of(self.cleaned_data["colour"], self.cleaned_data["period"])
