"""What people type about a project and its stage."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import NameField, UnitField, offer_units
from people.models import Unit
from projects.methods import METHODS
from projects.models import Project
from projects.stages import Stage

LONGEST_AIM = 2_000


class AimField(forms.CharField):
    """What somebody wants to improve, in their own words."""

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=LONGEST_AIM,
            help_text=help_text,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.error_messages["max_length"] = _(
            "Shorten this to {most:,} characters. It has %(show_value)d now."
        ).format(most=LONGEST_AIM)


def _title(label: str) -> NameField:
    return NameField(
        label=label,
        max_length=150,
        missing=_("Enter a title for the project."),
        help_text=_("Short, so that others recognise it. Such as “Fewer falls on Willow ward”."),
    )


class NewProjectForm(PlatformForm):
    """Three answers, and the project exists. Where several are offered, a way of working."""

    title = _title(lazily("What is the project called?"))
    aim = AimField(
        label=lazily("What do you want to improve?"),
        help_text=lazily("One or two sentences are enough for now."),
    )
    unit = UnitField(
        label=lazily("Where?"), missing=lazily("Choose where the project takes place.")
    )

    def __init__(
        self, *args: Any, units: Sequence[Unit], methods: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "unit", units)
        self.fields["title"].widget.attrs["autofocus"] = True
        if len(methods) > 1:
            self.fields["method"] = forms.ChoiceField(
                label=_("How will you work?"),
                required=False,
                choices=[(key, METHODS[key].label) for key in METHODS if key in methods],
                error_messages={
                    "invalid_choice": _("Choose one of the ways of working that are offered.")
                },
            )


class ProjectForm(PlatformForm):
    """What a project says of itself. `version` is the one that the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = _title(lazily("Title"))
    aim = AimField(
        label=lazily("Aim"),
        help_text=lazily(
            "How much, by when, for whom. Such as “Halve falls on Willow ward by June”."
        ),
    )
    unit = UnitField(label=lazily("Where"), missing=lazily("Choose where the project takes place."))
    involvement = forms.ChoiceField(
        label=lazily("How do service users and carers take part?"),
        choices=Project.Involvement.choices,
        widget=forms.RadioSelect,
    )
    visibility = forms.ChoiceField(
        label=lazily("Who can see it?"),
        choices=Project.Visibility.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "unit", units)


class StageForm(PlatformForm):
    """The next stage of a project."""

    def __init__(self, *args: Any, stages: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"] = forms.TypedChoiceField(
            label=_("Move to"),
            coerce=Stage,
            choices=stages,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose a stage."),
                "invalid_choice": _(
                    "The project cannot go there from where it is now. Choose another stage."
                ),
            },
        )
