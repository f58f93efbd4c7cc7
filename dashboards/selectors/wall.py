"""What the board on a ward wall shows, and the links of its screens.

Nobody has signed in at a wall, so these reads start from what everybody of the organisation may
read: open projects under way at a unit, never private ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from audit.selectors import Change, changes_of
from charts.models import Measure, Measurement
from charts.selectors import measures_on_wall
from charts.selectors.entry_links import crosses_at, days_of_month
from common.errors import NotVisible
from dashboards.models import BoardLink
from dashboards.selectors.unit_charts import by_urgency
from pdsa.models import Cycle, CycleTask
from pdsa.stages import CycleStage
from people.models import Unit
from people.roles import PARTNERS
from projects.models import Barrier, Project, ProjectMembership

# What fits on a wall and can be read from three metres. One more of each tells that there are more.
MOST_MEASURES, MOST_ROWS, MOST_CROSSES = 6, 3, 2
A_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class BoardFacts:
    """Everything on the board of a unit."""

    measures: Sequence[Measure]
    crosses: Sequence[tuple[Measure, Sequence[Measurement]]]  # with the days of this month
    cycles: Sequence[Cycle]
    barriers: Sequence[Barrier]
    tasks: Sequence[CycleTask]
    partners: frozenset[int]  # service users and carers, whose names stand on no wall


def link_by_digest(code_digest: str, *, at: datetime) -> BoardLink | None:
    """The open link with that digest, with its unit and organisation. One query."""
    return (
        BoardLink.objects.open(at)
        .select_related("unit__organisation")
        .filter(code_digest=code_digest, unit__closed_on=None)
        .first()
    )


def links_of(unit: Unit, *, at: datetime) -> list[BoardLink]:
    """The links of a unit's screens that still work, oldest first. One query."""
    links = BoardLink.objects.open(at).filter(organisation=unit.organisation_id, unit=unit)
    return list(links.select_related("made_by").order_by("created_at", "pk"))


def link_of(unit: Unit, public_id: UUID) -> BoardLink:
    """A link of this unit. Raises NotVisible."""
    links = BoardLink.objects.filter(organisation=unit.organisation_id, unit=unit)
    link = links.select_related("unit", "organisation").filter(public_id=public_id).first()
    if link is None:
        raise NotVisible("We could not find that screen.")
    return link


def screen_changes(unit: Unit, *, most: int) -> list[Change]:
    """What was done about the screens of a unit, newest first. One query."""
    return changes_of(BoardLink, unit_id=unit.pk, most=most)


def board_of(unit: Unit, *, on: date, at: datetime) -> BoardFacts:
    """What stands on the board of a unit on that day. Seven queries, however much there is."""
    projects = Project.objects.active().filter(
        organisation=unit.organisation_id,
        visibility=Project.Visibility.OPEN,
        unit__path__contains=[unit.pk],
    )
    crosses = crosses_at(unit, projects, at=at, most=MOST_CROSSES)
    days = days_of_month(crosses, on) if crosses else {}
    return BoardFacts(
        crosses=[(measure, days[measure.pk]) for measure in crosses],
        measures=list(
            measures_on_wall(unit, projects)
            .alias(urgency=by_urgency(on))
            .order_by("urgency", "name", "pk")[: MOST_MEASURES + 1]
        ),
        cycles=list(_cycles(projects, on)[: MOST_ROWS + 1]),
        barriers=list(_barriers(projects)[: MOST_ROWS + 1]),
        tasks=list(_tasks(projects, on)[: MOST_ROWS + 1]),
        partners=frozenset(
            ProjectMembership.objects.filter(project__in=projects.values("pk"), role__in=PARTNERS)
            .current(on)
            .values_list("user_id", flat=True)
        ),
    )


def _cycles(projects: QuerySet[Project], on: date) -> QuerySet[Cycle]:
    """Tests that are going on, then those that begin within the week."""
    begins = Q(stage=CycleStage.PLAN, planned_start__range=(on, on + A_WEEK))
    return (
        Cycle.objects.filter(project__in=projects.values("pk"))
        .filter(Q(stage=CycleStage.DO) | begins)
        .select_related("lead")
        .order_by("stage", "planned_start", "pk")
    )


def _barriers(projects: QuerySet[Project]) -> QuerySet[Barrier]:
    """What has been in the way the longest comes first."""
    waiting = Barrier.objects.filter(project__in=projects.values("pk")).waiting()
    return waiting.order_by("raised_at", "pk")


def _tasks(projects: QuerySet[Project], on: date) -> QuerySet[CycleTask]:
    """What somebody has to do by today, the longest due first."""
    return (
        CycleTask.objects.filter(cycle__project__in=projects.values("pk"))
        .filter(done_at=None, who__is_active=True, due_on__lte=on)
        .exclude(cycle__stage=CycleStage.DONE)
        .select_related("who")
        .order_by("due_on", "pk")
    )
