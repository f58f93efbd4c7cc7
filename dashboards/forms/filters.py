"""What narrows the lists of projects and measures, and what was found."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _

from common.forms import FilterForm
from common.language import lazily
from dashboards.selectors.projects import UNDER_WAY, Wanted
from dashboards.selectors.search import Sought
from dashboards.typed import shortened
from dashboards.vocabulary import (
    ANY_SIGNAL,
    BY_KEY,
    FINDABLE_LABELS,
    TARGETS,
    VERDICTS,
    TargetGroup,
    VerdictGroup,
)
from people.forms.fields import UnitField, offer_units
from people.models import Unit
from projects.stages import choices

LONGEST_SEARCH = 100


class ProjectFilter(FilterForm):
    """Which projects, in which order."""

    q = forms.CharField(
        label=lazily("Search"),
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput,
    )
    place = UnitField(label=lazily("Where"))
    stage = forms.ChoiceField(
        label=lazily("Stage"),
        choices=[("", lazily("Every stage")), (UNDER_WAY, lazily("All under way")), *choices()],
    )
    sort = forms.ChoiceField(
        label=lazily("Order"),
        choices=[("", lazily("Most telling first")), ("newest", lazily("Newest first"))],
    )
    mine = forms.BooleanField(label=lazily("Only my projects"))
    verdict = forms.ChoiceField(
        choices=[(group.key, group.words) for group in VERDICTS], widget=forms.HiddenInput
    )

    def __init__(self, data: Mapping[str, str], *, units: Sequence[Unit]) -> None:
        super().__init__(data)
        offer_units(self, "place", units, nothing=_("Everywhere"))

    def wanted(self) -> Wanted:
        """The same as the selector reads it."""
        return Wanted(
            words=shortened(self.chosen("q")),
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


class SearchFilter(FilterForm):
    """What is looked for, and where. The words themselves stand in the box of the page header."""

    q = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=list(FINDABLE_LABELS.items()), widget=forms.HiddenInput)
    place = UnitField(label=lazily("Where"))
    stage = forms.ChoiceField(
        label=lazily("Stage of the project"),
        choices=[("", lazily("Every stage")), (UNDER_WAY, lazily("All under way")), *choices()],
    )
    mine = forms.BooleanField(label=lazily("Only my projects"))

    def __init__(self, data: Mapping[str, str], *, units: Sequence[Unit]) -> None:
        super().__init__(data)
        offer_units(self, "place", units, nothing=_("Everywhere"))

    def sought(self) -> Sought:
        """The same as the selector reads it."""
        return Sought(
            typed=shortened(self.chosen("q")),
            kind=self.chosen("kind"),
            unit=self.chosen("place") or None,
            stage=self.chosen("stage"),
            only_mine=bool(self.chosen("mine")),
        )

    def in_address(self, *but: str) -> dict[str, str]:
        """What is chosen, without what is named in `but`."""
        names = {"q", "kind", "place", "stage", "mine"}.difference(but)
        return {name: self.data[name] for name in sorted(names) if self.chosen(name)}


class UnitFilter(FilterForm):
    """Which charts of a unit, and whether as pictures or as a table."""

    verdict = forms.ChoiceField(
        label=lazily("What the charts say"),
        choices=[(group.key, group.words) for group in (ANY_SIGNAL, *VERDICTS)],
    )
    target = forms.ChoiceField(
        label=lazily("Targets"), choices=[(group.key, group.words) for group in TARGETS]
    )
    view = forms.ChoiceField(choices=[("grid", lazily("Grid")), ("table", lazily("Table"))])

    @property
    def verdict_group(self) -> VerdictGroup | None:
        return {**BY_KEY, ANY_SIGNAL.key: ANY_SIGNAL}.get(self.chosen("verdict"))

    @property
    def target_group(self) -> TargetGroup | None:
        return {group.key: group for group in TARGETS}.get(self.chosen("target"))

    @property
    def is_table(self) -> bool:
        return self.chosen("view") == "table"

    def in_address(self) -> dict[str, str]:
        """What is chosen, as it stands in the address."""
        names = ("verdict", "target", "view")
        return {name: chosen for name in names if (chosen := self.chosen(name))}
