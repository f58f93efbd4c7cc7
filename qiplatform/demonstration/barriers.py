"""What stood in the way of teams, how fast their sponsors cleared it, and thanks.

A year and a bit ago the sponsors of the trust began to look at barriers every week: what took a
month before takes about nine days since. Some wait longer all the same.
"""

from datetime import date, timedelta
from math import log

import numpy as np

from people import demonstration as known
from people.roles import ProjectRole
from projects.stages import ACTIVE, Stage
from qiplatform.demonstration.chance import happens
from qiplatform.demonstration.plans import BarrierPlan, ProjectPlan, ThanksPlan

WEEKLY_SINCE = 400  # days ago
BEFORE, AFTER = 31, 9  # the usual days to clear a barrier
LEFT_OPEN = 0.3  # of teams at work, how many have one that waits

_CLEARED = (
    ("No room is free for the morning huddle", "Room 2 is kept for the team every morning."),
    (
        "Bank staff cannot sign in to record the check",
        "An account comes with the first shift.",
    ),
    ("One blood pressure monitor has to do for the whole team", "Two more were bought."),
    ("Nobody has time set aside to collect the data", "Two hours a week are in the rota now."),
    ("The policy does not allow the change we want to test", "A test in one team is agreed."),
    ("Pharmacy delivers too late for the early round", "Deliveries come at eight from now on."),
    ("Our numbers cannot be got out of the record system", "They come by e-mail every Monday."),
    ("Service users cannot be paid for their time yet", "Finance pays within a week now."),
    ("The doctors’ rota clashes with our meeting", "The rota keeps Tuesdays at noon free."),
    ("The new form waits for the records committee", "The committee agreed by e-mail."),
    (
        "The printer for the wall charts has no contract",
        "It is on another contract now.",
    ),
    (
        "Night staff cannot come to the training",
        "It is held at eight in the evening too.",
    ),
)
_DECLINED = (
    (
        "We need one more deputy manager",
        "No money for a post this year. Try a shared rota.",
    ),
    (
        "We would like an electronic form of our own",
        "The system is replaced soon.",
    ),
)
_THANKS = (
    "Staff told me how much calmer the evenings are. Thank you for staying with it.",
    "You stopped a test that did not help and said so openly. That took courage.",
    "",
    "Your chart was the best five minutes of our meeting.",
    "Thank you for bringing a carer into the team.",
)


def barriers_of(
    plan: ProjectPlan, rng: np.random.Generator, today: date
) -> tuple[BarrierPlan, ...]:
    """The barriers of a project from its beginning to its end, or to today."""
    people = [email for email, role in plan.team if role is not ProjectRole.SPONSOR]
    if plan.stage is Stage.IDEA or not _sponsor_of(plan):
        return ()
    end = plan.moved_on or today
    planned = []
    day = plan.started_on + timedelta(days=int(rng.integers(20, 70)))
    while day < end - timedelta(days=3):
        planned.append(_answered(plan, str(rng.choice(people)), day, end, rng, today))
        day += timedelta(days=int(rng.integers(70, 260)))
    closed = [barrier for barrier in planned if barrier is not None]
    is_at_work = plan.stage in ACTIVE and end - plan.started_on > timedelta(days=60)
    if is_at_work and happens(rng, LEFT_OPEN):
        words = _CLEARED[int(rng.integers(len(_CLEARED)))][0]
        raised = today - timedelta(days=int(1 + rng.gamma(1.6, 8)))
        closed.append(BarrierPlan(words, str(rng.choice(people)), max(raised, plan.started_on)))
    return tuple(closed)


def heron_barriers(today: date) -> tuple[BarrierPlan, ...]:
    """Heron Ward's own: one that its service user raised and that was cleared, and one that waits.

    They come before those that chance adds.
    """
    raised = today - timedelta(days=44)
    return (
        BarrierPlan(
            "Debriefs after an incident happen in the corridor",
            known.SERVICE_USER.email,
            raised,
            known.SPONSOR.email,
            raised + timedelta(days=6),
            "The family room is kept free for the hour after an incident.",
        ),
        BarrierPlan(
            "Agency staff start a shift without hearing of the safety huddle",
            known.TEAM_MEMBER.email,
            today - timedelta(days=16),
        ),
    )


def thanks_to(plan: ProjectPlan, rng: np.random.Generator, today: date) -> tuple[ThanksPlan, ...]:
    """A sponsor's word of thanks, for some of those at work."""
    sponsor = _sponsor_of(plan)
    if plan.stage not in ACTIVE or not sponsor or not happens(rng, 0.4):
        return ()
    day = max(plan.started_on, today - timedelta(days=int(rng.integers(1, 60))))
    return (ThanksPlan(_THANKS[int(rng.integers(len(_THANKS)))], sponsor, day),)


def _answered(
    plan: ProjectPlan,
    raised_by: str,
    day: date,
    end: date,
    rng: np.random.Generator,
    today: date,
) -> BarrierPlan | None:
    """One that was answered before the end, or None: it would still be open."""
    usual = BEFORE if (today - day).days > WEEKLY_SINCE else AFTER
    answered_on = day + timedelta(days=round(float(rng.lognormal(log(usual), 0.55))))
    is_declined = happens(rng, 0.1)
    choices = _DECLINED if is_declined else _CLEARED
    words, answer = choices[int(rng.integers(len(choices)))]
    if answered_on > end:
        return None
    return BarrierPlan(words, raised_by, day, _sponsor_of(plan), answered_on, answer, is_declined)


def _sponsor_of(plan: ProjectPlan) -> str:
    return next((email for email, role in plan.team if role is ProjectRole.SPONSOR), "")
