"""What a team leaves behind when its project ends."""

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from projects.services.closing import Parting


def _part(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ClosingForm(PlatformForm):
    """The closing summary. `version` is the one that the person has seen; 0: none."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    learned = _part(
        lazily("What did you learn?"),
        lazily(
            "What worked, what did not, and what you would tell a team that begins with the same."
        ),
    )
    changed_for_good = _part(
        lazily("What changed for good?"),
        lazily(
            "What is done differently now, and where that is written down. Nothing "
            "is an answer too."
        ),
    )
    kept_going_by = _part(
        lazily("Who keeps it going?"),
        lazily("A person or a role, what they look at, and how often."),
    )

    @property
    def parting(self) -> Parting:
        """The parts as typed, once the form is valid."""
        said = {name: text for name, text in self.cleaned_data.items() if name != "version"}
        return Parting(**said)
