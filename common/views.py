"""The gallery: every part of the design system in every state, for developers and for axe."""

from datetime import timedelta

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from common.verdicts import ASSURANCES, VARIATIONS

_TONES = ("neutral", "brand", "ok", "warning", "danger", "improvement", "concern", "changed")


class ExampleForm(PlatformForm):
    """One field of each kind."""

    title = forms.CharField(
        help_text=lazily("Short, so that others recognise it."),
        error_messages={"required": lazily("Give the project a title.")},
    )
    aim = forms.CharField(
        label=lazily("What do you want to improve?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": lazily("Say what you want to improve.")},
    )
    number = forms.CharField(
        label=lazily("Falls in October"), widget=forms.TextInput(attrs={"class": "input--number"})
    )
    team = forms.ChoiceField(
        choices=[("", lazily("Choose a team")), ("ward-3", lazily("Ward 3"))],
        error_messages={"required": lazily("Choose the team that will do this.")},
    )
    better = forms.ChoiceField(
        label=lazily("Which way is better?"),
        choices=[
            ("up", lazily("Higher")),
            ("down", lazily("Lower")),
            ("neither", lazily("Neither")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Say which way is better.")},
    )
    days = forms.MultipleChoiceField(
        label=lazily("Collected on"),
        required=False,
        choices=[("mon", lazily("Monday")), ("thu", lazily("Thursday"))],
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(required=False)
    is_private = forms.BooleanField(label=lazily("Only the team may read this"), required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component; nothing on the page is real."""
    now = timezone.now()
    refused = ExampleForm({"title": "", "number": "twelve"}, auto_id="refused_%s")
    refused.add_error("number", _("Enter a number, such as 12."))
    context = {
        "example": ExampleForm(),
        "refused": refused,
        "tones": _TONES,
        "variations": VARIATIONS,
        "assurances": ASSURANCES,
        "results": Paginator(range(203), 20).page(3),
        "moments": [now - timedelta(minutes=7), now - timedelta(days=1), now - timedelta(days=90)],
        "notches": [
            {
                "score": half / 2,
                "name": _("One half point"),
                "words": {5: "claimed", 7: "suggested by the record"}.get(half, ""),
                "is_claimed": half == 5,
                "is_suggested": half == 7,
                "is_filled": half <= 5,
            }
            for half in range(1, 11)
        ],
        "wide": render_to_string("gallery/chart_wide.svg"),
        "narrow": render_to_string("gallery/chart_narrow.svg"),
        "small": render_to_string("gallery/chart_small.svg"),
    }
    return render(request, "gallery.html", context)
