"""What the home page of one person needs to know."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from charts.models import Measure, Measurement
from charts.selectors import for_lists, measures_at_work, measures_below
from dashboards.models import UnitSummary
from dashboards.selectors.projects import own_projects
from dashboards.selectors.unit_charts import signals_of
from people.models import Invitation, Organisation, RoleAssignment, Unit, User
from people.roles import PROJECT_ROLES, UNIT_ROLES, Action, ProjectRole, UnitRole
from projects.models import Project, ProjectMembership
from projects.stages import ACTIVE, Stage

# A coach supports a team with its data and does not do its work.
COLLECTING = frozenset(
    role
    for role, meaning in PROJECT_ROLES.items()
    if Action.RECORD_MEASUREMENT in meaning.actions and role is not ProjectRole.COACH
)
PATIENCE = timedelta(days=3)  # with people who have been invited


@dataclass(frozen=True)
class OwnWork:
    """A person's projects with their measures."""

    projects: Sequence[Project]
    measures: Sequence[Measure]  # of projects under way
    collecting: frozenset[int]  # projects for which this person writes down data
    coaching: frozenset[int] = frozenset()  # projects whose coach this person is


@dataclass(frozen=True)
class Place:
    """A unit on which a person holds a role, with its summary."""

    unit: Unit
    roles: Sequence[UnitRole]
    summary: UnitSummary


@dataclass(frozen=True)
class Standing:
    """What a person is in the organisation beyond their projects."""

    places: Sequence[Place]  # where they have a task beyond being staff, the largest first
    actions: Collection[Action]  # what their roles allow them, somewhere


@dataclass(frozen=True)
class Progress:
    """How far a young organisation has come."""

    has_unit: bool
    has_project: bool
    has_measure: bool
    has_data: bool
    has_colleague: bool

    @property
    def is_done(self) -> bool:
        return all(vars(self).values())


def own_work(user: User, *, on: date) -> OwnWork:
    """The projects of this person, and the open measures of those under way. Three queries."""
    projects = list(own_projects(user, on=on))
    under_way = [project for project in projects if Stage(project.stage) in ACTIVE]
    held = list(
        ProjectMembership.objects.filter(user=user).current(on).values_list("project_id", "role")
    )
    return OwnWork(
        projects,
        list(measures_at_work(under_way)),
        collecting=frozenset(project for project, role in held if role in COLLECTING),
        coaching=frozenset(project for project, role in held if role == ProjectRole.COACH),
    )


def standing_of(user: User, *, on: date) -> Standing:
    """What this person is in the organisation. One query."""
    held = (
        RoleAssignment.objects.filter(organisation=user.organisation_id, user=user)
        .current(on)
        .select_related("unit__summary")
    )
    roles: dict[Unit, list[UnitRole]] = {}
    actions: set[Action] = set()
    for assignment in held:
        role = UnitRole(assignment.role)
        actions |= UNIT_ROLES[role].actions
        if role is not UnitRole.STAFF:
            roles.setdefault(assignment.unit, []).append(role)
    units = sorted(roles, key=lambda unit: (len(unit.path), unit.name))
    return Standing([Place(unit, roles[unit], unit.summary) for unit in units], actions)


def sponsors(user: User, standing: Standing, *, on: date) -> bool:
    """Whether barriers can lie with this person. At most one query."""
    if Action.ANSWER_BARRIER in standing.actions:
        return True
    own = ProjectMembership.objects.filter(user=user, role=ProjectRole.SPONSOR)
    return own.current(on).exists()


def reads_for_the_board(standing: Standing) -> bool:
    """Whether this person holds a task for the whole organisation that lets them read packs."""
    return any(
        Action.READ_BOARD in UNIT_ROLES[role].actions
        for place in standing.places
        if place.unit.parent_id is None
        for role in place.roles
    )


def signals_at(place: Place, user: User, *, on: date, most: int) -> list[Measure]:
    """The charts that say most, there and below: of concern, improving, changed. One query."""
    measures = for_lists(measures_below(user, place.unit, on=on))
    return list(signals_of(measures, on=on)[:most])


def unanswered_invitations(user: User, *, at: datetime) -> list[Invitation]:
    """Open invitations of this person that have been waiting a while, oldest first. One query."""
    return list(
        Invitation.objects.open(at)
        .filter(organisation=user.organisation_id, invited_by=user, created_at__lt=at - PATIENCE)
        .order_by("created_at", "pk")
    )


def progress_of(organisation: Organisation, *, but: User) -> Progress:
    """How far an organisation is on its first steps. One query."""

    def some(rows: object) -> Exists:
        return Exists(rows)  # type: ignore[arg-type]

    own = {"organisation": OuterRef("pk")}
    row = (
        Organisation.objects.filter(pk=organisation.pk)
        .annotate(
            has_unit=some(Unit.objects.filter(**own).exclude(parent=None)),
            has_project=some(Project.objects.filter(**own)),
            has_measure=some(Measure.objects.filter(**own)),
            has_data=some(Measurement.objects.filter(organisation_id=OuterRef("pk"))),
            has_colleague=Q(Exists(User.objects.filter(**own).exclude(pk=but.pk)))
            | Q(Exists(Invitation.objects.filter(**own))),
        )
        .values("has_unit", "has_project", "has_measure", "has_data", "has_colleague")
        .get()
    )
    return Progress(**row)


def worked_example(user: User, *, on: date) -> Project | None:
    """A project that got somewhere, to look around in. One query."""
    return (
        Project.objects.visible_to(user, on=on)
        .filter(summary__main_variation="improvement")
        .order_by("-summary__improving", "-started_on", "pk")
        .first()
    )
