"""A screen on a wall."""

from django import forms

from common.forms import PlatformForm


class ScreenForm(PlatformForm):
    screen = forms.CharField(
        label="Where does the screen hang?",
        help_text="So that you know later which one it is: “Day room”, “Staff base”.",
        max_length=80,
        error_messages={"required": "Say where the screen hangs."},
    )
