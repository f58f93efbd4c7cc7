"""What people type about the boxes of a driver diagram."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import NameField
from projects.layers import LABELS, Layer, Strength, may_lead_to

Choices = Sequence[tuple[str, str]]

_STRENGTHS = [
    (Strength.STRONG.value, lazily("Strong: a solid line")),
    (Strength.WEAK.value, lazily("Weak: a dashed line")),
]


class WordsField(NameField):
    """The words of a box."""

    def __init__(self, *, label: str, **options: Any) -> None:
        super().__init__(label=label, max_length=200, missing=_("Say what this is in a few words."))
        self.widget.attrs["autocomplete"] = "off"
        self.help_text = options.get("help_text", "")


class BoxWordsForm(PlatformForm):
    """Other words for a box. `version` is the one that the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = WordsField(label=lazily("Words"))


class NewBoxForm(PlatformForm):
    """A box under another. What kinds it can be follows from the one above it."""

    def __init__(self, *args: Any, above: Layer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [layer for layer in Layer if may_lead_to(layer, above)]
        if above is Layer.AIM:
            kinds = [Layer.PRIMARY]
        self.fields["text"] = WordsField(
            label=_("New {kind}").format(kind=LABELS[kinds[0]].lower())
            if len(kinds) == 1
            else _("New box")
        )
        self.fields["layer"] = forms.TypedChoiceField(
            label=_("It is a"),
            coerce=Layer,
            choices=[(kind.value, LABELS[kind].lower()) for kind in kinds],
            initial=kinds[0].value if kinds else None,
            widget=forms.HiddenInput if len(kinds) == 1 else forms.RadioSelect,
            error_messages={"required": _("Choose what it is.")},
        )


class LinkForm(PlatformForm):
    """What a box leads to besides, and how strongly."""

    def __init__(self, *args: Any, targets: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"] = forms.ChoiceField(
            label=_("Also leads to"),
            choices=[("", _("Choose a box")), *targets],
            error_messages={
                "required": _("Choose what it leads to."),
                "invalid_choice": _("That box has gone, or the link would not lead to the aim."),
            },
        )
        self.fields["strength"] = forms.TypedChoiceField(
            label=_("How strongly"),
            coerce=Strength,
            choices=_STRENGTHS,
            initial=Strength.STRONG.value,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose how strongly.")},
        )


class WatchForm(PlatformForm):
    """A measure that watches a box."""

    def __init__(self, *args: Any, measures: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"] = forms.ChoiceField(
            label=_("Watched by"),
            choices=[("", _("Choose a measure")), *measures],
            error_messages={
                "required": _("Choose a measure."),
                "invalid_choice": _("Choose a measure of this project."),
            },
        )


class BoxChangeForm(PlatformForm):
    """Which box a button means, and the version that the person has seen."""

    target = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


_LEVELS = {
    Layer.PRIMARY: lazily("Primary drivers"),
    Layer.SECONDARY: lazily("Secondary drivers"),
    Layer.IDEA: lazily("Change ideas"),
}


class PasteForm(PlatformForm):
    """An outline from somewhere else."""

    text = forms.CharField(
        label=lazily("Your outline"),
        strip=False,
        help_text=lazily(
            "One line a box. What belongs under a line is indented, or has another "
            "bullet. Paste it from Word, Teams or an e-mail."
        ),
        widget=forms.Textarea({"rows": 12, "class": "paste"}),
        error_messages={"required": lazily("Paste an outline first.")},
    )
    first = forms.TypedChoiceField(
        label=lazily("What are the lines of the first level?"),
        coerce=Layer,
        choices=[(layer.value, words) for layer, words in _LEVELS.items()],
        initial=Layer.PRIMARY.value,
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Choose what the first level is.")},
    )
    without_secondary = forms.BooleanField(
        label=lazily("There are no secondary drivers: ideas stand right under primary drivers"),
        required=False,
    )

    def __init__(self, *args: Any, targets: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"] = forms.ChoiceField(
            label=_("Where do they go?"),
            choices=[("", _("Nowhere yet")), *targets],
            required=False,
            error_messages={"invalid_choice": _("That box has gone. Choose another.")},
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if len(cleaned.get("text", "")) > 100_000:
            self.add_error("text", _("This is too long for a diagram. Paste a part of it."))
        return cleaned


class TableFileForm(PlatformForm):
    """A diagram from a spreadsheet."""

    file = forms.FileField(
        label=lazily("CSV file"),
        help_text=lazily("With the headings Kind, Text and Leads to, as in a file from here."),
        error_messages={
            "required": lazily("Choose a file first."),
            "empty": lazily("The file is empty."),
        },
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )


class TableTextForm(PlatformForm):
    """A table that was read already and waits for a yes."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=1_000_000)
