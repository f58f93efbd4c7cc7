"""What a huddle at a unit talks about, beyond what stands on its board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pdsa.models import Cycle
from pdsa.stages import CycleStage
from people.models import Unit, User
from projects.models import Project, ProjectMembership
from projects.stages import CLOSED

LATELY = timedelta(days=7)


@dataclass(frozen=True)
class HuddleFacts:
    """What was learned there lately, and what whoever is signed in can add to."""

    learned: Sequence[Cycle]
    projects: Sequence[Project]  # of whose team they are
    cycles: Sequence[Cycle]  # of these, not finished
    people: Sequence[User]  # in these teams


def huddle_of(user: User, unit: Unit, *, on: date, at: datetime) -> HuddleFacts:
    """Four queries, however much there is."""
    own = (
        Project.objects.led_or_joined_by(user, on=on)
        .filter(unit__path__contains=[unit.pk])
        .exclude(stage__in=CLOSED)
    )
    projects = list(own.order_by("title", "pk"))
    open_there = Project.objects.active().filter(
        organisation=unit.organisation_id,
        visibility=Project.Visibility.OPEN,
        unit__path__contains=[unit.pk],
    )
    studied = Cycle.objects.filter(project__in=open_there.values("pk"), studied_at__gte=at - LATELY)
    running = Cycle.objects.filter(project__in=projects).exclude(stage=CycleStage.DONE)
    teams = ProjectMembership.objects.filter(project__in=projects).current(on)
    people = User.objects.filter(is_active=True, memberships__in=teams)
    return HuddleFacts(
        learned=list(studied.exclude(learned="").order_by("-studied_at", "pk")[:3]),
        projects=projects,
        cycles=list(running.order_by("-stage", "title", "pk")),
        people=list(people.distinct().order_by("name", "pk")),
    )
