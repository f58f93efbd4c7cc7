"""What was heard on a walk-around."""

from django import forms

from charts.forms.fields import DayField
from common.forms import PlatformForm
from common.language import lazily


class VisitForm(PlatformForm):
    words = forms.CharField(
        label=lazily("What did you hear, and what did you promise?"),
        help_text=lazily("Everybody here can read it. No names of people who use our services."),
        widget=forms.Textarea({"rows": 4, "maxlength": 2000, "data-first": ""}),
        error_messages={"required": lazily("Write what you heard, and what you promised.")},
    )
    visited_on = DayField(label=lazily("Day of the visit"))
