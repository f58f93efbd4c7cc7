"""What is typed about a progress score."""

from decimal import Decimal
from typing import Any

from django import forms

from common.forms import PlatformForm
from projects.progress import SCALE
from projects.services.scores import LONGEST_WHY


class ClaimForm(PlatformForm):
    """A claim. `seen` is how many claims this person has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    score = forms.TypedChoiceField(
        label="Where do you stand?",
        coerce=Decimal,
        choices=[("", "Choose"), *((str(s.score), f"{s.score} {s.name}") for s in SCALE)],
        error_messages={
            "required": "Choose where you stand.",
            "invalid_choice": "Choose a score from 0.5 to 5.0, in half points.",
        },
    )
    why = forms.CharField(
        label="Why?",
        required=False,
        widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_WHY}),
    )

    def __init__(self, *args: Any, suggested: Decimal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = (
            f"Needed above {suggested}, which is what the record bears out. "
            "Going back is no failure: it keeps the score true."
        )


class ToldForm(PlatformForm):
    """What a coach tells of an improvement."""

    words = forms.CharField(
        label="What got better?",
        help_text="For whom, and who noticed. It stands in for the first fifth of the gap.",
        widget=forms.Textarea({"rows": 2, "maxlength": LONGEST_WHY}),
        error_messages={"required": "Say what got better, for whom, and who noticed."},
    )
