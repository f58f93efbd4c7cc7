"""What an organisation is called and how it looks."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common.colours import read_colour
from common.forms import PlatformForm
from common.language import lazily
from common.uploads.pictures import LARGEST_LOGO
from people.forms.fields import NameField, time_zones
from people.services.organisations import Look

MOST_GOALS, LONGEST_GOAL = 30, 150


class ColourField(forms.CharField):
    """A colour as #0a5a66, however it was typed. Empty for none."""

    def clean(self, value: str) -> str:
        text = super().clean(value)
        colour = read_colour(text)
        if text and not colour:
            raise ValidationError(_("Write a colour as # and six signs, like #0a5a66."))
        return colour


class GoalsField(forms.CharField):
    """One goal a line, each once, in the order in which they were written."""

    widget = forms.Textarea({"rows": 4})

    def clean(self, value: str) -> list[str]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        goals = list(dict.fromkeys(line for line in lines if line))
        if len(goals) > MOST_GOALS:
            raise ValidationError(
                _("Name at most {most} goals. These are {count}.").format(
                    most=MOST_GOALS, count=len(goals)
                )
            )
        if long := [goal for goal in goals if len(goal) > LONGEST_GOAL]:
            raise ValidationError(
                _("Say “{goal}…” in at most {most} characters.").format(
                    goal=long[0][:30], most=LONGEST_GOAL
                )
            )
        return goals

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value


class OrganisationForm(PlatformForm):
    """Everything that pages say of the organisation itself."""

    name = NameField(label=lazily("Name"), missing=lazily("Enter the name of the organisation."))
    short_name = NameField(
        label=lazily("Short name"), max_length=30, missing=lazily("Enter a short name, too.")
    )
    time_zone = forms.ChoiceField(
        label=lazily("Time zone"),
        choices=time_zones,
        help_text=lazily("Days begin and end by it: roles, deadlines and periods."),
        error_messages={"invalid_choice": lazily("Choose a time zone from the list.")},
    )
    language = forms.ChoiceField(
        label=lazily("Language"),
        required=False,
        choices=settings.LANGUAGES,
        help_text=lazily("Of pages and e-mails, for everybody who chooses no other."),
    )
    goals = GoalsField(
        label=lazily("Goals"),
        required=False,
        help_text=lazily(
            "One a line. Charters offer them where a team says which goal its work serves."
        ),
    )
    notice = forms.CharField(
        label=lazily("Notice on every page"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    brand_colour = ColourField(
        label=lazily("Colour"),
        required=False,
        help_text=lazily(
            "For links, buttons and the head of the page, like #0a5a66. Charts keep their own "
            "colours, for those have a meaning. Leave it empty for the usual one."
        ),
        widget=forms.TextInput({"class": "input--date", "autocomplete": "off"}),
    )
    logo = forms.FileField(
        label=lazily("Logo"),
        required=False,
        help_text=lazily("A PNG picture up to 200 kB. It stands on your colour, 32 points high."),
        widget=forms.FileInput({"accept": "image/png,.png"}),
    )
    drops_logo = forms.BooleanField(label=lazily("Take the logo away"), required=False)

    def __init__(self, *args: Any, has_logo: bool, sample_href: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_logo:
            del self.fields["drops_logo"]
        self.fields["brand_colour"].widget.attrs |= {
            "hx-get": sample_href,
            # Load as well: a colour may have been typed before the page's script was there, or
            # have been kept by the browser while the page was read again.
            "hx-trigger": "load, input changed delay:300ms",
            "hx-target": "#sample",
        }

    def look(self) -> Look:
        """What the service asks for."""
        answers = self.cleaned_data
        sent = answers.get("logo")
        return Look(
            name=answers["name"],
            short_name=answers["short_name"],
            time_zone=answers["time_zone"],
            language=answers["language"] or settings.LANGUAGE_CODE,
            goals=answers["goals"],
            notice=answers["notice"],
            brand_colour=answers["brand_colour"],
            logo=sent.read(LARGEST_LOGO + 1) if sent else None,
            drops_logo=answers.get("drops_logo", False),
        )
