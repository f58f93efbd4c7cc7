"""How far back a page of a unit looks."""

from datetime import date

from django import forms

from charts.forms.fields import DayField
from common.forms import FilterForm
from common.language import lazily
from dashboards.periods import MONTH, QUARTER, WEEKS, Stretch, since, stretches


class LookingBack(FilterForm):
    """A stretch by its name, or since a day. Without either, the last four weeks."""

    period = forms.ChoiceField(
        label=lazily("Period"),
        choices=[(key, key) for key in (WEEKS, MONTH, QUARTER)],
        widget=forms.HiddenInput,
    )
    since = DayField(label=lazily("Since another day"))

    def stretch(self, today: date) -> Stretch:
        """What was chosen. A day that lies ahead counts as not chosen, as any that makes none."""
        day = self.chosen("since")
        found = since(day, today) if day else None
        if day and found is None:
            self.not_understood.append((self.fields["since"].label or "", self.data["since"]))
        return found or stretches(today)[self.chosen("period") or WEEKS]
