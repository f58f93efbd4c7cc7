"""What a project says of how service users and carers take part in it."""

from typing import Any

from django import forms

from charts.forms.fields import DayField
from common.forms import PlatformForm
from common.language import lazily
from projects.models import Project
from projects.presenters.involvement import MEANINGS, NAMES
from projects.services.involvement import LONGEST_DIFFERENCE


class LevelForm(PlatformForm):
    """A level, and from when."""

    level = forms.ChoiceField(
        label=lazily("How do service users and carers take part?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Choose how service users and carers take part.")},
    )
    starts_on = DayField(
        label=lazily("From which day?"), help_text=lazily("Today, or the day on which it began.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (level.value, f"{NAMES[level]}. {MEANINGS[level]}") for level in Project.Involvement
        ]


class DifferenceForm(PlatformForm):
    """One thing that is different because people take part."""

    words = forms.CharField(
        label=lazily("What is different because they take part?"),
        help_text=lazily(
            "In plain words. Such as “The leaflet is half as long. Two carers rewrote it.”"
        ),
        max_length=LONGEST_DIFFERENCE,
        widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_DIFFERENCE, "autofocus": True}),
        error_messages={"required": lazily("Say what changed.")},
    )
    happened_on = DayField(label=lazily("When?"))
