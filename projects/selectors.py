"""Reads about projects, always starting from what the person may see."""

from datetime import date
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from common.errors import NotVisible
from people.models import User
from projects.models import Project, ProjectMembership

ALIKE = 0.4  # of the threes of letters in a word: two letters swapped in the middle of seven


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


def projects_for(user: User, *, on: date, only_mine: bool = False) -> QuerySet[Project]:
    """Projects this person may read; `only_mine` leaves those in whose team they are."""
    projects = Project.objects.visible_to(user, on=on)
    return projects.led_or_joined_by(user, on=on) if only_mine else projects


def having_words(projects: QuerySet[Project], words: str) -> QuerySet[Project]:
    """Projects that say every word in title, aim or place: any order, with or without accents."""
    for word in words.split():
        projects = projects.filter(
            Q(title__unaccent__icontains=word)
            | Q(aim__unaccent__icontains=word)
            | Q(unit__name__unaccent__icontains=word)
        )
    return projects


def having_words_like(projects: QuerySet[Project], words: str) -> QuerySet[Project]:
    """Projects in which every word resembles one of theirs, for words that were mistyped."""
    for number, word in enumerate(words.split()):
        likeness = Greatest(
            *(TrigramWordSimilarity(word, field) for field in ("title", "aim", "unit__name"))
        )
        projects = projects.alias(**{f"likeness_{number}": likeness}).filter(
            **{f"likeness_{number}__gte": ALIKE}
        )
    return projects


def team_of(project: Project, *, on: date) -> QuerySet[ProjectMembership]:
    """The people of the team today, leads first."""
    return (
        ProjectMembership.objects.filter(project=project)
        .current(on)
        .select_related("user")
        .order_by("role", "user__name", "pk")
    )
