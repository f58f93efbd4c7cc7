"""What the page of a programme shows of its projects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from charts.models import Measure
from charts.selectors.definitions import measures_in, roll_ups_in
from people.models import User
from people.roles import PROJECT_ROLES, Action
from projects.models import Barrier, Programme, ProgrammePlace, ProjectMembership
from projects.selectors.programmes import places_in

State = ProgrammePlace.State
_SPEAKING = [role for role, m in PROJECT_ROLES.items() if Action.JOIN_PROGRAMME in m.actions]


@dataclass(frozen=True)
class ProgrammeFacts:
    """A programme's projects and what they count alike. Roll-ups come with their drawings."""

    places: Sequence[ProgrammePlace]
    roll_ups: Sequence[Measure]
    measures: Sequence[Measure]
    barriers: Sequence[Barrier]

    @property
    def joined(self) -> list[ProgrammePlace]:
        return [place for place in self.places if place.state == State.JOINED]


def facts_of(programme: Programme, user: User, *, on: date) -> ProgrammeFacts:
    """What this person may read of a programme. Four queries, however many projects it has."""
    places = list(places_in(programme, user, on=on).select_related("project__summary"))
    for place in places:
        place.programme = programme
    joined = [place.project_id for place in places if place.state == State.JOINED]
    roll_ups = roll_ups_in(programme)
    definitions = {roll_up.rolls_up_id for roll_up in roll_ups if roll_up.rolls_up_id}
    barriers = Barrier.objects.filter(organisation=user.organisation_id, project__in=joined)
    return ProgrammeFacts(
        places=places,
        roll_ups=roll_ups,
        measures=measures_in(user, programme, definitions, on=on),
        barriers=list(
            barriers.waiting().select_related("project__unit").order_by("raised_at", "pk")
        ),
    )


def places_waiting_for(user: User, *, on: date) -> list[ProgrammePlace]:
    """Questions between programmes and projects that this person can answer. One query."""
    own = ProjectMembership.objects.filter(user=user, role__in=_SPEAKING).current(on)
    asked = Q(state=State.ASKED, programme__lead=user)
    invited = Q(state=State.INVITED, project__in=own.values("project"))
    return list(
        ProgrammePlace.objects.filter(asked | invited, organisation=user.organisation_id)
        .filter(programme__closed_on=None)
        .select_related("programme", "project", "asked_by")
        .order_by("asked_at", "pk")
    )
