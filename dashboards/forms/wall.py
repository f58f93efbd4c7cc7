"""A screen on a wall."""

from django import forms

from common.forms import PlatformForm
from common.language import lazily


class ScreenForm(PlatformForm):
    screen = forms.CharField(
        label=lazily("Where does the screen hang?"),
        help_text=lazily("So that you know later which one it is: “Day room”, “Staff base”."),
        max_length=80,
        error_messages={"required": lazily("Say where the screen hangs.")},
    )
