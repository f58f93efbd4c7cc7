"""What narrows a portfolio, and what is asked for before something is done to many projects."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from charts.forms.fields import DayField, WholeNumberField, text_box
from charts.vocabulary import Staleness
from common.forms import FilterForm, PlatformForm
from common.language import lazily
from dashboards.attention import LABELS, Reason
from dashboards.forms.filters import LONGEST_SEARCH
from dashboards.selectors.coaching import CoachTime
from dashboards.selectors.portfolio import NEEDING, NOBODY, UNDER_WAY, Asked
from dashboards.services.portfolio import LONGEST_NUDGE
from dashboards.services.saved_views import LONGEST_NAME
from people.forms.fields import NameField, UnitField, offer_units
from people.models import Unit, User
from projects.models import Project
from projects.models.coaching import MOST_MINUTES
from projects.services.coaching import LONGEST_WORDS
from projects.stages import choices

ACTIVITY = [
    (Staleness.FRESH.value, lazily("Active lately")),
    (Staleness.QUIET.value, lazily("Gone quiet")),
    (Staleness.SILENT.value, lazily("Silent")),
]
NUDGE = lazily("How is it going, and what would help you to take the next small step?")


class PortfolioFilter(FilterForm):
    """Which projects of a portfolio. What is typed in the address and unknown is left out."""

    q = forms.CharField(label=lazily("Search"), max_length=LONGEST_SEARCH, widget=forms.SearchInput)
    place = UnitField(label=lazily("Where"))
    stage = forms.ChoiceField(
        label=lazily("Stage"),
        choices=[("", lazily("Every stage")), (UNDER_WAY, lazily("All under way")), *choices()],
    )
    activity = forms.ChoiceField(label=lazily("Activity"), choices=[("", lazily("Any")), *ACTIVITY])
    why = forms.ChoiceField(
        label=lazily("Needs somebody because"),
        choices=[
            ("", lazily("Show all")),
            (NEEDING, lazily("Of any reason")),
            *((reason.value, LABELS[reason]) for reason in Reason),
        ],
    )

    names: tuple[str, ...] = ("q", "place", "stage", "activity", "why")

    def __init__(self, data: Mapping[str, str], *, units: Sequence[Unit]) -> None:
        super().__init__(data)
        offer_units(self, "place", units, nothing=_("Everywhere"))

    def asked(self) -> Asked:
        """The same as the selectors read it."""
        return Asked(
            words=self.chosen("q"),
            unit=self.chosen("place") or None,
            stage=self.chosen("stage"),
            staleness=self.chosen("activity"),
            why=self.chosen("why"),
        )

    def in_address(self) -> dict[str, str]:
        """What is chosen and understood, as it stands in the address."""
        return {name: str(self.data[name]) for name in self.names if self.chosen(name)}

    @property
    def query(self) -> str:
        return urlencode(self.in_address())


class WholePortfolioFilter(PortfolioFilter):
    """The same for all projects of an organisation."""

    coach = forms.CharField(widget=forms.HiddenInput)
    involvement = forms.ChoiceField(
        label=lazily("Service users"),
        choices=[("", lazily("Any")), *Project.Involvement.choices],
    )
    sort = forms.ChoiceField(
        label=lazily("Order"),
        choices=[("", lazily("Worst first")), ("newest", lazily("Newest first"))],
    )
    names = (*PortfolioFilter.names, "coach", "involvement", "sort")

    def clean_coach(self) -> str:
        coach = self.cleaned_data["coach"]
        if coach and coach != NOBODY:
            forms.UUIDField().clean(coach)
        return coach

    def asked(self) -> Asked:
        return Asked(
            **vars(super().asked())
            | {
                "coach": self.chosen("coach"),
                "involvement": self.chosen("involvement"),
                "newest_first": bool(self.chosen("sort")),
            }
        )


class SaveViewForm(PlatformForm):
    """A name for the filters that are chosen."""

    name = NameField(
        label=lazily("Name of this view"),
        missing=lazily("Give the view a name."),
        max_length=LONGEST_NAME,
    )
    query = forms.CharField(required=False, widget=forms.HiddenInput)


class CoachingForm(PlatformForm):
    """Time given to a team."""

    minutes = WholeNumberField(
        label=lazily("Minutes"),
        takes_percent=False,
        error_messages={"required": f"Enter minutes from 1 to {MOST_MINUTES}."},
    )
    happened_on = DayField(
        label=lazily("Day"),
        error_messages={"required": lazily("Enter the day, such as 27/3/2027.")},
    )
    words = forms.CharField(
        label=lazily("What about"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=lazily("What you looked at, and what was agreed. Nobody needs more than a line."),
        widget=text_box("wide", maxlength=LONGEST_WORDS),
    )


class NudgeForm(PlatformForm):
    """What the teams are asked."""

    text = forms.CharField(
        label=lazily("Your question to the teams"),
        initial=NUDGE,
        max_length=LONGEST_NUDGE,
        help_text=lazily(
            "It stands with each project as a coaching question until somebody answers."
        ),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": lazily("Write what you want to ask the teams.")},
    )


class AssignForm(PlatformForm):
    """Which coach: one of those with most time to spare, who are buttons, or any other by name."""

    AT_HAND = 6
    REFUSALS = dict.fromkeys(("required", "invalid_choice"), lazily("Choose a coach."))

    coach = forms.ChoiceField(label=lazily("Coach"), error_messages=REFUSALS)
    other = forms.ChoiceField(label=lazily("Or anybody by name"), error_messages=REFUSALS)

    def __init__(
        self, data: Mapping[str, str] | None, *, coaches: Iterable[tuple[CoachTime, str]]
    ) -> None:
        super().__init__(data)
        self._coaches = {str(time.coach.public_id): (time.coach, words) for time, words in coaches}
        everybody = [(key, f"{who.name} ({words})") for key, (who, words) in self._coaches.items()]
        coach, other = (cast(forms.ChoiceField, self.fields[name]) for name in ("coach", "other"))
        # Whose button was there may have less time than others by the time that it is pressed.
        coach.choices = everybody
        if len(everybody) > self.AT_HAND:  # then either will do
            other.choices = [("", _("Choose a coach")), *sorted(everybody, key=lambda one: one[1])]
            coach.required, other.required = False, not (data or {}).get("coach")
        else:
            del self.fields["other"]

    def offered(self) -> list[dict[str, str]]:
        """Those with most time to spare, as buttons."""
        return [
            {"id": key, "name": coach.name, "words": words}
            for key, (coach, words) in list(self._coaches.items())[: self.AT_HAND]
        ]

    @property
    def chosen_coach(self) -> User:
        return self._coaches[self.cleaned_data["coach"] or self.cleaned_data["other"]][0]


class CapacityForm(PlatformForm):
    """Hours a month that a coach can give."""

    hours_a_month = WholeNumberField(
        label=lazily("Hours a month"),
        takes_percent=False,
        error_messages={
            "required": lazily("Enter hours a month; 0 for nobody who coaches no more.")
        },
    )


class QuietDaysForm(PlatformForm):
    """When a project counts as quiet and as silent."""

    quiet_after = WholeNumberField(
        label=lazily("Gone quiet after so many days without activity"),
        takes_percent=False,
        error_messages={"required": lazily("Enter a number of days, such as 21.")},
    )
    silent_after = WholeNumberField(
        label=lazily("Silent after so many days"),
        takes_percent=False,
        error_messages={"required": lazily("Enter a number of days, such as 42.")},
    )
