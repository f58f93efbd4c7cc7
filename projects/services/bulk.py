"""A whole team at once, with the checks that each of its members would meet alone."""

from collections.abc import Sequence
from datetime import date, datetime

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.models import Project, ProjectMembership
from projects.permissions import check_can_manage_team


@recorded
def add_members(
    *,
    project: Project,
    members: Sequence[tuple[User, ProjectRole]],
    by: User,
    at: datetime,
    starts_on: date | None = None,
) -> None:
    """Give people their places in the team. Those who have theirs already keep it."""
    today = local_date(project.organisation, at)
    check_can_manage_team(by, project, on=today)
    if any(user.organisation_id != project.organisation_id for user, _ in members):
        raise Invalid(fields={"user": "Choose a person of this organisation."})
    held = set(
        ProjectMembership.objects.filter(project=project, ends_on=None).values_list(
            "user_id", "role"
        )
    )
    ProjectMembership.objects.bulk_create(
        ProjectMembership(
            organisation=project.organisation,
            project=project,
            user=user,
            role=role,
            starts_on=starts_on or today,
        )
        for user, role in dict.fromkeys(members)
        if (user.pk, role.value) not in held
    )
