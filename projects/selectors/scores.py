"""Claimed progress scores, and what coaches tell of improvements."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from common.errors import NotVisible
from people.models import User
from people.roles import PROJECT_ROLES, Action
from projects.models import ProgressScore, Project, ProjectMembership, ToldImprovement

COUNTERSIGNING = [
    role for role, means in PROJECT_ROLES.items() if Action.COUNTERSIGN_SCORE in means.actions
]


def scores_of(project: Project) -> QuerySet[ProgressScore]:
    """Every claim for a project, the newest first, with who made and who countersigned it."""
    return (
        ProgressScore.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("claimed_by", "countersigned_by")
        .order_by("-claimed_at", "-pk")
    )


def newest_claim(project: Project) -> ProgressScore | None:
    """The claim that stands. One query."""
    return scores_of(project).first()


def newest_claims(projects: Collection[int]) -> dict[int, ProgressScore]:
    """The claim that stands for each of these projects, by their keys. One query."""
    newest = (
        ProgressScore.objects.filter(project__in=projects)
        .order_by("project_id", "-claimed_at", "-pk")
        .distinct("project_id")
    )
    return {claim.project_id: claim for claim in newest}


def claims_to_countersign(user: User, *, on: date) -> list[ProgressScore]:
    """Standing claims of open projects that this person coaches, made by others. One query."""
    coached = ProjectMembership.objects.filter(user=user, role__in=COUNTERSIGNING).current(on)
    newest = (
        ProgressScore.objects.filter(project__in=coached.values("project_id"))
        .order_by("project_id", "-claimed_at", "-pk")
        .distinct("project_id")
    )
    return list(
        ProgressScore.objects.filter(pk__in=newest.values("pk"), countersigned_at=None)
        .filter(project__in=Project.objects.active())
        .exclude(claimed_by=user)
        .select_related("project", "claimed_by")
        .order_by("claimed_at", "pk")
    )


def score_for(project: Project, public_id: UUID) -> ProgressScore:
    """A claim of that project. Raises NotVisible."""
    found = scores_of(project).filter(public_id=public_id).first()
    if found is None:
        raise NotVisible("We could not find that score.")
    found.project = project
    return found


def told_improvements_of(project: Project) -> list[ToldImprovement]:
    """What coaches tell of the project, the newest first. One query."""
    return list(
        ToldImprovement.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("told_by")
        .order_by("-told_at", "-pk")
    )


def told_improvement_for(project: Project, public_id: UUID) -> ToldImprovement:
    """One of them. Raises NotVisible."""
    found = next((t for t in told_improvements_of(project) if t.public_id == public_id), None)
    if found is None:
        raise NotVisible("That was taken back.")
    found.project = project
    return found
