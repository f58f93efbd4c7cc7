"""What people type about change ideas."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import FilterForm, PlatformForm
from common.language import lazily
from dashboards.diagrams.theory import IDEA_STATE_LABELS, IdeaState
from dashboards.forms.filters import LONGEST_SEARCH
from dashboards.selectors.ideas import IdeasWanted, Show
from pdsa.forms.fields import PickField
from projects.backlog import EFFORT, IMPACT, ORDER_LABELS, Order
from projects.forms.diagram import WordsField
from projects.services.ideas import LONGEST_REPLY, Thoughts

_SHOWN = {
    Show.ALL: lazily("All ideas"),
    Show.WAITING: lazily("Waiting for a reply"),
    Show.MINE: lazily("Mine: suggested or owned"),
    Show.UNPLACED: lazily("Without a driver yet"),
    Show.COULD_STOP: lazily("Things to stop"),
}


class BacklogFilter(FilterForm):
    """Which ideas, in which order. It lives in the address."""

    q = forms.CharField(label=lazily("Search"), max_length=LONGEST_SEARCH, widget=forms.SearchInput)
    show = forms.ChoiceField(
        label=lazily("Show"), choices=[(s.value, words) for s, words in _SHOWN.items()]
    )
    state = forms.ChoiceField(
        label=lazily("Tests"),
        choices=[
            ("", lazily("Any state")),
            *((s.value, words) for s, words in IDEA_STATE_LABELS.items()),
        ],
    )
    sort = forms.ChoiceField(
        label=lazily("Order"),
        choices=[(order.value, words) for order, words in ORDER_LABELS.items()],
    )

    def wanted(self) -> IdeasWanted:
        """The same as the selector reads it."""
        state, order = self.chosen("state"), self.chosen("sort")
        return IdeasWanted(
            words=self.chosen("q"),
            show=Show(self.chosen("show")),
            state=IdeaState(state) if state else None,
            order=Order(order) if order else Order.VOTES,
        )

    def in_address(self) -> dict[str, str]:
        """What is chosen, for the addresses that lead back here."""
        return {name: self.data[name] for name in self.fields if self.chosen(name)}


class SuggestForm(PlatformForm):
    """A new idea. The driver that it helps is the button that was pressed."""

    text = WordsField(
        label=lazily("Your idea"),
        help_text=lazily("One change to try, as you would say it to a colleague."),
    )
    could_stop = forms.BooleanField(
        label=lazily("It is something we could stop doing"), required=False
    )
    driver = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        self.fields["text"].widget.attrs["autofocus"] = True


class PlaceForm(PlatformForm):
    """The driver whose button was pressed."""

    driver = forms.UUIDField()


class VoteForm(PlatformForm):
    """For the idea, or one's vote taken back."""

    in_favour = forms.BooleanField(required=False)


def _scale(label: str, words: Mapping[int, str]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Not weighed yet")), *((n, f"{n}: {said}") for n, said in words.items())],
        error_messages={"invalid_choice": _("Choose a number from 1 to 5.")},
    )


class TendForm(PlatformForm):
    """The answer to an idea, its weights and its owner. `version` is the one that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reply = forms.CharField(
        label=lazily("Reply"),
        required=False,
        max_length=LONGEST_REPLY,
        help_text=lazily(
            "What becomes of it, in one sentence. Whoever suggested it reads this first."
        ),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"max_length": f"Say it in at most {LONGEST_REPLY} characters."},
    )
    impact = _scale(lazily("Impact"), IMPACT)
    effort = _scale(lazily("Effort"), EFFORT)
    owner = PickField(label=lazily("Who takes it further?"), none=lazily("Nobody yet"))

    def thoughts(self) -> Thoughts:
        """The answers as the service takes them."""
        names = ("owner", "impact", "effort", "reply")
        return Thoughts(**{name: self.cleaned_data[name] for name in names})

    @classmethod
    def labels(cls) -> dict[str, str]:
        """What each answer is called on the page."""
        fields: dict[str, Any] = cls.base_fields
        return {name: field.label for name, field in fields.items() if name != "version"}
