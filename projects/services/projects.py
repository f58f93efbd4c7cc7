"""The life of a project: started, edited, moved from stage to stage, closed."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import Unit, User
from people.roles import ProjectRole
from projects.models import Project, ProjectMembership
from projects.permissions import check_can_edit, check_can_start_project
from projects.policies import check_can_move_to, check_is_open, check_is_summed_up
from projects.selectors.closing import closing_of
from projects.selectors.methods import offer_of
from projects.services.diagrams import follow_aim
from projects.services.involvement import follow_project
from projects.signals import project_moved
from projects.stages import CLOSED, Stage

EDITABLE = frozenset({"title", "aim", "plain_words", "unit", "visibility", "involvement"})


@recorded
def start_project(
    *,
    title: str,
    unit: Unit,
    by: User,
    at: datetime,
    aim: str = "",
    stage: Stage = Stage.IDEA,
    visibility: str = Project.Visibility.OPEN,
    involvement: str = Project.Involvement.NONE,
    started_on: date | None = None,
    method: str = "",
) -> Project:
    """A new project, with whoever starts it as its lead.

    Without `method` it has the way of working that is usual in the organisation.
    """
    today = local_date(unit.organisation, at)
    check_can_start_project(by, unit, on=today)
    if started_on and started_on > today:
        raise Invalid(fields={"started_on": _("A project cannot have started in the future.")})
    offer = offer_of(unit.organisation)
    if method and method not in offer.offered:
        raise Invalid(fields={"method": _("Choose one of the ways of working that are offered.")})
    project = Project.objects.create(
        organisation=unit.organisation,
        unit=unit,
        title=title,
        aim=aim,
        stage=stage,
        visibility=visibility,
        involvement=involvement,
        started_on=started_on or today,
        method=method or offer.usual,
    )
    ProjectMembership.objects.create(
        organisation=unit.organisation,
        project=project,
        user=by,
        role=ProjectRole.LEAD,
        starts_on=project.started_on,
    )
    if project.involvement != Project.Involvement.NONE:
        follow_project(project=project, starts_on=project.started_on, by=by, at=at)
    return project


@recorded
def edit_project(
    *, project: Project, seen_version: int, changes: dict[str, object], by: User, at: datetime
) -> None:
    """Change what a project says of itself, unless somebody else did since `seen_version`."""
    if unknown := changes.keys() - EDITABLE:
        raise TypeError(f"Not editable: {', '.join(sorted(unknown))}")
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    check_is_open(project)
    left, unit = project.unit, changes.get("unit", project.unit)
    if not isinstance(unit, Unit) or unit.organisation_id != project.organisation_id:
        raise Invalid(fields={"unit": _("Choose a place in this organisation.")})
    before, level = project.aim or project.title, project.involvement
    Project.objects.edit(project, seen_version=seen_version, **changes)
    if project.involvement != level:
        follow_project(project=project, starts_on=today, by=by, at=at)
    if (project.aim or project.title) != before:
        follow_aim(project=project, before=before, by=by, at=at)
    if unit != left:
        project_moved.send(sender=Project, project=project, left=left, by=by, at=at)


@recorded
def move_to_stage(*, project: Project, stage: Stage, by: User, at: datetime) -> None:
    """Move a project on, back, to a pause or to its end."""
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    check_can_move_to(project, stage)
    if stage in CLOSED:
        check_is_summed_up(closing_of(project), stage)
    Project.objects.edit(
        project,
        seen_version=project.version,
        stage=stage,
        closed_on=today if stage in CLOSED else None,
    )
