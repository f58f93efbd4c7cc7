"""The coaching log, and how much time coaches have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from common.errors import NotVisible
from people.models import CoachCapacity, RoleAssignment, User
from people.roles import ProjectRole, UnitRole
from projects.models import CoachingNote, ProjectMembership
from projects.stages import ACTIVE

NOTES = 50


@dataclass(frozen=True)
class CoachTime:
    """A coach with the time they have and gave this month. `hours` is None where none is agreed."""

    coach: User
    hours: int | None
    minutes: int
    projects: int  # under way


def time_of(user: User, *, on: date) -> CoachTime:
    """One's own time. One query."""
    return _time(_with_time(User.objects.filter(pk=user.pk), on=on).get())


def coaches_with_time(user: User, *, on: date) -> list[CoachTime]:
    """Whoever coaches, may coach or has agreed time, those with most to spare first. One query."""
    holds = RoleAssignment.objects.filter(user=OuterRef("pk"), role=UnitRole.QI_COACH).current(on)
    coaches = ProjectMembership.objects.filter(user=OuterRef("pk"), role=ProjectRole.COACH).current(
        on
    )
    people = User.objects.filter(
        Exists(holds) | Exists(coaches) | Q(coach_capacity__hours_a_month__gt=0),
        organisation=user.organisation_id,
        is_active=True,
    )
    found = [_time(person) for person in _with_time(people, on=on).order_by("name", "pk")]
    return sorted(found, key=_to_spare, reverse=True)


def notes_of(user: User) -> list[CoachingNote]:
    """The newest of one's own notes, with their projects. One query."""
    return list(_own(user).order_by("-happened_on", "-written_at")[:NOTES])


def note_for(user: User, public_id: UUID) -> CoachingNote:
    """One of one's own notes. Raises NotVisible for anybody else's."""
    note = _own(user).filter(public_id=public_id).first()
    if note is None:
        raise NotVisible("We could not find that note. It may have been taken back.")
    return note


def notes_on(projects: Sequence[int], *, most: int) -> list[CoachingNote]:
    """The newest notes on these projects with their coaches. One query."""
    notes = CoachingNote.objects.filter(project__in=projects).select_related("coach")
    return list(notes.order_by("-happened_on", "-written_at")[:most])


def _own(user: User) -> QuerySet[CoachingNote]:
    return CoachingNote.objects.filter(
        organisation=user.organisation_id, coach=user
    ).select_related("project__organisation", "coach")


def _with_time(people: QuerySet[User], *, on: date) -> QuerySet[User]:
    month = CoachingNote.objects.filter(
        coach=OuterRef("pk"), happened_on__gte=on.replace(day=1), happened_on__lte=on
    )
    spent = month.order_by().values("coach").annotate(minutes=Sum("minutes")).values("minutes")
    agreed = CoachCapacity.objects.filter(user=OuterRef("pk")).values("hours_a_month")
    coached = (
        ProjectMembership.objects.filter(
            user=OuterRef("pk"), role=ProjectRole.COACH, project__stage__in=ACTIVE
        )
        .current(on)
        .order_by()
        .values("user")
        .annotate(projects=Count("project", distinct=True))
        .values("projects")
    )
    return people.annotate(
        minutes=Coalesce(Subquery(spent), 0),
        hours=Subquery(agreed),
        projects=Coalesce(Subquery(coached), 0),
    )


def _time(person: User) -> CoachTime:
    return CoachTime(
        coach=person,
        hours=person.hours,  # type: ignore[attr-defined]
        minutes=person.minutes,  # type: ignore[attr-defined]
        projects=person.projects,  # type: ignore[attr-defined]
    )


def _to_spare(time: CoachTime) -> float:
    return time.hours - time.minutes / 60 if time.hours is not None else float("-inf")
