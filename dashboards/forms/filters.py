"""What narrows the lists of projects and measures."""

from collections.abc import Mapping, Sequence

from django import forms

from common.forms import FilterForm
from dashboards.selectors.projects import UNDER_WAY, Wanted
from dashboards.vocabulary import BY_KEY, VERDICTS, VerdictGroup
from people.forms.fields import UnitField, offer_units
from people.models import Unit
from projects.stages import choices

LONGEST_SEARCH = 100


class ProjectFilter(FilterForm):
    """Which projects, in which order."""

    q = forms.CharField(
        label="Search",
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput,
    )
    place = UnitField(label="Where")
    stage = forms.ChoiceField(
        label="Stage",
        choices=[("", "Every stage"), (UNDER_WAY, "All under way"), *choices()],
    )
    sort = forms.ChoiceField(
        label="Order", choices=[("", "Most telling first"), ("newest", "Newest first")]
    )
    mine = forms.BooleanField(label="Only my projects")
    verdict = forms.ChoiceField(
        choices=[(group.key, group.words) for group in VERDICTS], widget=forms.HiddenInput
    )

    def __init__(self, data: Mapping[str, str], *, units: Sequence[Unit]) -> None:
        super().__init__(data)
        offer_units(self, "place", units, nothing="Everywhere")

    def wanted(self) -> Wanted:
        """The same as the selector reads it."""
        return Wanted(
            words=self.chosen("q"),
            stage=self.chosen("stage"),
            unit=self.chosen("place") or None,
            verdict=BY_KEY.get(self.chosen("verdict")),
            only_mine=bool(self.chosen("mine")),
            newest_first=bool(self.chosen("sort")),
        )

    def in_address(self) -> dict[str, str]:
        """What is chosen, but for the verdict: the rest of the address of each count."""
        names = ("q", "place", "stage", "sort", "mine")
        return {name: self.data[name] for name in names if self.chosen(name)}


class UnitFilter(FilterForm):
    """Which charts of a unit, and whether as pictures or as a table."""

    verdict = forms.ChoiceField(choices=[(group.key, group.words) for group in VERDICTS])
    view = forms.ChoiceField(choices=[("grid", "Grid"), ("table", "Table")])

    @property
    def wanted(self) -> VerdictGroup | None:
        return BY_KEY.get(self.chosen("verdict"))

    @property
    def is_table(self) -> bool:
        return self.chosen("view") == "table"
