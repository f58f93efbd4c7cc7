"""Opportunities, and the people who answered them: each read by those whom it concerns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from common.errors import NotVisible
from people.models import StrengthsProfile, User
from people.permissions import units_where
from people.roles import PARTNERS, PROJECT_ROLES, Action
from people.vocabulary import ProfileReader
from projects.models import Induction, Interest, Opportunity, Project, ProjectMembership
from projects.permissions import can_match
from projects.vocabulary import InterestState, OpportunityState

_SEARCHED = ("title", "what", "place", "project__title", "project__aim", "project__unit__name")
_MANAGERS = [
    role for role, meaning in PROJECT_ROLES.items() if Action.MANAGE_TEAM in meaning.actions
]
HEARD_FOR = timedelta(days=14)  # an answer stands at home so long


@dataclass(frozen=True)
class Answers:
    """What waits for somebody about opportunities."""

    suggested: list[Interest]  # to them
    interested: list[Interest]  # in the projects whose teams they look after
    not_now: list[Interest]  # what a team told them lately


@dataclass(frozen=True)
class Offered:
    """Open opportunities, those that nobody has said yes to and that wait longest first."""

    rows: Sequence[Opportunity]  # each with how many were `asked` and how many said `yes`
    more: int


MOST_OFFERED = 8
NOTHING_OFFERED = Offered([], 0)


def waiting_for_people(user: User, *, on: date) -> Offered:
    """What a participation lead can find people for. One query."""
    said_yes = Q(interests__state__in=[InterestState.INTERESTED, InterestState.JOINED])
    rows = list(
        opportunities_for(user, on=on)
        .annotate(asked=Count("interests"), yes=Count("interests", filter=said_yes))
        .order_by("yes", "posted_at", "pk")
    )
    return Offered(rows[:MOST_OFFERED], max(0, len(rows) - MOST_OFFERED))


def opportunities_for(
    user: User, *, words: str = "", way: str = "", time: str = "", on: date
) -> QuerySet[Opportunity]:
    """Open opportunities this person may read, newest first, narrowed by words, way and time."""
    found = Opportunity.objects.visible_to(user, on=on).filter(
        state=OpportunityState.OPEN, project__closed_on=None
    )
    for word in words.split():
        found = found.filter(
            Q(*((f"{name}__unaccent__icontains", word) for name in _SEARCHED), _connector=Q.OR)
        )
    if way:
        found = found.filter(Q(ways__contains=[way]) | Q(ways=[]))
    if time:
        found = found.filter(Q(times__contains=[time]) | Q(times=[]))
    return found.select_related("project__unit", "contact").order_by("-posted_at", "-pk")


def opportunity_for(user: User, public_id: UUID, *, on: date) -> Opportunity:
    """One this person may read, open or not. Raises NotVisible."""
    found = (
        Opportunity.objects.visible_to(user, on=on)
        .select_related("project__unit", "project__organisation", "organisation", "contact")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise NotVisible("We could not find that opportunity.")
    return found


def opportunities_of(project_id: int) -> list[Opportunity]:
    """All of a project, the open ones first. One query."""
    rows = Opportunity.objects.filter(project_id=project_id).select_related("contact")
    return sorted(
        rows.order_by("-posted_at", "-pk"), key=lambda row: row.state != OpportunityState.OPEN
    )


def own_interests(user: User) -> list[Interest]:
    """What this person answered, or was asked, newest first. One query."""
    return list(
        Interest.objects.filter(organisation=user.organisation_id, user=user)
        .select_related("opportunity__project__unit", "suggested_by", "decided_by")
        .order_by("-said_at", "-pk")
    )


def interests_in(opportunity: Opportunity) -> list[Interest]:
    """Everybody who said yes to it or was answered, those who wait first. One query.

    Who was only suggested, or said no thank you, is not the project's to know.
    """
    rows = Interest.objects.filter(
        organisation=opportunity.organisation_id,
        opportunity=opportunity,
        state__in=[InterestState.INTERESTED, InterestState.JOINED, InterestState.NOT_NOW],
    ).select_related("user", "suggested_by", "decided_by")
    return sorted(rows.order_by("said_at", "pk"), key=lambda row: row.state != "interested")


def own_interest(user: User, opportunity: Opportunity) -> Interest | None:
    """Where this person stands with it. One query."""
    return (
        Interest.objects.filter(
            organisation=user.organisation_id, opportunity=opportunity, user=user
        )
        .select_related("suggested_by", "decided_by")
        .first()
    )


def interest_for(user: User, public_id: UUID, *, on: date) -> Interest:
    """One of one's own, or one in an opportunity that one may read. Raises NotVisible.

    To read it is not to decide it: services ask for that.
    """
    found = (
        Interest.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .filter(opportunity__in=Opportunity.objects.visible_to(user, on=on).values("pk"))
        .select_related(
            "opportunity__project__unit", "opportunity__project__organisation", "user",
            "organisation", "suggested_by",
        )
        .first()
    )  # fmt: skip
    if found is None:
        raise NotVisible("We could not find that. It may have been taken back.")
    return found


def answers_waiting_for(user: User, *, on: date, at: datetime) -> Answers:
    """What is suggested to this person, what waits in their projects, what they were told.

    One query.
    """
    led = ProjectMembership.objects.filter(user=user, role__in=_MANAGERS).current(on)
    rows = (
        Interest.objects.filter(organisation=user.organisation_id)
        .filter(
            Q(user=user, state=InterestState.SUGGESTED, opportunity__state=OpportunityState.OPEN)
            | Q(user=user, state=InterestState.NOT_NOW, said_at__gt=at - HEARD_FOR)
            | Q(state=InterestState.INTERESTED, opportunity__project__in=led.values("project"))
        )
        .select_related("opportunity__project", "user", "suggested_by", "decided_by")
        .order_by("said_at", "pk")
    )
    found = list(rows)
    return Answers(
        suggested=[row for row in found if row.state == InterestState.SUGGESTED],
        interested=[
            row for row in found if row.state == InterestState.INTERESTED and row.user_id != user.pk
        ],
        not_now=[row for row in found if row.state == InterestState.NOT_NOW],
    )


def profile_of(user: User) -> StrengthsProfile | None:
    """One's own. One query."""
    return StrengthsProfile.objects.filter(user=user).first()


