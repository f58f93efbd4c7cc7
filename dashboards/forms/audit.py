"""Which part of the record of who did what."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms

from charts.forms.fields import DayField
from common.forms import FilterForm
from common.language import lazily
from dashboards.presenters.audit_words import APPS
from people.calendar import moments_of
from people.models import Organisation

_FOUR_WEEKS = timedelta(days=27)  # back from today, which counts


class AuditFilter(FilterForm):
    """Whose acts, on what, of which kind, when. Without a day it is the last four weeks."""

    who = forms.CharField(label=lazily("Who"), max_length=100, widget=forms.SearchInput)
    about = forms.CharField(
        label=lazily("Project or measure"), max_length=150, widget=forms.SearchInput
    )
    kind = forms.ChoiceField(
        label=lazily("What it was about"), choices=[("", lazily("Anything")), *APPS.items()]
    )
    since = DayField(label=lazily("From"))
    until = DayField(label=lazily("Until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("since", "until"):  # two beside each other, also on a phone
            self.fields[name].widget.attrs["class"] = "input--number"

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day, both included, the right way round."""
        until = self.chosen("until") or today
        since = self.chosen("since") or until - _FOUR_WEEKS
        return min(since, until), max(since, until)

    def moments(self, organisation: Organisation, today: date) -> tuple[datetime, datetime]:
        return moments_of(organisation, *self.days(today))
