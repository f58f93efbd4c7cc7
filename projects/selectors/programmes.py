"""Programmes, and the places of projects in them."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from audit.selectors import Change, changes_of
from common.errors import NotVisible
from people.models import User
from projects.models import Programme, ProgrammePlace, Project
from projects.stages import CLOSED

State = ProgrammePlace.State
_IN = Q(places__state=State.JOINED, places__project__visibility=Project.Visibility.OPEN)


def programmes_for(user: User) -> QuerySet[Programme]:
    """All programmes with their lead and how many projects are `in_it`, those under way first."""
    return (
        Programme.objects.visible_to(user)
        .select_related("lead")
        .annotate(in_it=Count("places", filter=_IN))
        .order_by("-closed_on", "title", "pk")
    )


def programme_for(user: User, public_id: UUID) -> Programme:
    """The programme by that address, with its lead. Raises NotVisible. One query."""
    programme = (
        Programme.objects.visible_to(user)
        .select_related("lead", "organisation")
        .filter(public_id=public_id)
        .first()
    )
    if programme is None:
        raise NotVisible("We could not find that programme.")
    return programme


def places_in(programme: Programme, user: User, *, on: date) -> QuerySet[ProgrammePlace]:
    """The places of projects that this person may read, with the projects, by name. One query."""
    return (
        ProgrammePlace.objects.filter(organisation=user.organisation_id, programme=programme)
        .filter(project__in=Project.objects.visible_to(user, on=on).values("pk"))
        .select_related("project__unit", "asked_by")
        .order_by("project__unit__name", "project__title", "pk")
    )


def place_in(programme: Programme, public_id: UUID, user: User, *, on: date) -> ProgrammePlace:
    """One of them. Raises NotVisible."""
    place = places_in(programme, user, on=on).filter(public_id=public_id).first()
    if place is None:
        raise NotVisible("We could not find that project in the programme.")
    place.programme = programme
    return place


def standing_places_of(project: Project) -> list[ProgrammePlace]:
    """The programmes that a project is in, or that wait for an answer about it. One query."""
    return list(
        ProgrammePlace.objects.filter(organisation=project.organisation_id, project=project)
        .standing()
        .filter(programme__closed_on=None)
        .select_related("programme")
        .order_by("programme__title", "pk")
    )


def programmes_to_join(project: Project, user: User) -> QuerySet[Programme]:
    """Programmes under way in which the project has no place, and none is asked for. One query."""
    standing = ProgrammePlace.objects.filter(project=project).standing()
    open_ones = programmes_for(user).filter(closed_on=None)
    return open_ones.exclude(pk__in=standing.values("programme"))


def projects_to_ask(
    programme: Programme, user: User, words: str, *, on: date, most: int
) -> list[Project]:
    """Open projects under way with these words in title or place that have no place yet.

    One query.
    """
    standing = ProgrammePlace.objects.filter(programme=programme).standing()
    projects = (
        Project.objects.visible_to(user, on=on)
        .filter(visibility=Project.Visibility.OPEN)
        .exclude(stage__in=CLOSED)
        .exclude(pk__in=standing.values("project"))
    )
    for word in words.split():
        projects = projects.filter(
            Q(title__unaccent__icontains=word) | Q(unit__name__unaccent__icontains=word)
        )
    return list(projects.select_related("unit").order_by("title", "pk")[:most])


def changes_of_programme(programme: Programme, *, most: int) -> list[Change]:
    """What was done about a programme and its open projects. Two queries."""
    return [
        *changes_of(
            ProgrammePlace,
            programme_id=programme.pk,
            project__visibility=Project.Visibility.OPEN,
            related=("project", "programme"),
            most=most,
        ),
        *changes_of(Programme, id=programme.pk, related=("lead",), most=most),
    ]


def latest_editor_of_programme(programme: Programme) -> str:
    """The name of whoever saved it last. One query."""
    newest = changes_of(Programme, id=programme.pk, most=1)
    return newest[0].by if newest else ""
