"""Who is to be written to now: from PostgreSQL, by the clock on each organisation's wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from dashboards.models import Digest, DigestRhythm
from people.models import Organisation, User
from projects.models import ProjectMembership
from projects.stages import CLOSED

AT = time(7)  # on the organisation's wall
MONDAY = 0
# How long after its morning a digest that could not be sent is still worth sending.
DAYS_LATE = {DigestRhythm.DAILY: 1, DigestRhythm.WEEKLY: 3}


@dataclass(frozen=True)
class Round:
    """The digests of one organisation for one morning."""

    organisation: Organisation
    rhythm: DigestRhythm
    period: date
    began_at: datetime  # seven o'clock of that morning


def rounds_due(at: datetime) -> Iterator[Round]:
    """What is to be sent at that moment, organisation by organisation. One query."""
    for organisation in Organisation.objects.order_by("pk"):
        for rhythm in DAYS_LATE:
            found = _round(organisation, rhythm, at)
            if found:
                yield found


def people_due(due: Round, *, at: datetime, most: int) -> list[int]:
    """The keys of people to whom this round's digest is still to be sent. One query.

    Only those who wished it before the morning came: whoever joins or chooses later in the day
    waits for the next one.
    """
    done = Digest.objects.filter(user=OuterRef("pk"), period=due.period).out_of_reach(at)
    people = User.objects.filter(
        _wish_of(due),
        ~Exists(done),
        organisation=due.organisation,
        is_active=True,
        created_at__lte=due.began_at,
    )
    return list(people.order_by("pk").values_list("pk", flat=True)[:most])


def period_due(rhythm: DigestRhythm, at: datetime, zone: ZoneInfo) -> date | None:
    """The morning whose digest is due at that moment; None when none is."""
    today = at.astimezone(zone).date()
    morning = today
    if rhythm is DigestRhythm.WEEKLY:
        morning = today - timedelta(days=(today.weekday() - MONDAY) % 7)
    is_early = at < datetime.combine(morning, AT, zone)
    is_late = today >= morning + timedelta(days=DAYS_LATE[rhythm])
    return None if is_early or is_late else morning


def told_up_to(user: User) -> datetime | None:
    """Up to when this person has certainly been told the news; None when never. One query."""
    finished = Digest.objects.filter(user=user).finished().order_by("-period")
    return finished.values_list("news_up_to", flat=True).first()


def first_taken_on(user: User) -> datetime:
    """When somebody first set about writing to this person. One query."""
    digests = Digest.objects.filter(user=user).order_by("period")
    return digests.values_list("created_at", flat=True)[0]


def _round(organisation: Organisation, rhythm: DigestRhythm, at: datetime) -> Round | None:
    zone = ZoneInfo(organisation.time_zone)
    period = period_due(rhythm, at, zone)
    if period is None:
        return None
    return Round(organisation, rhythm, period, datetime.combine(period, AT, zone))


def _wish_of(due: Round) -> Q | Exists:
    chosen = Q(hearing__digest=due.rhythm, hearing__digest_chosen_at__lte=due.began_at)
    if due.rhythm is not DigestRhythm.WEEKLY:
        return chosen
    undecided = Q(hearing=None) | Q(hearing__digest="")
    return chosen | undecided & Q(Exists(_teams_before(due)))


def _teams_before(due: Round) -> QuerySet[ProjectMembership]:
    """The places in teams that a person held before that morning, and still holds."""
    return (
        ProjectMembership.objects.filter(user=OuterRef("pk"), starts_on__lt=due.period)
        .current(due.period)
        .exclude(project__stage__in=CLOSED)
    )
