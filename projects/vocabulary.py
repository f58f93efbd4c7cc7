"""The words of opportunities, of the answers to them, and of joining a team."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OpportunityState(models.TextChoices):
    """Where an opportunity stands."""

    OPEN = "open", _("Open")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", _("Closed")


class InterestState(models.TextChoices):
    """Where one person stands with one opportunity."""

    SUGGESTED = "suggested", _("Suggested")
    NO_THANK_YOU = "no_thank_you", _("No thank you")
    INTERESTED = "interested", _("Interested")
    JOINED = "joined", _("Joined")
    NOT_NOW = "not_now", _("Not this time")


@dataclass(frozen=True)
class InductionStep:
    """One thing that makes a good start in a team."""

    key: str
    words: Promise


class PulseReader(models.TextChoices):
    """Who may see one person's answers beside their name."""

    NOBODY = "nobody", _("Nobody. They are only added up with those of others")
    LEADS = "leads", _("The people participation leads")
    LEADS_AND_TEAM_LEAD = "leads_and_team_lead", _("They, and the lead of this project")


@dataclass(frozen=True)
class PulseQuestion:
    """One of the three questions about taking part."""

    key: str
    words: Promise


PULSE_QUESTIONS = (
    PulseQuestion("listened", _("Did people listen to you?")),
    PulseQuestion("as_wanted", _("Could you take part in the way you wanted?")),
    PulseQuestion("worth_it", _("Was it worth your time?")),
)
PULSE_ANSWERS = {
    5: _("Very much"),
    4: _("Mostly"),
    3: _("Partly"),
    2: _("A little"),
    1: _("Not at all"),
}

INDUCTION = (
    InductionStep("met", _("They have met the team and know whom they can always turn to.")),
    InductionStep("aim", _("They know in plain words what the project wants and has done so far.")),
    InductionStep("paid", _("They know how payment and expenses work, and who sorts them out.")),
    InductionStep("support", _("What helps them take part is agreed and in place.")),
    InductionStep("dates", _("They have the next dates, and the way there or the link.")),
    InductionStep("private", _("They know what stays in the room, and how their data are kept.")),
    InductionStep("sign_in", _("They can sign in here, or get everything on paper.")),
    InductionStep("stop", _("They know that they can stop at any time, and whom to tell.")),
)
