"""What waits for one person, read in one place for the home page and for e-mails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboards.selectors.home import OwnWork, own_work, unanswered_invitations
from pdsa.models import CycleTask
from pdsa.selectors import WaitingCycle, cycles_waiting_for, tasks_waiting_for
from people.models import Invitation, User


@dataclass(frozen=True)
class Waiting:
    """A person's projects, and everything in them and beside them that waits for that person."""

    work: OwnWork
    cycles: Sequence[WaitingCycle]
    tasks: Sequence[CycleTask]
    invitations: Sequence[Invitation]


def what_waits_for(user: User, *, on: date, at: datetime) -> Waiting:
    """Everything that waits for this person. Six queries."""
    return Waiting(
        work=own_work(user, on=on),
        cycles=cycles_waiting_for(user, on),
        tasks=tasks_waiting_for(user, on),
        invitations=unanswered_invitations(user, at=at),
    )
