"""Reads about projects, always starting from what the person may see."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from common.errors import NotVisible
from people.models import User
from projects.models import Project, ProjectMembership


def project_for(user: User, public_id: UUID, *, on: date) -> Project:
    """The project by that address, with its unit. Raises NotVisible for anybody else's."""
    project = (
        Project.objects.visible_to(user, on=on)
        .select_related("unit", "organisation")
        .filter(public_id=public_id)
        .first()
    )
    if project is None:
        raise NotVisible("We could not find that project.")
    return project


def projects_for(
    user: User, *, on: date, words: str = "", stage: str = "", mine: bool = False
) -> QuerySet[Project]:
    """Projects this person may read, newest first, narrowed by what they asked for."""
    projects = Project.objects.visible_to(user, on=on).select_related("unit")
    if mine:
        joined = Project.objects.led_or_joined_by(user, on=on).values("pk")
        projects = projects.filter(pk__in=joined)
    if stage:
        projects = projects.filter(stage=stage)
    for word in words.split():
        projects = projects.filter(
            Q(title__icontains=word) | Q(aim__icontains=word) | Q(unit__name__icontains=word)
        )
    return projects.order_by("-started_on", "pk")


def team_of(project: Project, *, on: date) -> QuerySet[ProjectMembership]:
    """The people of the team today, leads first."""
    return (
        ProjectMembership.objects.filter(project=project)
        .current(on)
        .select_related("user")
        .order_by("role", "user__name", "pk")
    )