def profile_for(reader: User, person_id: UUID, *, on: date) -> StrengthsProfile:
    """Somebody's page, if they chose to let this person read it. Raises NotVisible.

    Whether there is none or it is not for them looks the same.
    """
    profile = readable_profiles(reader, on=on).filter(user__public_id=person_id).first()
    if profile is None:
        raise NotVisible("There is no profile here that you may read.")
    return profile


def readable_profiles(reader: User, *, on: date) -> QuerySet[StrengthsProfile]:
    """The profiles that this person may read, each because its writer chose so. At most one query
    to learn whether the reader matches people."""
    teams = ProjectMembership.objects.filter(user=reader).current(on)
    managed = teams.filter(role__in=_MANAGERS).values("project")
    units = units_where(reader, Action.MANAGE_TEAM, on=on).values("pk")
    answered = Interest.objects.filter(
        Q(opportunity__project__in=managed) | Q(opportunity__project__unit__in=units),
        user=OuterRef("user"),
        state__in=[InterestState.INTERESTED, InterestState.JOINED],
    )
    together = ProjectMembership.objects.filter(
        user=OuterRef("user"), project__in=teams.values("project")
    ).current(on)
    allowed = (
        Q(user=reader)
        | Q(Exists(answered), seen_by__contains=[ProfileReader.ANSWERED])
        | Q(Exists(together), seen_by__contains=[ProfileReader.TEAMS])
    )
    if can_match(reader, on=on):
        allowed |= Q(seen_by__contains=[ProfileReader.LEADS])
    return StrengthsProfile.objects.filter(
        allowed, organisation=reader.organisation_id, user__is_active=True
    ).select_related("user")


def people_to_match(user: User, opportunity: Opportunity, *, on: date) -> list[StrengthsProfile]:
    """Those who let participation leads read their profile and are not in the team yet.

    Two queries. Each row has its `interest` in this opportunity, or None.
    """
    interests = Interest.objects.filter(opportunity=opportunity)
    in_team = ProjectMembership.objects.filter(project=opportunity.project_id).current(on)
    rows = list(
        StrengthsProfile.objects.filter(
            organisation=user.organisation_id,
            user__is_active=True,
            seen_by__contains=[ProfileReader.LEADS],
        )
        .exclude(user__in=in_team.values("user"))
        .select_related("user")
        .order_by("user__name", "pk")
    )
    known = {row.user_id: row for row in interests}
    for row in rows:
        row.interest = known.get(row.user_id)  # type: ignore[attr-defined]
    return rows


def partner_place(project: Project, person: User, *, on: date) -> ProjectMembership:
    """The newest place of a service user or carer in the team. One query."""
    places = ProjectMembership.objects.filter(project=project, user=person, role__in=PARTNERS)
    return places.current(on).latest("pk")


def inductions_of(memberships: Iterable[ProjectMembership]) -> dict[int, list[str]]:
    """The steps that are done, by membership. One query."""
    keys = [membership.pk for membership in memberships]
    return dict(Induction.objects.filter(membership__in=keys).values_list("membership_id", "done"))
