"""What the record of a project shows for its way of working."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from charts import periods
from charts.models import Measure
from pdsa.models import Cycle
from pdsa.stages import Decision
from people.models import User
from people.roles import PARTNERS, ProjectRole
from projects.layers import Layer
from projects.methods import BASELINE_POINTS, METHODS, Fact
from projects.methods.standing import Recorded, Step, steps_of
from projects.models import Charter, DiagramNode, Project, ProjectMembership
from projects.selectors.methods import led_with_days, written_in, written_in_projects
from projects.stages import Stage


@dataclass(frozen=True)
class DueStage:
    """A stage of a project whose day has come while its evidence is not complete."""

    project: Project
    step: Step


def method_steps(project: Project, measures: Sequence[Measure], *, on: date) -> tuple[Step, ...]:
    """The stages of a project's way of working as they stand; `measures` come with `newest`.

    Two queries.
    """
    recorded = recorded_in([project], measures, on=on)[project.pk]
    return _steps(project, written_in(project), recorded)


def stages_due(user: User, measures: Sequence[Measure], *, on: date) -> list[DueStage]:
    """The stages whose day has come in projects that this person leads, longest waiting first.

    `measures` are those of the person's projects with `newest`. One query; two more where a
    project has days that are past.
    """
    projects = led_with_days(user, on=on)
    if not projects:
        return []
    written = written_in_projects(projects)
    recorded = recorded_in(projects, measures, on=on)
    due = [
        DueStage(project, step)
        for project in projects
        for step in _steps(project, written.get(project.pk, {}), recorded[project.pk])
        if step.is_due(on)
    ]
    return sorted(due, key=lambda stage: (stage.step.day or on, stage.project.title))


def recorded_in(
    projects: Iterable[Project], measures: Iterable[Measure], *, on: date
) -> dict[int, Recorded]:
    """The facts of these projects by their keys; `measures` come with `newest`. One query."""
    team = ProjectMembership.objects.filter(project=OuterRef("pk")).current(on)
    others = team.exclude(user=OuterRef("first"))
    boxes = DiagramNode.objects.standing().filter(diagram__project=OuterRef("pk"))
    tests = Cycle.objects.filter(project=OuterRef("pk"))
    asked = {
        Fact.CHARTER_APPROVED: Charter.objects.filter(
            project=OuterRef("pk"), state=Charter.State.APPROVED
        ),
        Fact.SPONSOR: team.filter(role=ProjectRole.SPONSOR),
        Fact.COACH: team.filter(role=ProjectRole.COACH),
        Fact.LIVED_EXPERIENCE: team.filter(role__in=PARTNERS),
        Fact.TEAM: others,
        Fact.DRIVERS: boxes.filter(layer__in=[Layer.PRIMARY, Layer.SECONDARY]),
        Fact.IDEA: boxes.filter(layer=Layer.IDEA),
        Fact.TEST_PLANNED: tests.exclude(planned_at=None),
        Fact.TEST_DONE: tests.exclude(done_at=None),
        Fact.TEST_STUDIED: tests.exclude(studied_at=None),
        Fact.ADOPTED: tests.filter(decision=Decision.ADOPT),
    }
    first = team.order_by("pk").values("user")[:1]
    rows = (
        Project.objects.filter(pk__in=[project.pk for project in projects])
        .alias(first=first)
        .annotate(**{f"has_{fact.value}": Exists(rows) for fact, rows in asked.items()})
        .values("pk", "aim", *(f"has_{fact.value}" for fact in asked))
    )
    own: dict[int, list[Measure]] = {}
    for measure in measures:
        if measure.project_id is not None:
            own.setdefault(measure.project_id, []).append(measure)
    return {row["pk"]: _recorded(row, list(asked), own.get(row["pk"], [])) for row in rows}


def _recorded(row: dict, asked: Iterable[Fact], measures: Sequence[Measure]) -> Recorded:
    facts = {fact for fact in asked if row[f"has_{fact.value}"]}
    told = {
        Fact.AIM: bool(row["aim"]),
        Fact.MEASURE: bool(measures),
        Fact.BASELINE: any(m.state.points >= BASELINE_POINTS for m in measures),
        Fact.IMPROVEMENT: any(m.state.variation == "improvement" for m in measures),
    }
    facts |= {fact for fact, is_so in told.items() if is_so}
    reached = [day for measure in measures if (day := _reached(measure))]
    return Recorded(frozenset(facts), max(reached, default=None))


def _reached(measure: Measure) -> date | None:
    """The last day that the numbers of a measure cover."""
    newest: date | None = measure.newest  # type: ignore[attr-defined]
    return periods.following(measure.every, newest) - timedelta(days=1) if newest else None


def _steps(project: Project, written: dict, recorded: Recorded) -> tuple[Step, ...]:
    return steps_of(METHODS[project.method], written, recorded, Stage(project.stage))
