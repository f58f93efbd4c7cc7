"""Which projects have something to tell the board, and when each was last heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from charts.models import Measure
from dashboards.models import BoardPack
from pdsa.models import Cycle
from people.models import Organisation, Unit
from people.roles import ProjectRole
from projects.models import Project, ProjectMembership
from projects.stages import ACTIVE, CLOSED

ENDED_WITHIN = timedelta(days=120)  # a project that ended lately still has its story to tell


@dataclass(frozen=True)
class Presented:
    """A project that was the project of a meeting."""

    month: date
    project: Project
    directorate: str


def presented(organisation: Organisation | int) -> list[Presented]:
    """Who presented in published packs, the newest meeting first. Two queries."""
    packs = (
        BoardPack.objects.filter(organisation=organisation, presents__isnull=False)
        .published()
        .select_related("presents__unit")
        .order_by("-month")
    )
    names = directorates_of(organisation)
    return [
        Presented(pack.month, pack.presents, directorate_name(pack.presents.unit, names))
        for pack in packs
        if pack.presents is not None
    ]


def with_something_to_tell(organisation: Organisation | int, *, on: date) -> list[Project]:
    """Open projects whose main chart says something, or that ended lately. One query."""
    says = Q(summary__main_variation__in=("improvement", "concern"), stage__in=ACTIVE)
    ended = Q(stage__in=CLOSED, closed_on__gte=on - ENDED_WITHIN)
    return list(
        Project.objects.filter(
            says | ended, organisation=organisation, visibility=Project.Visibility.OPEN
        )
        .select_related("unit", "summary")
        .order_by("title", "pk")
    )


def presentable(organisation: Organisation | int, public_id: UUID) -> Project | None:
    """A project that may be the project of the meeting: any that everybody may read. One query."""
    return (
        Project.objects.filter(
            organisation=organisation,
            public_id=public_id,
            visibility=Project.Visibility.OPEN,
        )
        .select_related("unit", "summary")
        .first()
    )


def is_open_to_all(project: Project) -> bool:
    """Whether everybody of the organisation may read it, and so the board."""
    return project.visibility == Project.Visibility.OPEN


def directorates_of(organisation: Organisation | int) -> dict[int, str]:
    """Names of the units right below the whole organisation, by key. One query."""
    below = Unit.objects.filter(organisation=organisation, path__len=2)
    return dict(below.values_list("pk", "name"))


def directorate_name(unit: Unit, names: dict[int, str]) -> str:
    """Of which directorate a unit is; '' for the whole organisation."""
    return names.get(unit.path[1], "") if len(unit.path) > 1 else ""


@dataclass(frozen=True)
class StoryFacts:
    """What the page of the project of the meeting shows."""

    project: Project
    main: Measure | None
    leads: Sequence[str]
    tests: int
    finished_tests: int


def story_of(project: Project, *, on: date) -> StoryFacts:
    """A project as it stands, for its five minutes. Three queries."""
    main = Measure.objects.filter(pk=project.summary.main_measure_id or 0, project=project)
    leads = ProjectMembership.objects.filter(project=project, role=ProjectRole.LEAD).current(on)
    tests = Cycle.objects.filter(organisation=project.organisation_id, project=project)
    counted = tests.aggregate(all=Count("pk"), decided=Count("pk", filter=~Q(decided_at=None)))
    return StoryFacts(
        project=project,
        main=main.select_related("state", "unit", "project", "organisation").first(),
        leads=list(leads.order_by("user__name").values_list("user__name", flat=True)),
        tests=counted["all"],
        finished_tests=counted["decided"],
    )
