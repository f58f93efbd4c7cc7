"""Barriers for tests, raised and answered through the services."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from people.models import RoleAssignment, Unit, User
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from projects.models import Barrier, Project
from projects.services import barriers, team
from tests.world import a_person


def a_barrier(
    project: Project,
    by: User,
    words: str = "No room for the huddle",
    *,
    days_ago: int = 0,
) -> Barrier:
    """A barrier that was raised so many days ago, whenever its team came together."""
    barrier = barriers.raise_barrier(project=project, words=words, by=by, at=timezone.now())
    on_the_wall = barrier.raised_at.astimezone(ZoneInfo(project.organisation.time_zone))
    moment = on_the_wall - timedelta(days=days_ago)  # at the same hour, whatever summer time does
    Barrier.objects.filter(pk=barrier.pk).update(raised_at=moment)
    barrier.steps.update(made_at=moment)
    barrier.refresh_from_db(fields=["raised_at"])
    return barrier


def a_sponsor_of(project: Project, lead: User, name: str = "Sam Sponsor") -> User:
    """The project's own sponsor, who has no role in the organisation."""
    person = a_person(project.organisation, name)
    team.add_member(
        project=project,
        user=person,
        role=ProjectRole.SPONSOR,
        by=lead,
        at=timezone.now(),
        starts_on=date(2020, 1, 1),
    )
    return person


def a_sponsor_at(unit: Unit, name: str = "Dira Director") -> User:
    """A sponsor of everything at and below a unit."""
    return a_person(unit.organisation, name, UnitRole.SPONSOR, unit)


def somebody_of_the_qi_team(unit: Unit, name: str = "Quinn Qi") -> User:
    return a_person(unit.organisation, name, UnitRole.QI_TEAM, top_unit(unit.organisation))


def ends(person: User) -> None:
    """Whatever roles this person held in the organisation ended long ago."""
    long_ago = timezone.now().date() - timedelta(days=400)
    RoleAssignment.objects.filter(user=person).update(ends_on=long_ago)
