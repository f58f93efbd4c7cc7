"""What is typed about a progress score."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from projects.progress import SCALE
from projects.services.scores import LONGEST_WHY


class ClaimForm(PlatformForm):
    """A claim. `seen` is how many claims this person has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    score = forms.TypedChoiceField(
        label=lazily("Where do you stand?"),
        coerce=Decimal,
        choices=[("", lazily("Choose")), *((str(s.score), f"{s.score} {s.name}") for s in SCALE)],
        error_messages={
            "required": lazily("Choose where you stand."),
            "invalid_choice": lazily("Choose a score from 0.5 to 5.0, in half points."),
        },
    )
    why = forms.CharField(
        label=lazily("Why?"),
        required=False,
        widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_WHY}),
    )

    def __init__(self, *args: Any, suggested: Decimal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = _(
            "Needed above {suggested}, which is what the record bears out. Going "
            "back is no failure: it keeps the score true."
        ).format(suggested=suggested)


class ToldForm(PlatformForm):
    """What a coach tells of an improvement."""

    words = forms.CharField(
        label=lazily("What got better?"),
        help_text=lazily("For whom, and who noticed. It stands in for the first fifth of the gap."),
        widget=forms.Textarea({"rows": 2, "maxlength": LONGEST_WHY}),
        error_messages={"required": lazily("Say what got better, for whom, and who noticed.")},
    )
