"""How far back a page of a unit looks."""

from datetime import date

from django import forms
from django.utils.http import urlencode

from charts.forms.fields import DayField
from common.forms import FilterForm
from common.language import lazily
from dashboards.periods import MONTH, QUARTER, WEEKS, Stretch, since, stretches
from dashboards.selectors.forum import AgendaKey


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


class ForumFilter(LookingBack):
    """The same for a forum, and of which part of its agenda somebody wants to see all."""

    all = forms.ChoiceField(choices=[(key, key) for key in AgendaKey], widget=forms.HiddenInput)

    @property
    def whole(self) -> AgendaKey | None:
        key = self.chosen("all")
        return AgendaKey(key) if key else None

    def address_of_all(self) -> str:
        """The rest of the address to which the key of a part is added, to see all of it."""
        kept = {name: self.data[name] for name in ("period", "since") if self.chosen(name)}
        return f"?{urlencode({**kept, 'all': ''})}"
