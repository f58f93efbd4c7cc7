"""Making the planned cycles of a project real, with the bulk service."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from charts.models import Measure
from pdsa.services.bulk import Foretold, Record, Stamp, write_up_cycles
from pdsa.services.planning import Plan
from pdsa.services.predictions import Expectation
from pdsa.stages import SIZE, CycleKind, Decision, Scale
from people.models import User
from projects.models import DiagramNode, Project
from qiplatform.demonstration.plans import CyclePlan, PredictionPlan


def build_cycles(
    plans: Sequence[CyclePlan],
    *,
    project: Project,
    measures: Sequence[Measure],
    ideas: Mapping[str, DiagramNode],
    by: User,
    at: datetime,
) -> None:
    """Write up these cycles; `ideas` are those of the driver diagram by their words."""
    if not plans:
        return
    records = [_record(plan, measures, ideas, by) for plan in plans]
    write_up_cycles(project=project, records=records, by=by, at=at)


def _record(
    plan: CyclePlan, measures: Sequence[Measure], ideas: Mapping[str, DiagramNode], by: User
) -> Record:
    return Record(
        plan=Plan(
            title=plan.title,
            objective=plan.objective,
            questions=plan.questions,
            data_plan=plan.data_plan,
            kind=_kind(plan),
            scale=plan.scale,
            idea=ideas.get(plan.change),
            measures=[measures[place] for place in plan.measures],
            planned_start=plan.planned_start,
            planned_end=plan.planned_end,
        ),
        planned=_stamp(plan.planned_on, by),
        predictions=_predictions(plan, measures),
        follows=plan.follows,
        started_on=plan.started_on,
        ended_on=plan.ended_on,
        as_planned=None if plan.done_on is None else not plan.why_not_as_planned,
        why_not_as_planned=plan.why_not_as_planned,
        observations=plan.observations,
        unexpected=plan.unexpected,
        done=_stamp(plan.done_on, by),
        data_summary=plan.data_summary,
        learned=plan.learned,
        studied=_stamp(plan.studied_on, by),
        read_as_written_after=plan.reads_as_written_after,
        decision=plan.decision or "",
        next_steps=plan.next_steps,
        decided=_stamp(plan.decided_on, by),
    )


def _kind(plan: CyclePlan) -> CycleKind:
    """What the whole team adopts was no longer tried out: it was made to stay."""
    is_wide = SIZE[plan.scale] >= SIZE[Scale.ONE_TEAM]
    adopts = is_wide and plan.decision is Decision.ADOPT
    return CycleKind.IMPLEMENT if adopts else CycleKind.TEST


def _predictions(plan: CyclePlan, measures: Sequence[Measure]) -> tuple[Foretold, ...]:
    said = plan.prediction
    if said is None:
        return ()
    return (
        Foretold(
            expected=_expectation(said, measures),
            made_at=_moment(plan.planned_on or plan.planned_start),
            outcome=said.outcome,
            happened=said.happened,
            happened_words=said.happened_words,
        ),
    )


def _expectation(said: PredictionPlan, measures: Sequence[Measure]) -> Expectation:
    return Expectation(
        words=said.words,
        measure=None if said.measure is None else measures[said.measure],
        lowest=said.lowest,
        highest=said.highest,
        by_when=said.by_when,
        confidence=said.confidence,
    )


def _stamp(day: date | None, by: User) -> Stamp | None:
    return Stamp(by, _moment(day)) if day else None


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
