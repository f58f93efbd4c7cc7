"""Choosing a way of working, and which of them are offered."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from projects.methods import METHODS


def options(keys: Collection[str]) -> list[tuple[str, str]]:
    """Ways of working as choices, each with what it is good for, in their order."""
    return [
        (key, format_html("{}. <span class='hint'>{}</span>", method.label, method.good_for))
        for key, method in METHODS.items()
        if key in keys
    ]


class ChooseMethodForm(PlatformForm):
    """Another way of working for a project. `seen` is the one that the person has seen."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"] = forms.ChoiceField(
            label=_("How will you work?"),
            choices=options(offered),
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose a way of working."),
                "invalid_choice": _("Choose one of the ways of working that are offered."),
            },
        )


class OfferForm(PlatformForm):
    """What an organisation offers. `version` is the one that the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    offered = forms.MultipleChoiceField(
        label=lazily("Which do you offer to your teams?"),
        help_text=lazily("Projects that use another one keep it."),
        choices=lambda: options(METHODS),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": lazily("Choose at least one way of working."),
            "invalid_choice": lazily("Choose from the list."),
        },
    )
    usual = forms.ChoiceField(
        label=lazily("Which is the usual one?"),
        help_text=lazily("New projects begin with it unless they choose another."),
        choices=lambda: [(key, method.label) for key, method in METHODS.items()],
        error_messages={
            "required": lazily("Choose the usual one."),
            "invalid_choice": lazily("Choose one."),
        },
    )
