"""Whole records of cycles at once, with the checks that each would meet on its page.

For bringing in what was written elsewhere. Stamps are those of the record, not of the load.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from pdsa.models import Cycle, Prediction
from pdsa.permissions import check_can_test
from pdsa.services import checks
from pdsa.services.marks import draw_marks_of
from pdsa.services.planning import Plan, check_plan
from pdsa.services.predictions import Expectation, check_expectation, prediction_columns
from pdsa.stages import CycleStage, Outcome
from people.calendar import local_date
from people.models import User
from projects.models import Project
from projects.policies import check_is_open

_COLUMNS = frozenset(field.name for field in Cycle._meta.concrete_fields)


@dataclass(frozen=True)
class Stamp:
    """Who finished a part, and when."""

    by: User
    at: datetime


@dataclass(frozen=True)
class Foretold:
    """A prediction with what became of it."""

    expected: Expectation
    made_at: datetime
    outcome: Outcome | None = None
    happened: float | None = None
    happened_words: str = ""


@dataclass(frozen=True)
class Record:
    """One cycle from its plan to wherever it got. `follows` is a place in the same batch."""

    plan: Plan
    planned: Stamp | None = None
    predictions: tuple[Foretold, ...] = ()
    follows: int | None = None
    started_on: date | None = None
    ended_on: date | None = None
    as_planned: bool | None = None
    why_not_as_planned: str = ""
    observations: str = ""
    unexpected: str = ""
    done: Stamp | None = None
    data_summary: str = ""
    compared_with_prediction: str = ""
    learned: str = ""
    studied: Stamp | None = None
    read_as_written_after: bool | None = None
    decision: str = ""
    next_steps: str = ""
    next_cycle_on: date | None = None
    decided: Stamp | None = None

    @property
    def stage(self) -> CycleStage:
        finished = (self.planned, self.done, self.studied, self.decided)
        if None in finished[: sum(stamp is not None for stamp in finished)]:
            raise Invalid(_("The parts of a cycle are finished in their order."))
        return list(CycleStage)[sum(stamp is not None for stamp in finished)]


@recorded
def write_up_cycles(
    *, project: Project, records: Sequence[Record], by: User, at: datetime
) -> list[Cycle]:
    """Store these cycles of a project and draw their marks. All of them, or none."""
    today = local_date(project.organisation, at)
    check_can_test(by, project, on=today)
    check_is_open(project)
    written: list[Cycle] = []
    for record in records:
        if record.follows is not None:
            if record.follows >= len(written):
                raise Invalid(_("A cycle follows one that comes before it in the batch."))
            plan = replace(record.plan, previous=written[record.follows])
            record = replace(record, plan=plan)
        check_record(record, project, by=by, today=today)
        written.append(_write_up(record, project, by=by, at=at))
    return written


def check_record(record: Record, project: Project, *, by: User, today: date) -> None:
    """Refuse what no page would have let through."""
    check_plan(record.plan, project, by=by, on=today)
    checks.check_texts(vars(record))
    stage = record.stage
    if record.started_on is not None:
        checks.check_tested_days(record.started_on, record.ended_on, today=today)
    elif record.done is not None:
        raise Invalid(fields={"started_on": _("Say on which day the test began.")})
    if record.done is not None:
        checks.check_done(
            record.observations,
            as_planned=record.as_planned,
            why_not=record.why_not_as_planned,
            ended_on=record.ended_on,
        )
    if record.studied is not None:
        checks.check_studied(
            (record.data_summary, record.compared_with_prediction, record.learned),
            unjudged=[str(p.expected.words) for p in record.predictions if p.outcome is None],
        )
    if stage is CycleStage.DONE:
        checks.check_decision(record.decision)


def _write_up(record: Record, project: Project, *, by: User, at: datetime) -> Cycle:
    values = {
        name: value
        for name, value in {**vars(record.plan), **vars(record)}.items()
        if name in _COLUMNS
    }
    for part in ("planned", "done", "studied", "decided"):
        stamp: Stamp | None = getattr(record, part)
        if stamp is not None:
            values |= {f"{part}_by": stamp.by, f"{part}_at": stamp.at}
    cycle = Cycle.objects.create(
        organisation=project.organisation,
        project=project,
        stage=record.stage,
        study_was_written_after=record.read_as_written_after,
        **values | {"lead": record.plan.lead or by},
    )
    cycle.measures.set(record.plan.measures)
    for foretold in record.predictions:
        check_expectation(foretold.expected, cycle)
        Prediction.objects.create(
            organisation=project.organisation,
            cycle=cycle,
            made_at=foretold.made_at,
            outcome=foretold.outcome or "",
            happened=foretold.happened,
            happened_words=foretold.happened_words,
            judged_at=record.studied.at if record.studied and foretold.outcome else None,
            **prediction_columns(foretold.expected),
        )
    draw_marks_of(cycle, by=by, at=at)
    return cycle
