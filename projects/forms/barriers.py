"""One line about what is in the way, and one about what became of it."""

from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily

LONGEST_LINE = 200
LONGEST_WORD = 500


class BarrierForm(PlatformForm):
    """What is in the way, raised or put in better words; alone on a page or folded into one."""

    words = forms.CharField(
        label=lazily("What is in your way?"),
        help_text=lazily(
            "One line, such as “No room for the morning huddle”. Leave out names of people."
        ),
        max_length=LONGEST_LINE,
        widget=forms.TextInput({"maxlength": LONGEST_LINE}),
        error_messages={
            "required": lazily("Say in one line what is in the way."),
            "max_length": f"Use at most {LONGEST_LINE} characters. This has %(show_value)d.",
        },
    )

    def __init__(self, *args: Any, is_folded: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["data-first" if is_folded else "autofocus"] = True


class AnswerForm(PlatformForm):
    """What a sponsor says to a barrier. Which button was pressed says what becomes of it."""

    words = forms.CharField(
        label=lazily("What changed, or why"),
        help_text=lazily("The team reads this."),
        max_length=LONGEST_WORD,
        widget=forms.Textarea({"rows": 2, "maxlength": LONGEST_WORD, "autofocus": True}),
        error_messages={
            "required": lazily("Say what changed, or why, so that the team can go on."),
            "max_length": f"Use at most {LONGEST_WORD} characters. This has %(show_value)d.",
        },
    )


class ReopenForm(PlatformForm):
    """Why an answered barrier is in the way after all."""

    words = forms.CharField(
        label=lazily("What is still in the way?"),
        max_length=LONGEST_WORD,
        widget=forms.Textarea({"rows": 2, "maxlength": LONGEST_WORD, "autofocus": True}),
        error_messages={
            "required": lazily("Say what is still in the way."),
            "max_length": f"Use at most {LONGEST_WORD} characters. This has %(show_value)d.",
        },
    )
