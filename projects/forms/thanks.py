"""A word of thanks."""

from django import forms

from common.forms import PlatformForm


class ThanksForm(PlatformForm):
    """Words are welcome, and none are needed."""

    words = forms.CharField(
        label="For what?",
        required=False,
        max_length=300,
        help_text="The team reads this on its page and at home.",
        widget=forms.TextInput({"maxlength": 300, "data-first": True}),
        error_messages={"max_length": "Use at most 300 characters. This has %(show_value)d."},
    )
