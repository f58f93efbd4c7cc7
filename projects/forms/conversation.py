"""What people say, ask, review and keep with a piece of work."""

from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from common.uploads import ACCEPTED, TAKEN


class AskReviewForm(PlatformForm):
    """Which coach is asked to look, and at what."""

    about = forms.CharField(widget=forms.HiddenInput)
    coach = forms.UUIDField(
        error_messages={"required": lazily("Choose a coach."), "invalid": lazily("Choose a coach.")}
    )


class GiveReviewForm(PlatformForm):
    """What the coach sees and wonders about."""

    words = forms.CharField(
        label=lazily("What do you see, and what do you wonder?"),
        help_text=lazily("A question helps a team more than advice."),
        max_length=10_000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": lazily("Write what you see, or a question for the team.")},
    )


class RemarkForm(PlatformForm):
    """What somebody says or asks. How long it may be is the service's to say: nothing is cut."""

    text = forms.CharField(
        label=lazily("Say something"),
        help_text=lazily("To tell somebody about it, write @ and their name."),
        widget=forms.Textarea({"rows": 3, "data-mentions": ""}),
        error_messages={"required": lazily("Write something first.")},
    )
    is_question = forms.BooleanField(
        label=lazily("This is a coaching question: it stays open until the team answers"),
        required=False,
    )

    def __init__(self, *args: Any, may_ask: bool = False, label: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if not may_ask:
            del self.fields["is_question"]
        if label:
            self.fields["text"].label = label


class FileForm(PlatformForm):
    """A file to keep. What may be in it is the service's to say."""

    file = forms.FileField(
        label=lazily("File"),
        help_text=TAKEN + ". No names or numbers of patients.",
        widget=forms.FileInput({"accept": ACCEPTED}),
        error_messages={
            "required": lazily("Choose a file first."),
            "empty": lazily("This file is empty."),
            "missing": lazily("Choose a file first."),
        },
    )
