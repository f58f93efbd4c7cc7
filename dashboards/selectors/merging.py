"""What would move if one place became part of another."""

from dataclasses import dataclass
from datetime import datetime

from charts.models import Measure
from dashboards.models import BoardLink
from people.calendar import local_date
from people.models import Invitation, RoleAssignment, Unit
from projects.models import Project

_MOST_NAMED = 12


@dataclass(frozen=True)
class Moving:
    """How much of each kind stands at a place itself, and some of it by name."""

    places: list[str]
    projects: int
    measures: int
    counted: int  # measures that the platform counts by itself: these end
    people: int
    invitations: int
    screens: int


def moving_from(unit: Unit, *, at: datetime) -> Moving:
    """Six queries."""
    measures = Measure.objects.filter(unit=unit)
    roles = RoleAssignment.objects.filter(unit=unit)
    return Moving(
        places=list(Unit.objects.filter(parent=unit).values_list("name", flat=True)[:_MOST_NAMED]),
        projects=Project.objects.filter(unit=unit).count(),
        measures=measures.filter(fed_from="").count(),
        counted=measures.exclude(fed_from="").filter(closed_on=None).count(),
        people=roles.current(local_date(unit.organisation, at)).values("user").distinct().count(),
        invitations=Invitation.objects.open(at).filter(unit=unit).count(),
        screens=BoardLink.objects.filter(unit=unit, revoked_at=None).count(),
    )
