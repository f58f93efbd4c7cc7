"""The words of opportunities, of the answers to them, and of joining a team."""

from dataclasses import dataclass

from django.db import models

from common.language import lazily


class OpportunityState(models.TextChoices):
    """Where an opportunity stands."""

    OPEN = "open", lazily("Open")
    FILLED = "filled", lazily("Filled")
    CLOSED = "closed", lazily("Closed")


class InterestState(models.TextChoices):
    """Where one person stands with one opportunity."""

    SUGGESTED = "suggested", lazily("Suggested")
    NO_THANK_YOU = "no_thank_you", lazily("No thank you")
    INTERESTED = "interested", lazily("Interested")
    JOINED = "joined", lazily("Joined")
    NOT_NOW = "not_now", lazily("Not this time")


@dataclass(frozen=True)
class InductionStep:
    """One thing that makes a good start in a team."""

    key: str
    words: str


class PulseReader(models.TextChoices):
    """Who may see one person's answers beside their name."""

    NOBODY = "nobody", lazily("Nobody. They are only added up with those of others")
    LEADS = "leads", lazily("The people participation leads")
    LEADS_AND_TEAM_LEAD = "leads_and_team_lead", lazily("They, and the lead of this project")


@dataclass(frozen=True)
class PulseQuestion:
    """One of the three questions about taking part."""

    key: str
    words: str


PULSE_QUESTIONS = (
    PulseQuestion("listened", lazily("Did people listen to you?")),
    PulseQuestion("as_wanted", lazily("Could you take part in the way you wanted?")),
    PulseQuestion("worth_it", lazily("Was it worth your time?")),
)
PULSE_ANSWERS = {
    5: lazily("Very much"),
    4: lazily("Mostly"),
    3: lazily("Partly"),
    2: lazily("A little"),
    1: lazily("Not at all"),
}

INDUCTION = (
    InductionStep("met", lazily("They have met the team and know whom they can always turn to.")),
    InductionStep(
        "aim", lazily("They know in plain words what the project wants and has done so far.")
    ),
    InductionStep(
        "paid", lazily("They know how payment and expenses work, and who sorts them out.")
    ),
    InductionStep("support", lazily("What helps them take part is agreed and in place.")),
    InductionStep("dates", lazily("They have the next dates, and the way there or the link.")),
    InductionStep(
        "private", lazily("They know what stays in the room, and how their data are kept.")
    ),
    InductionStep("sign_in", lazily("They can sign in here, or get everything on paper.")),
    InductionStep("stop", lazily("They know that they can stop at any time, and whom to tell.")),
)
