"""What people say, ask, review and keep with a piece of work."""

from django import forms

from common.forms import PlatformForm


class AskReviewForm(PlatformForm):
    """Which coach is asked to look, and at what."""

    about = forms.CharField(widget=forms.HiddenInput)
    coach = forms.UUIDField(
        error_messages={"required": "Choose a coach.", "invalid": "Choose a coach."}
    )


class GiveReviewForm(PlatformForm):
    """What the coach sees and wonders about."""

    words = forms.CharField(
        label="What do you see, and what do you wonder?",
        help_text="A question helps a team more than advice.",
        max_length=10_000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Write what you see, or a question for the team."},
    )
