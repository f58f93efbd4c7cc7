"""Fields that read numbers and dates as people write them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts import periods
from charts.paste.dates import NotADate, read_day
from charts.paste.numbers import NotANumber, is_missing, read_number
from charts.vocabulary import Rhythm
from common.language import lazily


def text_box(kind: str, **attributes: Any) -> forms.TextInput:
    """A text box of a width (`input--number` and so on) in which browsers suggest nothing."""
    return forms.TextInput({"class": f"input--{kind}", "autocomplete": "off", **attributes})


class NumberField(forms.Field):
    """1,204 or 45% or 3,5. Empty, or a word such as n/a, is no number."""

    def __init__(self, *, takes_percent: bool = True, large: bool = False, **options: Any) -> None:
        kind = "large" if large else "number"
        super().__init__(widget=text_box(kind, inputmode="decimal"), **options)
        self.takes_percent = takes_percent

    def to_python(self, value: str | None) -> float | None:
        if value is None or is_missing(value):
            return None
        try:
            number = read_number(value)
        except NotANumber as error:
            raise forms.ValidationError(str(error)) from error
        if number.is_percent and not self.takes_percent:
            raise forms.ValidationError(_("Write how many, not a percentage. We work that out."))
        return number.value


class WholeNumberField(NumberField):
    """A count of something."""

    def to_python(self, value: str | None) -> int | None:
        number = super().to_python(value)
        if number is None:
            return None
        if number != int(number):
            raise forms.ValidationError(_("Enter a whole number, for example 12."))
        return int(number)


class PeriodField(forms.Field):
    """A period of a measure, as its first day: March 2027, 27/3/2027, 2027-W13."""

    default_error_messages = {"required": lazily("Write which period this is for.")}

    def __init__(self, *, rhythm: Rhythm, **options: Any) -> None:
        super().__init__(widget=text_box("date"), **options)
        self.rhythm = rhythm

    def to_python(self, value: str | None) -> date | None:
        if not value or not value.strip():
            return None
        try:
            return periods.start_of(self.rhythm, read_day(value, self.rhythm))
        except NotADate as error:
            raise forms.ValidationError(str(error)) from error


class DayField(PeriodField):
    """A day: 27/3/2027, 27 March 2027, 2027-03-27."""

    default_error_messages = {"required": lazily("Write the day, for example 27 March 2027.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(rhythm=Rhythm.DAY, **options)


class ReasonField(forms.CharField):
    """Why a person decided something about a chart. Others will read it beside the chart."""

    def __init__(self, *, longest: int = 300, **options: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 2, "maxlength": longest}), **options)
