"""What a project offers, what people say of themselves, and how a team answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models

from common.forms import FilterForm, PlatformForm
from common.language import lazily
from dashboards.forms.huddle import OneOfField
from people.models import User
from people.services.strengths import LONGEST_LINE, LONGEST_PART, Strengths
from people.vocabulary import Activity, ProfileReader, Time, Way
from projects.presenters.opportunities import partner_roles
from projects.services.interests import LONGEST_DECISION
from projects.services.opportunities import Offer

Label = Any  # a text, or one that is translated when it is read


def _line(label: Label, longest: int, help_text: Label = "", **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        widget=forms.TextInput({"maxlength": longest}),
        **{"required": False, **options},
    )


def _text(label: Label, help_text: Label, *, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_PART,
        widget=forms.Textarea({"rows": rows, "maxlength": LONGEST_PART}),
        **{"required": False, **options},
    )


def _several(
    label: Label, choices: type[models.TextChoices], help_text: Label = ""
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        required=False,
        choices=choices.choices,
        widget=forms.CheckboxSelectMultiple,
    )


class OpportunityFilter(FilterForm):
    """What somebody looks for."""

    q = forms.CharField(label=lazily("Words"), max_length=100, widget=forms.SearchInput)
    time = forms.ChoiceField(
        label=lazily("When"), choices=[("", lazily("Any time")), *Time.choices]
    )
    way = forms.ChoiceField(label=lazily("How"), choices=[("", lazily("Any way")), *Way.choices])


class OpportunityForm(PlatformForm):
    """All that people want to know before they say yes. `version` is 0 for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    title = _line(
        lazily("What is it, in a few words?"),
        120,
        lazily("Such as “Help us rewrite the welcome letter”."),
        required=True,
        error_messages={"required": lazily("Give it a short name.")},
    )
    what = _text(
        lazily("What would people do?"),
        lazily("In plain words, as you would say it to somebody."),
        required=True,
        error_messages={"required": lazily("Say what people would do.")},
    )
    activities = _several(
        lazily("That means to"), Activity, lazily("So that it finds the right people.")
    )
    happens = _line(
        lazily("When?"), 200, lazily("Such as “Every second Tuesday from 14:00 to 15:00”.")
    )
    times = _several(lazily("That is on"), Time)
    how_long = _line(lazily("For how long?"), 200, lazily("Such as “Four meetings, until March”."))
    place = _line(
        lazily("Where?"), 200, lazily("The room, the way there, or that there is a link.")
    )
    ways = _several(lazily("People can take part"), Way)
    payment = _line(
        lazily("Payment and expenses"),
        300,
        lazily("What is paid, how fast, and that fares are paid back."),
    )
    support = _line(
        lazily("Support"),
        300,
        lazily("Such as “A buddy, breaks, papers a week before, a taxi if needed”."),
    )
    contact = OneOfField(label=lazily("Who can people ask?"))

    def __init__(self, *args: Any, team: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].offer(team)  # type: ignore[attr-defined]

    @property
    def offer(self) -> Offer:
        """What was typed, once the form is valid."""
        left_out = ("version", "contact")
        return Offer(**{k: v for k, v in self.cleaned_data.items() if k not in left_out})


class StrengthsForm(PlatformForm):
    """One page about oneself. Everything may stay empty."""

    brings = _text(
        lazily("What I bring"),
        lazily(
            "What you are good at, what you have lived through, languages, what you are proud of."
        ),
    )
    would_like = _text(lazily("What I would like to do or learn"), "", rows=2)
    activities = _several(lazily("I would like to"), Activity)
    helps = _text(
        lazily("What helps me take part"),
        lazily("Such as breaks, large print, somebody to come with, no early mornings."),
        rows=2,
    )
    availability = _line(
        lazily("When I have time"),
        LONGEST_LINE,
        lazily("Such as “Two hours a week, not on Fridays”."),
    )
    times = _several(lazily("I have time on"), Time)
    ways = _several(lazily("I can take part"), Way)
    seen_by = _several(
        lazily("Who may read this page?"),
        ProfileReader,
        lazily("Only those whom you tick, and you. You can change it at any time."),
    )

    @property
    def strengths(self) -> Strengths:
        """What was typed, once the form is valid."""
        return Strengths(**self.cleaned_data)


class InterestAnswerForm(PlatformForm):
    """Yes, and as whom; or a kind no."""

    role = forms.ChoiceField(
        label=lazily("They join the team as"),
        required=False,
        choices=partner_roles,
        initial="service_user",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=lazily("Or, if it is not this time: why?"),
        help_text=lazily("In a kind sentence. The person reads it."),
        required=False,
        max_length=LONGEST_DECISION,
        widget=forms.Textarea({"rows": 2, "maxlength": LONGEST_DECISION}),
    )


class InductionForm(PlatformForm):
    """The steps that are done."""

    done = forms.MultipleChoiceField(
        label=lazily("What is done"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, steps: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done"].choices = list(steps)  # type: ignore[attr-defined]
