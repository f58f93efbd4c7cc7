"""When coaches met the teams, for how long, and what they wrote down of it."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from people.roles import ProjectRole
from projects.stages import ACTIVE
from qiplatform.demonstration.chance import happens, one_of
from qiplatform.demonstration.plans import CoachingPlan, ProjectPlan

DAY = timedelta(days=1)
LATEST = {2: 25, 9: 30, 20: 20, 40: 15, 75: 10}  # days since the last contact, of a hundred teams
EVERY = {14: 40, 21: 35, 35: 25}  # days
MINUTES = {30: 45, 60: 35, 45: 15, 90: 5}
HOURS = {8: 45, 4: 20, 12: 20, 16: 10, 6: 5}  # a month, as agreed with the central team
WITHOUT_HOURS = 0.12  # of coaches, nothing has been agreed yet
MOST_MEETINGS = 6
_WORDS = (
    "Looked at the run chart together. They want to test on nights next.",
    "Helped to write down a prediction before the test. It took five minutes.",
    "Sorted ideas on the driver diagram. Two have no measure yet.",
    "The lead was on leave; met with two of the team. Agreed one small test.",
    "Asked what service users would notice. They will ask three of them.",
    "",
    "",
    "Read the Study of the last cycle. More was learned than they thought.",
    "Talked about who collects the numbers when the ward is short.",
)


def coaching_of(
    project: ProjectPlan, today: date, rng: np.random.Generator
) -> Iterator[CoachingPlan]:
    """The last meetings of a project's coach with its team, newest first."""
    coaches = [email for email, role in project.team if role is ProjectRole.COACH]
    if not coaches or project.stage not in ACTIVE:
        return
    day = today - DAY * one_of(rng, LATEST)
    apart = one_of(rng, EVERY)
    for _ in range(int(rng.integers(1, MOST_MEETINGS + 1))):
        if day < project.started_on:
            return
        words = str(rng.choice(_WORDS))
        yield CoachingPlan(coaches[0], day, one_of(rng, MINUTES), words)
        day -= DAY * (apart + int(rng.integers(-3, 4)))


def hours_of(rng: np.random.Generator) -> int | None:
    """How many hours a month a coach has."""
    return None if happens(rng, WITHOUT_HOURS) else one_of(rng, HOURS)
