"""Whole records at once: the same checks, all of them or none."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from charts.models import Annotation, Measure
from common.errors import Denied, Invalid, NotNow
from pdsa.models import Cycle, Prediction
from pdsa.services.bulk import Foretold, Record, Stamp, write_up_cycles
from pdsa.services.planning import Plan
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage, Outcome, Scale
from people.models import User
from projects.models import Project
from tests.world import World, a_person, closed

BEGAN, ENDED = date(2026, 3, 2), date(2026, 3, 6)


def moment(day: int) -> datetime:
    return datetime(2026, 3, day, 12, tzinfo=UTC)


@pytest.fixture
def whole(lead: User, falls: Measure) -> Record:
    """A cycle from its plan to its decision."""
    return Record(
        plan=Plan("Huddle", "Try it.", measures=(falls,), planned_start=BEGAN, planned_end=ENDED),
        planned=Stamp(lead, moment(1)),
        predictions=(
            Foretold(
                Expectation(measure=falls, highest=5, confidence=80), moment(1), Outcome.NOT, 7
            ),
        ),
        started_on=BEGAN,
        ended_on=ENDED,
        as_planned=True,
        observations="Six came.",
        done=Stamp(lead, moment(6)),
        learned="Later is better.",
        studied=Stamp(lead, moment(9)),
        read_as_written_after=True,
        decision="adapt",
        decided=Stamp(lead, moment(9)),
    )


def write_up(project: Project, by: User, *records: Record) -> list[Cycle]:
    return write_up_cycles(project=project, records=records, by=by, at=timezone.now())


def test_a_record_is_stored_with_its_own_stamps(
    project: Project, lead: User, whole: Record
) -> None:
    first, second = write_up(
        project,
        lead,
        whole,
        replace(whole, follows=0, plan=replace(whole.plan, scale=Scale.SERVICE)),
    )

    assert second.previous == first
    assert (first.stage, first.planned_at, first.decided_at) == (
        CycleStage.DONE,
        moment(1),
        moment(9),
    )
    assert (first.lead, first.study_was_written_after) == (lead, True)
    prediction = first.predictions.get()
    assert (prediction.made_at, prediction.happened) == (moment(1), 7)
    assert (prediction.outcome, prediction.judged_at) == (Outcome.NOT, moment(9))
    marks = Annotation.objects.order_by("pk").values_list("happened_on", "ended_on", "made_from")
    assert list(marks) == [(BEGAN, ENDED, first.public_id), (BEGAN, ENDED, second.public_id)]


@pytest.mark.parametrize("finished", [0, 1, 2, 3, 4])
def test_a_record_may_stop_anywhere(
    project: Project, lead: User, whole: Record, finished: int
) -> None:
    parts = ("planned", "done", "studied", "decided")
    left = dict.fromkeys(parts[finished:])

    (cycle,) = write_up(project, lead, replace(whole, **left))

    assert cycle.stage == list(CycleStage)[finished]


@pytest.mark.parametrize(
    "changes",
    [
        {"plan": Plan("")},
        {"plan": Plan("x", planned_start=ENDED, planned_end=BEGAN)},
        {"ended_on": date(2026, 3, 1)},
        {"started_on": None},
        {"started_on": date(2999, 1, 1), "ended_on": None, "done": None},
        {"observations": ""},
        {"observations": "x" * 10_001},
        {"as_planned": False},
        {"learned": ""},
        {"decision": "postpone"},
        {"done": None},
        {"follows": 5},
        {"predictions": (Foretold(Expectation(), moment(1), Outcome.NOT),)},
        {"predictions": (Foretold(Expectation(words="x"), moment(1)),)},
    ],
    ids=[
        "no name",
        "planned end before start",
        "ends before it starts",
        "done and never begun",
        "in the future",
        "nothing seen",
        "pasted document",
        "no reason why not",
        "nothing studied",
        "no such decision",
        "studied before done",
        "follows none of the batch",
        "predicts nothing",
        "prediction not compared",
    ],
)
def test_of_a_batch_with_one_mistake_nothing_is_stored(
    project: Project, lead: User, whole: Record, changes: dict
) -> None:
    with pytest.raises(Invalid):
        write_up(project, lead, whole, replace(whole, **changes))

    assert not Cycle.objects.exists()
    assert not Prediction.objects.exists()
    assert not Annotation.objects.exists()


def test_a_stranger_and_a_closed_project_are_refused(
    world: World, lead: User, whole: Record
) -> None:
    with pytest.raises(Denied):
        write_up(world.project, a_person(world.organisation), whole)
    closed(world.project, lead)
    with pytest.raises(NotNow):
        write_up(world.project, lead, whole)
