"""How taking part is: one's own answers, those that somebody let one see, and sums of many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from common.errors import NotVisible
from people.calendar import local_date
from people.models import Organisation, Unit, User
from people.roles import PARTNERS, ProjectRole
from projects.models import Project, ProjectMembership, PulseAnswer
from projects.permissions import can_match
from projects.stages import ACTIVE
from projects.vocabulary import PulseReader

FEWEST = 5  # people: of fewer, no number is shown
POOR = 2  # an answer as low as this says that somebody has a poor time
_NUMBERS = ("listened", "as_wanted", "worth_it")


@dataclass(frozen=True)
class MonthOfPulse:
    """The mean of the answers of a finished month, of at least five people, at a unit and below."""

    organisation_id: int
    unit_id: int
    month: date
    mean: float
    people: int


def pulses_due(user: User, *, on: date) -> list[Project]:
    """The projects of which this person has not said yet how it is this month. One query."""
    places = ProjectMembership.objects.filter(user=user, role__in=PARTNERS).current(on)
    said = PulseAnswer.objects.filter(user=user, month=on.replace(day=1))
    return list(
        Project.objects.filter(
            organisation=user.organisation_id, pk__in=places.values("project"), stage__in=ACTIVE
        )
        .exclude(pk__in=said.values("project"))
        .order_by("title", "pk")
    )


def own_pulses(user: User) -> list[PulseAnswer]:
    """One's own answers, newest first. One query."""
    return list(
        PulseAnswer.objects.filter(organisation=user.organisation_id, user=user)
        .select_related("project")
        .order_by("-month", "project__title", "pk")
    )


def own_pulse(user: User, public_id: UUID) -> PulseAnswer:
    """One answer of one's own. Raises NotVisible for anybody else's."""
    answer = PulseAnswer.objects.filter(user=user, public_id=public_id).first()
    if answer is None:
        raise NotVisible("We could not find that answer. It may have been erased.")
    return answer


def latest_pulse(user: User, project: Project) -> PulseAnswer | None:
    """What this person said last of that project. One query."""
    return PulseAnswer.objects.filter(user=user, project=project).order_by("-month").first()


def pulses_shown_to(user: User, *, on: date) -> QuerySet[PulseAnswer]:
    """Answers of this month and the last that others let this person see, newest first.

    One query to learn whether they match people, and that of the rows.
    """
    since = (on.replace(day=1) - timedelta(days=1)).replace(day=1)
    led = ProjectMembership.objects.filter(user=user, role=ProjectRole.LEAD).current(on)
    shown = Q(seen_by=PulseReader.LEADS_AND_TEAM_LEAD, project__in=led.values("project"))
    if can_match(user, on=on):
        shown |= Q(seen_by__in=[PulseReader.LEADS, PulseReader.LEADS_AND_TEAM_LEAD])
    return (
        PulseAnswer.objects.filter(shown, organisation=user.organisation_id, month__gte=since)
        .exclude(user=user)
        .select_related("user", "project")
        .order_by("-month", "-answered_at", "-pk")
    )


def poor_times(user: User, *, on: date) -> QuerySet[PulseAnswer]:
    """Those of them in which at least one answer is poor."""
    poor = Q(*((f"{name}__lte", POOR) for name in _NUMBERS), _connector=Q.OR)
    return pulses_shown_to(user, on=on).filter(poor)


def months_of_pulse() -> Iterator[MonthOfPulse]:
    """Every finished month at the whole organisation and each directorate. Two queries and one
    for each organisation.

    No number rests on fewer than five people, nor does what is left when the numbers of
    directorates are taken from that of the whole: answers that are too few to be told apart
    safely count nowhere.
    """
    organisations = Organisation.objects.filter(
        pk__in=PulseAnswer.objects.values("organisation_id")
    )
    for organisation in organisations.order_by("pk"):
        yield from _months_of(organisation)


def _months_of(organisation: Organisation) -> Iterator[MonthOfPulse]:
    this_month = local_date(organisation, timezone.now()).replace(day=1)
    places = list(
        Unit.objects.filter(
            Q(parent=None) | Q(kind=Unit.Kind.DIRECTORATE), organisation=organisation
        ).order_by("path__len", "pk")
    )
    top = places[0]
    months: dict[date, list[PulseAnswer]] = defaultdict(list)
    answers = PulseAnswer.objects.filter(organisation=organisation, month__lt=this_month)
    for answer in answers.select_related("unit").order_by("month", "pk"):
        months[answer.month].append(answer)
    for month, given in months.items():
        shown, rest = _shared_out(given, [place.pk for place in places[1:]])
        for unit_id, group in shown.items():
            yield _month(organisation, unit_id, month, group)
        whole = [answer for group in shown.values() for answer in group]
        if _people(rest) >= FEWEST:
            whole += rest
        if whole:
            yield _month(organisation, top.pk, month, whole)


def _shared_out(
    given: Sequence[PulseAnswer], directorates: Sequence[int]
) -> tuple[dict[int, list[PulseAnswer]], list[PulseAnswer]]:
    """The answers of directorates where enough people gave one, and all the others together."""
    groups: dict[int, list[PulseAnswer]] = defaultdict(list)
    rest: list[PulseAnswer] = []
    for answer in given:
        place = next((pk for pk in directorates if pk in answer.unit.path), None)
        (groups[place] if place else rest).append(answer)
    shown = {pk: group for pk, group in groups.items() if _people(group) >= FEWEST}
    rest += [answer for pk, group in groups.items() if pk not in shown for answer in group]
    return shown, rest


def _people(answers: Iterable[PulseAnswer]) -> int:
    return len({answer.user_id for answer in answers})


def _month(
    organisation: Organisation, unit_id: int, month: date, group: Sequence[PulseAnswer]
) -> MonthOfPulse:
    mean = sum(answer.score for answer in group) / len(group)
    return MonthOfPulse(organisation.pk, unit_id, month, round(mean, 4), _people(group))
