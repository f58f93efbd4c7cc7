"""What a person switches on and off."""

from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from dashboards.models import DigestRhythm, NewsKind

DATA_IS_DUE = "data"


class SwitchesField(forms.MultipleChoiceField):
    """Any number of things that are on; none is an answer too."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class HearingForm(PlatformForm):
    """`version` is the one that the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    digest = forms.TypedChoiceField(
        label=lazily("E-mail digest"),
        help_text=lazily(
            "One e-mail at seven in the morning with what needs you and what is "
            "new. When there is nothing to say, there is no e-mail."
        ),
        choices=DigestRhythm.choices,
        coerce=DigestRhythm,
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Choose how often.")},
    )
    reminders = SwitchesField(
        label=lazily("Reminders"),
        help_text=lazily(
            "On the home page and in the digest. Each project still shows what it waits for."
        ),
        choices=[(DATA_IS_DUE, lazily("Data is due"))],
    )
    news = SwitchesField(
        label=lazily("News of my projects"),
        help_text=lazily("On the home page and in the digest."),
        choices=NewsKind.choices,
    )

    @property
    def answers(self) -> dict[str, Any]:
        """What was chosen, in the words of the service."""
        chosen = self.cleaned_data
        return {
            "digest": chosen["digest"],
            "reminders": DATA_IS_DUE in chosen["reminders"],
            "news": chosen["news"],
        }
