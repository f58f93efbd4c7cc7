"""How service users and carers said that taking part was, month by month.

In the first year it went up and down. Since teams meet newcomers with the steps of a good start, it
is better, and stays so.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from people.models import Organisation, User
from people.roles import PARTNERS, ProjectRole
from projects.models import Project
from projects.services.pulse import Pulse, PulseRecord, record_pulses
from projects.stages import ACTIVE
from projects.vocabulary import PulseReader
from qiplatform.demonstration.chance import happens, stream

MONTHS = 26
BETTER_SINCE = 10  # months ago
BEFORE, AFTER = 3.5, 4.25
ANSWER = 0.75  # of those asked, how many do
_WORDS = (
    "The meeting was moved twice and nobody told me.",
    "They tried my idea the week after.",
    "I would like the papers before the day.",
    "I was paid within a week. Thank you.",
    "It is good to be asked what I think before it is decided.",
)


def let_people_say_how_it_is(*, organisation: Organisation, seed: int, at: datetime) -> None:
    """Answers of two years for every project under way that has service users or carers."""
    projects = Project.objects.filter(
        organisation=organisation, stage__in=ACTIVE, memberships__role__in=PARTNERS
    ).select_related("organisation", "unit")
    for project in projects.distinct().order_by("pk"):
        places = list(project.memberships.select_related("user").order_by("pk"))
        lead = next(place.user for place in places if place.role == ProjectRole.LEAD)
        rng = stream(seed, "pulse", project.title)
        records = [
            record
            for place in places
            if place.role in PARTNERS
            for record in _answers_of(place.user, place.starts_on, rng, at)
        ]
        if records:
            record_pulses(project=project, records=records, by=lead, at=at)


def _answers_of(
    person: User, since: date, rng: np.random.Generator, at: datetime
) -> Iterator[PulseRecord]:
    month = at.date().replace(day=1)
    for ago in range(1, MONTHS + 1):
        month = (month - timedelta(days=1)).replace(day=1)
        if month < since:
            return
        if happens(rng, ANSWER):
            level = AFTER if ago <= BETTER_SINCE else BEFORE
            yield PulseRecord(person, month, _pulse(level, ago, rng), _noon(month))
    return


def _pulse(level: float, ago: int, rng: np.random.Generator) -> Pulse:
    says = ago <= 2 and happens(rng, 0.12)
    own = level + float(rng.normal(0, 0.7)) - (1.5 if says else 0)
    listened, as_wanted, worth_it = (
        int(np.clip(round(own + float(rng.normal(0, 0.5))), 1, 5)) for _ in range(3)
    )
    readers = PulseReader.LEADS if says else PulseReader.NOBODY
    words = str(rng.choice(_WORDS)) if says else ""
    return Pulse(listened, as_wanted, worth_it, words, readers.value)


def _noon(month: date) -> datetime:
    return datetime.combine(month + timedelta(days=9), time(12), UTC)
