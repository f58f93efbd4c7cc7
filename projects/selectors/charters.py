"""Charters and the versions of aims."""

from datetime import date

from django.db.models import QuerySet

from audit.selectors import changes_of
from people.models import User
from people.roles import ProjectRole
from projects.models import Aim, Charter, Project, ProjectMembership


def charter_of(project: Project) -> Charter | None:
    """The project's charter with who sent and decided it, if it has been begun. One query."""
    charter = (
        Charter.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("submitted_by", "decided_by")
        .first()
    )
    if charter is not None:
        charter.project = project
    return charter


def aims_of(project: Project) -> list[Aim]:
    """Every version of the aim with who wrote it, the newest first. One query."""
    return list(
        Aim.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("written_by")
        .order_by("-number")
    )


def charters_waiting_for(user: User, *, on: date) -> QuerySet[Charter]:
    """The charters that this person was named to approve and has not sent, oldest first.

    One query. Whoever could decide through a role on the unit above is not asked here: a charter
    has its own sponsor.
    """
    sponsored = ProjectMembership.objects.filter(user=user, role=ProjectRole.SPONSOR).current(on)
    return (
        Charter.objects.filter(
            organisation=user.organisation_id,
            state=Charter.State.SUBMITTED,
            project__in=sponsored.values("project"),
        )
        .exclude(submitted_by=user)
        .select_related("project", "submitted_by")
        .order_by("submitted_at", "pk")
    )


def charters_returned_to(user: User, *, on: date) -> QuerySet[Charter]:
    """The charters that this person sent and that came back with questions. One query."""
    return (
        Charter.objects.filter(
            organisation=user.organisation_id, state=Charter.State.RETURNED, submitted_by=user
        )
        .filter(project__in=Project.objects.visible_to(user, on=on).values("pk"))
        .select_related("project", "decided_by")
        .order_by("decided_at", "pk")
    )


def latest_editor_of_charter(project: Project) -> str:
    """The name of whoever saved the charter last. One query."""
    newest = changes_of(Charter, project_id=project.pk, most=1)
    return newest[0].by if newest else ""
