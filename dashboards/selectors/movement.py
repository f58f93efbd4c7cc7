"""What moved in projects since a day, and for how long nothing has: from stored things alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from audit.selectors import rows_as_of
from charts.models import VerdictChange
from charts.selectors import newest_verdict_changes
from pdsa.models import Cycle
from people.models import User
from people.roles import ProjectRole
from projects.models import BarrierStep, ProgressScore, Project, ProjectMembership

MOST_SIGNALS = 200


@dataclass
class Movement:
    """What happened in one project. `quiet_days` is since its last activity, as everywhere."""

    project: Project
    stage_before: str = ""  # where it stood on the day, if that was elsewhere
    is_new: bool = False
    decided: list[Cycle] = field(default_factory=list)
    scores: list[ProgressScore] = field(default_factory=list)  # claimed since, oldest first
    signals: list[VerdictChange] = field(default_factory=list)  # that came since
    answered: list[BarrierStep] = field(default_factory=list)
    quiet_days: int = 0

    @property
    def has_moved(self) -> bool:
        return bool(
            self.stage_before
            or self.is_new
            or self.decided
            or self.scores
            or self.signals
            or self.answered
        )


def sponsored_projects(user: User, *, on: date) -> list[Project]:
    """The living projects that this person sponsors, by title. One query."""
    own = ProjectMembership.objects.filter(user=user, role=ProjectRole.SPONSOR).current(on)
    return list(
        Project.objects.filter(organisation=user.organisation_id, pk__in=own.values("project"))
        .filter(closed_on=None)
        .select_related("unit", "organisation", "summary")
        .order_by("title", "pk")
    )


def movements_in(
    projects: Sequence[Project], *, since: datetime, at: datetime, on: date
) -> list[Movement]:
    """What moved in these projects, in the order given. Five queries, however many they are."""
    found = {project.pk: Movement(project) for project in projects}
    _stages(found, since)
    _things_done(found, since)
    changes = newest_verdict_changes(list(found), after=since, until=at, most=MOST_SIGNALS)
    for change in changes:
        if change.after in ("improvement", "concern") and change.measure.project_id:
            found[change.measure.project_id].signals.append(change)
    for movement in found.values():
        project = movement.project
        active_on = project.summary.last_active_on or project.started_on  # or not summed up yet
        movement.quiet_days = max(0, (on - active_on).days)
    return list(found.values())


def _stages(found: dict[int, Movement], since: datetime) -> None:
    then = {row.pgh_obj_id: row for row in rows_as_of(Project, at=since, id__in=list(found))}
    for key, movement in found.items():
        before = then.get(key)
        movement.is_new = before is None and movement.project.started_on >= since.date()
        if before is not None and before.stage != movement.project.stage:
            movement.stage_before = before.stage


def _things_done(found: dict[int, Movement], since: datetime) -> None:
    decided = Cycle.objects.filter(project__in=found, decided_at__gte=since)
    for cycle in decided.order_by("decided_at", "pk"):
        found[cycle.project_id].decided.append(cycle)
    scores = ProgressScore.objects.filter(project__in=found, claimed_at__gte=since)
    for score in scores.order_by("claimed_at", "pk"):
        found[score.project_id].scores.append(score)
    steps = BarrierStep.objects.filter(
        barrier__project__in=found, made_at__gte=since, undone_at=None
    ).filter(kind__in=[BarrierStep.Kind.RESOLVED, BarrierStep.Kind.DECLINED])
    for step in steps.select_related("barrier", "made_by").order_by("made_at", "pk"):
        found[step.barrier.project_id].answered.append(step)
