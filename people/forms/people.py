from django import forms

from common.forms import FilterForm


class PeopleFilter(FilterForm):
    """Which people. Closed accounts are listed apart, so that nobody is asked in vain."""

    q = forms.CharField(label="Name or job title", max_length=100, widget=forms.SearchInput)
    accounts = forms.ChoiceField(label="Accounts", choices=[("", "Open"), ("closed", "Closed")])
