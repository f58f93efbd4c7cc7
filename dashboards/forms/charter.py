"""What people write in the parts of a charter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts.forms.fields import DayField, NumberField, text_box
from common.forms import PlatformForm, SuggestingInput
from common.language import lazily
from dashboards.presenters.charter_aim import NO_AIM
from dashboards.presenters.charter_parts import Part, Question
from people.forms.fields import NameField
from projects.aims import AimParts
from projects.models import Aim, Project

_LONGEST = 10_000


class PartForm(PlatformForm):
    """One part of a charter. `seen` tells which answers this person has seen.

    `goals` of the organisation are offered where one is asked for.
    """

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: Part, goals: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [question.name for question in part.questions]
        for question in part.questions:
            self.fields[question.name] = _field(question, goals)
        if not self.is_bound:
            self.fields[self.names[0]].widget.attrs["autofocus"] = True

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.names}


class AimForm(PlatformForm):
    """An aim as data. `seen` is the number of the version that this person has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    measured_as = forms.CharField(
        label=lazily("What will be better?"),
        help_text=lazily("Such as “falls with harm”, or “people seen within seven days”."),
        widget=text_box("wide", maxlength=150),
        max_length=150,
        error_messages={"required": lazily("Say what will be better, for example “falls”.")},
    )
    direction = forms.ChoiceField(
        label=lazily("Which way?"),
        choices=[
            (Aim.Direction.DECREASE, lazily("Less of it")),
            (Aim.Direction.INCREASE, lazily("More of it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Choose less or more.")},
    )
    population = forms.CharField(
        label=lazily("For whom?"),
        required=False,
        max_length=150,
        help_text=lazily("Such as “people over 65”."),
        widget=text_box("wide", maxlength=150),
    )
    place = forms.CharField(
        label=lazily("Where?"),
        required=False,
        max_length=150,
        help_text=lazily("Such as “Willow ward”."),
        widget=text_box("wide", maxlength=150),
    )
    baseline = NumberField(label=lazily("Where are you now?"), required=False)
    target = NumberField(label=lazily("Where do you want to be?"), required=False)
    value_words = forms.CharField(
        label=lazily("In what unit?"),
        required=False,
        max_length=60,
        help_text=lazily("Such as “a month” or “% of people”."),
        widget=text_box("wide", maxlength=60),
    )
    by_when = DayField(
        label=lazily("By when?"), required=False, help_text=lazily("For example 27 March 2027")
    )

    def __init__(self, *args: Any, is_revision: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.fields["measured_as"].widget.attrs["autofocus"] = True
        if is_revision:
            self.fields["why"] = forms.CharField(
                label=_("Why does the aim change?"),
                max_length=300,
                help_text=_("Earlier versions stay, each with its reason."),
                widget=forms.Textarea({"rows": 2, "maxlength": 300}),
                error_messages={"required": _("Say why, so that others can follow you.")},
            )

    @property
    def parts(self) -> AimParts:
        """The aim as far as it can be understood, also while it is being typed."""
        given = {
            name: self.cleaned_data[name]
            for name in AimParts.__dataclass_fields__
            if self.cleaned_data.get(name) not in ("", None)
        }
        return AimParts(**{**vars(NO_AIM), **given})

    @property
    def reason(self) -> str:
        return self.cleaned_data.get("why", "")


class DecisionForm(PlatformForm):
    """What a sponsor says to a charter."""

    note = forms.CharField(
        label=lazily("A word to the team"),
        required=False,
        max_length=2_000,
        help_text=lazily("To return it, say what is missing."),
        widget=forms.Textarea({"rows": 3}),
    )


def _field(question: Question, goals: Sequence[str]) -> forms.Field:
    match question.name:
        case "title":
            return NameField(
                label=question.words,
                help_text=question.hint,
                max_length=150,
                missing="Enter a title for the project.",
            )
        case "involvement" | "visibility":
            choices = getattr(Project, question.name.capitalize()).choices
            return forms.ChoiceField(
                label=question.words, choices=choices, widget=forms.RadioSelect
            )
        case "next_meeting_on":
            return DayField(label=question.words, help_text=question.hint, required=False)
        case "strategic_goal":
            return forms.CharField(
                label=question.words,
                help_text=question.hint,
                required=False,
                max_length=150,
                widget=SuggestingInput(
                    goals, {"class": "input--wide", "autocomplete": "off", "maxlength": 150}
                ),
            )
        case _:
            return _text(question)


def _text(question: Question) -> forms.CharField:
    return forms.CharField(
        label=question.words,
        help_text=question.hint,
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "max_length": _(
                "Use at most {most:,} characters here. This has %(show_value)d."
            ).format(most=_LONGEST)
        },
    )
