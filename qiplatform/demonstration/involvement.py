"""How service users and carers came to take part in projects, and what is different since.

Teams learnt to begin with them: of older projects many asked at first and had full members later.
"""

from datetime import date, timedelta

import numpy as np

from people import demonstration as known
from people.roles import PARTNERS
from projects.stages import Stage
from qiplatform.demonstration.chance import happens
from qiplatform.demonstration.plans import DifferencePlan, Levels, ProjectPlan

_LATER = (60, 150)  # days from the start until a team that only asked had a full member
_BY_THEM = (
    "The leaflet says what to bring and what happens first. Two carers rewrote it.",
    "We ask at a time that people choose. A service user showed us who we missed in the mornings.",
    "The letter is half as long. People who had got the old one crossed out what they skipped.",
    "We dropped our second change idea: the people it was for did not want it.",
    "The waiting room has a quiet corner. It was the first thing a service user drew.",
    "Staff say good morning by name. It came out of a walk through the ward with a carer.",
    "We count how safe people feel, beside incidents. That was our service user’s measure.",
)


def levels_of(plan: ProjectPlan, rng: np.random.Generator, today: date) -> Levels:
    """The levels with the day from which each was so, oldest first."""
    if plan.involvement == "none":
        return ()
    if plan.involvement == "little_i" or happens(rng, 0.3):
        return ((plan.started_on, plan.involvement),)
    later = plan.started_on + timedelta(days=int(rng.integers(*_LATER)))
    if later > (plan.moved_on or today):
        return ((plan.started_on, plan.involvement),)
    return ((plan.started_on, "little_i"), (later, plan.involvement))


def differences_of(
    plan: ProjectPlan, rng: np.random.Generator, today: date
) -> tuple[DifferencePlan, ...]:
    """What changed because they take part; not every team has told it yet."""
    partners = [email for email, role in plan.team if role in PARTNERS]
    if not partners or plan.stage in (Stage.IDEA, Stage.PLANNING):
        return ()
    if known.SERVICE_USER.email in partners:
        return _of_heron_ward(today)
    if not happens(rng, 0.5):
        return ()
    span = ((plan.moved_on or today) - plan.started_on).days
    day = plan.started_on + timedelta(days=int(span * rng.uniform(0.4, 0.9)))
    return (DifferencePlan(str(rng.choice(_BY_THEM)), day, plan.lead),)


def _of_heron_ward(today: date) -> tuple[DifferencePlan, ...]:
    lead, user = known.WARD_LEAD.email, known.SERVICE_USER.email
    return (
        DifferencePlan(
            "The evening group is led by people who stay here. Before, staff led it and few came.",
            today - timedelta(days=170),
            lead,
        ),
        DifferencePlan(
            "After an incident we talk in the family room, with a cup of tea, not in the corridor.",
            today - timedelta(days=38),
            user,
        ),
    )
