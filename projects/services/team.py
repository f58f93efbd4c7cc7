"""Who is in a project's team."""

from datetime import date, datetime
from functools import partial

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import Invitation, User
from people.roles import PROJECT_ROLES, ProjectRole
from people.services.invitations import ProjectPlace, invite
from people.services.roles import check_days
from projects.models import Project, ProjectMembership
from projects.permissions import check_can_manage_team


@recorded
def add_member(
    *,
    project: Project,
    user: User,
    role: ProjectRole,
    by: User,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> ProjectMembership:
    """Give a person a place in the team, for a time if it has an end. Having it is fine."""
    today = local_date(project.organisation, at)
    check_can_manage_team(by, project, on=today)
    if user.organisation_id != project.organisation_id:
        raise Invalid(fields={"user": _("Choose a person of this organisation.")})
    place = {"organisation": project.organisation, "project": project, "user": user, "role": role}
    known = ProjectMembership.objects.filter(**place, ends_on=None).first()
    if known is not None:
        return known
    first = starts_on or today
    if ends_on is not None:
        check_days(first, ends_on, today=today)
    # What was for a time goes on from here, in its place.
    ahead = ProjectMembership.objects.filter(**place, ends_on__gte=today).first()
    if ahead is not None:
        ahead.ends_on = ends_on
        ahead.save(update_fields=["ends_on"])
        return ahead
    made, _is_new = ProjectMembership.objects.get_or_create(
        **place, ends_on=ends_on, defaults={"starts_on": first}
    )
    return made


@recorded
def end_membership(*, membership: ProjectMembership, by: User, at: datetime) -> None:
    """Take a person out of the team from tomorrow; a team keeps at least one lead."""
    project = membership.project
    today = local_date(project.organisation, at)
    check_can_manage_team(by, project, on=today)
    leads = ProjectMembership.objects.filter(project=project, role=ProjectRole.LEAD)
    others = leads.current(today).exclude(pk=membership.pk).exclude(ends_on=today)
    if membership.role == ProjectRole.LEAD and not others.exists():
        raise Invalid(_("A team needs a lead. Make somebody else the lead first."))
    membership.ends_on = max(today, membership.starts_on)
    membership.save(update_fields=["ends_on"])


@recorded
def invite_to_team(
    *, project: Project, email: str, name: str, role: ProjectRole, by: User, at: datetime
) -> Invitation:
    """Invite somebody without an account to the project's team."""
    check = partial(check_can_manage_team, by, project, on=local_date(project.organisation, at))
    return invite(
        email=email,
        name=name,
        unit=project.unit,
        place=ProjectPlace(project=project.public_id, role=role),
        may_invite=check,
        by=by,
        at=at,
    )


def join_invited_project(*, person: User, invitation: Invitation, at: datetime) -> None:
    """Give a person who accepted an invitation the place in the team that came with it."""
    if invitation.project_public_id is None:
        return
    project = Project.objects.filter(
        organisation=invitation.organisation_id, public_id=invitation.project_public_id
    ).first()
    if project is not None and invitation.project_role in PROJECT_ROLES:
        add_member(
            project=project,
            user=person,
            role=ProjectRole(invitation.project_role),
            by=invitation.invited_by,
            at=at,
        )
