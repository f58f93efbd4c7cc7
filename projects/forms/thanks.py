"""A word of thanks."""

from django import forms

from common.forms import PlatformForm
from common.language import lazily


class ThanksForm(PlatformForm):
    """Words are welcome, and none are needed."""

    words = forms.CharField(
        label=lazily("For what?"),
        required=False,
        max_length=300,
        help_text=lazily("The team reads this on its page and at home."),
        widget=forms.TextInput({"maxlength": 300, "data-first": True}),
        error_messages={
            "max_length": lazily("Use at most 300 characters. This has %(show_value)d.")
        },
    )
