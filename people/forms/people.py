from django import forms

from common.forms import FilterForm
from common.language import lazily


class PeopleFilter(FilterForm):
    """Which people. Closed accounts are listed apart, so that nobody is asked in vain."""

    q = forms.CharField(label=lazily("Name or job title"), max_length=100, widget=forms.SearchInput)
    accounts = forms.ChoiceField(
        label=lazily("Accounts"), choices=[("", lazily("Open")), ("closed", lazily("Closed"))]
    )
