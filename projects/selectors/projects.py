"""Projects and their teams."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Q, QuerySet, UUIDField, Value, When

from audit.selectors import changes_of
from common.errors import NotVisible
from common.prepared import Given, planned
from people.calendar import local_date
from people.models import Invitation, RoleAssignment, Unit, User
from people.models.somebody import SOME_DAY, SOMEBODY, asked_by
from people.roles import ProjectRole
from projects.models import Project, ProjectMembership

# Leads stand first; service users and carers among all others who do the work.
_PLACE_IN_TEAM = Case(
    When(role=ProjectRole.LEAD, then=Value(0)),
    When(role=ProjectRole.COACH, then=Value(2)),
    When(role=ProjectRole.SPONSOR, then=Value(3)),
    default=Value(1),
)


def project_for(user: User, public_id: UUID, *, on: date) -> Project:
    """The project by that address, with its unit. Raises NotVisible for anybody else's."""
    project = _project.first(address=public_id, **asked_by(user, on=on))
    if project is None:
        raise NotVisible("We could not find that project.")
    return project


@planned
def _project() -> QuerySet[Project]:
    return (
        Project.objects.visible_to(SOMEBODY, on=SOME_DAY)
        .select_related("unit", "organisation")
        .filter(public_id=Given("address", UUIDField()))
    )


def projects_for(user: User, *, on: date, only_mine: bool = False) -> QuerySet[Project]:
    """Projects this person may read; `only_mine` leaves those in whose team they are."""
    projects = Project.objects.visible_to(user, on=on)
    return projects.led_or_joined_by(user, on=on) if only_mine else projects


def team_of(project: Project, *, on: date) -> QuerySet[ProjectMembership]:
    """The people of the team today, leads first, then all who do the work by name."""
    return (
        ProjectMembership.objects.filter(project=project)
        .current(on)
        .select_related("user")
        .alias(place=_PLACE_IN_TEAM)
        .order_by("place", "user__name", "pk")
    )


def is_in_team(user: User, project: Project, *, at: datetime) -> bool:
    """Whether this person has a place in the team, whatever their role there. One query."""
    on = local_date(project.organisation, at)
    return ProjectMembership.objects.filter(project=project, user=user).current(on).exists()


def own_unit(user: User, *, on: date) -> Unit | None:
    """Where somebody works, as far as their roles tell: the smallest such unit. One query."""
    held = (
        RoleAssignment.objects.filter(organisation=user.organisation_id, user=user)
        .current(on)
        .select_related("unit")
        .order_by("-unit__path__len", "unit__name")
        .first()
    )
    return held.unit if held else None


def membership_of(project: Project, public_id: UUID, *, on: date) -> ProjectMembership:
    """A present place in the project's team. Raises NotVisible."""
    membership = team_of(project, on=on).filter(public_id=public_id).first()
    if membership is None:
        raise NotVisible("We could not find that person in the team. They may have left it.")
    membership.project = project
    return membership


def people_to_add(project: Project, words: str, *, most: int) -> list[User]:
    """Colleagues with these words in their name, or with that e-mail address. One query."""
    people = User.objects.filter(organisation=project.organisation_id, is_active=True)
    for word in words.split():
        people = people.filter(Q(name__unaccent__icontains=word) | Q(email__iexact=word))
    return list(people.order_by("name", "pk")[:most])


def open_invitations_to(project: Project, *, at: datetime) -> QuerySet[Invitation]:
    """Invitations to the team that nobody has accepted yet, newest first."""
    return (
        Invitation.objects.open(at)
        .filter(organisation=project.organisation_id, project_public_id=project.public_id)
        .select_related("invited_by", "unit")
        .order_by("-created_at", "pk")
    )


def latest_editor_of(project: Project) -> str:
    """The name of whoever saved the project last. One query."""
    newest = changes_of(Project, id=project.pk, most=1)
    return newest[0].by if newest else ""
