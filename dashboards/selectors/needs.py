"""What waits for one person, read in one place for the home page and for e-mails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboards.selectors.home import OwnWork, own_work, unanswered_invitations
from dashboards.selectors.ideas_at_home import IdeasAtHome, ideas_at_home
from dashboards.selectors.methods import DueStage, stages_due
from dashboards.selectors.programmes import places_waiting_for
from dashboards.selectors.scores_ahead import Ahead, scores_ahead
from pdsa.models import CycleTask
from pdsa.selectors import WaitingCycle, cycles_waiting_for, tasks_waiting_for
from people.models import Invitation, User
from projects.models import Charter, Comment, ProgrammePlace, ProgressScore, Project, Review, Thanks
from projects.selectors.barriers import Lying, barriers_waiting_for
from projects.selectors.charters import charters_waiting_for
from projects.selectors.conversations import (
    mentions_waiting_for,
    questions_waiting_for,
    reviews_waiting_for,
)
from projects.selectors.opportunities import Answers, answers_waiting_for
from projects.selectors.pulse import pulses_due
from projects.selectors.scores import claims_to_countersign
from projects.selectors.thanks import thanks_for


@dataclass(frozen=True)
class Asked:
    """What other people wait for."""

    reviews: Sequence[Review] = ()  # asked of this person, or given to them to settle
    questions: Sequence[Comment] = ()
    mentions: Sequence[Comment] = ()


@dataclass(frozen=True)
class Waiting:
    """A person's projects, and everything in them and beside them that waits for that person."""

    work: OwnWork
    cycles: Sequence[WaitingCycle]
    tasks: Sequence[CycleTask]
    stages: Sequence[DueStage]
    asked: Asked
    claims: Sequence[ProgressScore]
    ahead: Sequence[Ahead]
    invitations: Sequence[Invitation]
    ideas: IdeasAtHome
    barriers: Sequence[Lying]
    charters: Sequence[Charter]
    thanks: Sequence[Thanks]
    places: Sequence[ProgrammePlace]
    answers: Answers
    pulses: Sequence[Project]  # of which this person has not said yet how taking part is


def what_waits_for(user: User, *, on: date, at: datetime) -> Waiting:
    """Everything that waits for this person. Thirteen queries, two more with days of stages."""
    work = own_work(user, on=on)
    return Waiting(
        work=work,
        stages=stages_due(user, work.measures, on=on),
        cycles=cycles_waiting_for(user, on),
        tasks=tasks_waiting_for(user, on),
        asked=asked_of(user, on=on, at=at),
        claims=claims_to_countersign(user, on=on),
        ahead=scores_ahead(work),
        invitations=unanswered_invitations(user, at=at),
        ideas=ideas_at_home(user, at=at),
        barriers=barriers_waiting_for(user, on=on),
        charters=list(charters_waiting_for(user, on=on)),
        thanks=thanks_for(user, on=on, at=at),
        places=places_waiting_for(user, on=on),
        answers=answers_waiting_for(user, on=on, at=at),
        pulses=pulses_due(user, on=on),
    )


def asked_of(user: User, *, on: date, at: datetime) -> Asked:
    """What others wait for this person to answer. Three queries."""
    questions = questions_waiting_for(user, on=on)
    keys = {question.pk for question in questions}
    mentions = mentions_waiting_for(user, at=at, on=on)
    return Asked(
        reviews=reviews_waiting_for(user, on=on),
        questions=questions,
        mentions=[said for said in mentions if said.pk not in keys],
    )
