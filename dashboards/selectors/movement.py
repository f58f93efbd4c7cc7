"""What moved in projects since a day, and for how long nothing has: from stored things alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest

from audit.selectors import rows_as_of
from charts import periods
from charts.models import VerdictChange
from charts.selectors import measures_at_work, newest_verdict_changes
from pdsa.models import Cycle
from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.models import BarrierStep, Charter, ProgressScore, Project, ProjectMembership

MOST_SIGNALS = 200


@dataclass
class Movement:
    """What happened in one project. `quiet_days` is since anything did; None where nothing has."""

    project: Project
    stage_before: str = ""  # where it stood on the day, if that was elsewhere
    is_new: bool = False
    decided: list[Cycle] = field(default_factory=list)
    scores: list[ProgressScore] = field(default_factory=list)  # claimed since, oldest first
    signals: list[VerdictChange] = field(default_factory=list)  # that came since
    answered: list[BarrierStep] = field(default_factory=list)
    quiet_days: int | None = None

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
    """What moved in these projects, in the order given. Seven queries, however many they are."""
    found = {project.pk: Movement(project) for project in projects}
    _stages(found, since)
    _things_done(found, since)
    changes = newest_verdict_changes(list(found), after=since, until=at, most=MOST_SIGNALS)
    for change in changes:
        if change.after in ("improvement", "concern") and change.measure.project_id:
            found[change.measure.project_id].signals.append(change)
    newest = _newest_data(projects)
    last = dict(_last_acts(projects).values_list("pk", "last"))
    for movement in found.values():
        project = movement.project
        days = [newest.get(project.pk), project.started_on]
        if (act := last.get(project.pk)) is not None:
            days.append(local_date(project.organisation, act))
        movement.quiet_days = max(0, (on - max(filter(None, days))).days)
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


def _newest_data(projects: Sequence[Project]) -> dict[int, date]:
    """The day up to which each project has data."""
    newest: dict[int, date] = {}
    for measure in measures_at_work(projects):
        period = measure.newest  # type: ignore[attr-defined]
        if period is None or measure.project_id is None:
            continue
        known = periods.due_on(measure.every, period)
        newest[measure.project_id] = max(known, newest.get(measure.project_id, known))
    return newest


def _last_acts(projects: Sequence[Project]) -> QuerySet:
    """When somebody last planned, wrote up, claimed, sent or answered something there."""

    def latest(rows: QuerySet, moment: str) -> Subquery:
        newest = rows.order_by().values(key).annotate(last=Max(moment)).values("last")
        return Subquery(newest)

    key = "project"
    own = {"project": OuterRef("pk")}
    cycles = Cycle.objects.filter(**own)
    steps = BarrierStep.objects.filter(barrier__project=OuterRef("pk"))
    acts = [
        *(latest(cycles, f"{part}_at") for part in ("planned", "done", "studied", "decided")),
        latest(ProgressScore.objects.filter(**own), "claimed_at"),
        latest(Charter.objects.filter(**own), "submitted_at"),
    ]
    key = "barrier__project"
    acts.append(latest(steps, "made_at"))
    return Project.objects.filter(pk__in=[p.pk for p in projects]).annotate(last=Greatest(*acts))
