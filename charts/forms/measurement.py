"""One number for one period."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _

from charts.forms.fields import NumberField, PeriodField, text_box
from charts.models import Measure
from charts.readings import Reading
from charts.vocabulary import DataShape
from common.forms import PlatformForm
from common.language import lazily

_NAMES = {
    "day": lazily("Day"),
    "week": lazily("Week"),
    "month": lazily("Month"),
    "quarter": lazily("Quarter"),
    "event": lazily("Day"),
}


class MeasurementForm(PlatformForm):
    """The next number of a measure. `replaces` says, in words, which number the person has seen.

    `counts_days`: the days between events can be counted, because there was an event before.
    """

    replaceable = ""  # what stands in the way, when the only question is whether to replace it

    note = forms.CharField(
        required=False,
        widget=text_box("wide"),
        help_text=lazily(
            "Anything that explains this number, such as a closed bay. No patient names."
        ),
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    replaces = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, measure: Measure, counts_days: bool = False, **options: Any
    ) -> None:
        options["initial"] = {"key": uuid4(), **options.get("initial", {})}
        super().__init__(*args, **options)
        self.fields["period"] = PeriodField(rhythm=measure.every, label=_NAMES[measure.rhythm])
        self.fields |= number_fields(measure, counts_days=counts_days)
        self.order_fields(["period", "numerator", "denominator", "value"])
        self.numbers = [
            self[name] for name in ("numerator", "denominator", "value") if name in self.fields
        ]
        self.numbers[0].field.widget.attrs["autofocus"] = True

    def reading(self) -> Reading:
        """What was typed, as far as it could be read."""
        given = self.cleaned_data
        return Reading(
            period=given["period"],
            numerator=given.get("numerator"),
            denominator=given.get("denominator"),
            value=given.get("value"),
            note=given["note"] if "note" in self.data else None,
        )

    def refuse_reading(self, problems: Mapping[tuple[int, str], str], *, stored: str) -> None:
        """Show why the reading is refused. What is `stored` for its period can be replaced."""
        fields = {field: sentence for (_, field), sentence in problems.items()}
        for field, sentence in fields.items():
            self.add_error(field if field in self.fields else None, sentence)
        self.replaceable = stored if "period" in fields else ""


def number_fields(measure: Measure, *, counts_days: bool = False) -> dict[str, forms.Field]:
    """The boxes for one number: one, or two where it is so many out of so many."""
    if measure.has_denominator:
        return {
            "numerator": NumberField(
                label=_label(measure.numerator_words, _("How many")),
                takes_percent=False,
                large=True,
                error_messages={"required": _("Enter how many, or 0 if there were none.")},
            ),
            "denominator": NumberField(
                label=_label(measure.denominator_words, _("Out of")),
                takes_percent=False,
                large=True,
                error_messages={"required": _("Enter out of how many.")},
            ),
        }
    is_wait = measure.data_shape == DataShape.TIME_BETWEEN
    return {
        "value": NumberField(
            label=_("Days since the one before") if is_wait else _label(measure.value_words),
            large=True,
            required=not counts_days,
            help_text=_("Leave it empty and we count the days.") if counts_days else "",
            error_messages={
                "required": _("Enter a number, or leave the period out if you do not have one.")
            },
        )
    }


def _label(words: str, otherwise: str = lazily("Number")) -> str:
    return words[:1].upper() + words[1:] if words else otherwise
