"""Guests of programmes: people of other organisations who read one programme and nothing else."""

from datetime import datetime
from uuid import UUID

from common.errors import NotVisible
from people.calendar import local_date
from people.models import User
from projects.models import Programme, ProgrammeGuest, ProgrammePlace, Project


def guests_of(programme: Programme, *, at: datetime) -> list[ProgrammeGuest]:
    """Who may read it from elsewhere, by name. One query."""
    on = local_date(programme.organisation, at)
    return list(
        ProgrammeGuest.objects.filter(organisation=programme.organisation_id, programme=programme)
        .exclude(ends_on__lt=on)
        .select_related("user__organisation", "let_in_by")
        .order_by("user__name", "pk")
    )


def guest_of(programme: Programme, public_id: UUID, *, at: datetime) -> ProgrammeGuest:
    """One of them. Raises NotVisible."""
    found = next((g for g in guests_of(programme, at=at) if g.public_id == public_id), None)
    if found is None:
        raise NotVisible("We could not find that guest. Perhaps they are gone already.")
    return found


def visits_of(user: User, *, at: datetime) -> list[ProgrammeGuest]:
    """The programmes of other organisations that this person may read today. One query.

    Today is what it is where the programme is.
    """
    visits = (
        ProgrammeGuest.objects.filter(user=user)
        .exclude(organisation=user.organisation_id)
        .select_related("programme__lead", "organisation")
        .order_by("programme__title", "pk")
    )
    return [visit for visit in visits if _is_current(visit, at)]


def visit_of(user: User, programme_id: UUID, *, at: datetime) -> ProgrammeGuest:
    """One of them. Raises NotVisible for anybody who is no guest there. One query."""
    visits = visits_of(user, at=at)
    found = next((v for v in visits if v.programme.public_id == programme_id), None)
    if found is None:
        raise NotVisible("We could not find that programme.")
    return found


def open_places_in(programme: Programme) -> list[ProgrammePlace]:
    """The open projects that are in it, by the name of their place. One query."""
    return list(
        ProgrammePlace.objects.filter(organisation=programme.organisation_id, programme=programme)
        .joined()
        .filter(project__visibility=Project.Visibility.OPEN)
        .select_related("project__unit")
        .order_by("project__unit__name", "project__title", "pk")
    )


def _is_current(visit: ProgrammeGuest, at: datetime) -> bool:
    on = local_date(visit.organisation, at)
    return visit.starts_on <= on and (visit.ends_on is None or visit.ends_on >= on)
