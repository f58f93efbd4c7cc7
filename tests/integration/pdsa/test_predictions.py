"""What is expected of a test and what has to be done for it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from common.errors import Denied, Invalid, NotNow
from pdsa.models import Cycle
from pdsa.services import predictions, tasks, testing
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage
from people.models import User
from projects.models import Project
from tests.cycles import a_cycle
from tests.world import World, a_measure, a_person, a_project, a_world

TODAY = date.today()  # noqa: DTZ011
DAY = timedelta(days=1)
DONE = {"ended_on": TODAY, "as_planned": True, "observations": "Six of eight came."}


def start(cycle: Cycle, by: User, on: date = TODAY) -> None:
    testing.start_test(cycle=cycle, started_on=on, by=by, at=timezone.now())


@pytest.mark.parametrize(
    ("expected", "field"),
    [
        (Expectation(), "words"),
        (Expectation(words="x" * 301), "words"),
        (Expectation(words="x", lowest=5, highest=3), "highest"),
        (Expectation(words="x", lowest=float("nan")), "lowest"),
        (Expectation(words="x", highest=float("inf")), "lowest"),
        (Expectation(words="x", confidence=101), "confidence"),
        (Expectation(words="x", by_when=date(2020, 1, 1)), "by_when"),
    ],
    ids=["nothing", "long", "ends swapped", "not a number", "infinite", "too sure", "too early"],
)
def test_a_prediction_that_cannot_be_is_refused_beside_its_field(
    project: Project, lead: User, expected: Expectation, field: str
) -> None:
    cycle = a_cycle(project, lead)

    with pytest.raises(Invalid) as refused:
        predictions.make_prediction(cycle=cycle, expected=expected, by=lead, at=timezone.now())

    assert list(refused.value.fields) == [field]


def test_a_measure_promises_a_number(world: World, lead: User) -> None:
    falls = a_measure(world.project, lead)
    cycle = a_cycle(world.project, lead)

    with pytest.raises(Invalid) as refused:
        predictions.make_prediction(
            cycle=cycle, expected=Expectation(measure=falls), by=lead, at=timezone.now()
        )

    assert "how much" in refused.value.fields["lowest"]


def test_a_measure_of_another_project_shows_no_prediction(world: World, lead: User) -> None:
    elsewhere = a_measure(a_project(world.ward, lead), lead)
    cycle = a_cycle(world.project, lead)

    with pytest.raises(Invalid) as refused:
        predictions.make_prediction(
            cycle=cycle,
            expected=Expectation(measure=elsewhere, lowest=1),
            by=lead,
            at=timezone.now(),
        )

    assert "measure" in refused.value.fields


def test_predictions_are_made_before_the_test(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO, expected=(Expectation(words="All will come"),))
    start(cycle, lead)

    with pytest.raises(NotNow, match="began on"):
        predictions.make_prediction(
            cycle=cycle, expected=Expectation(words="As I said"), by=lead, at=timezone.now()
        )
    prediction = cycle.predictions.select_related("cycle").get()
    with pytest.raises(NotNow, match="began on"):
        predictions.take_back_prediction(prediction=prediction, by=lead, at=timezone.now())


def test_a_prediction_can_be_taken_back_before_the_test(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, expected=(Expectation(words="All will come"),))

    predictions.take_back_prediction(prediction=cycle.predictions.get(), by=lead, at=timezone.now())

    assert not cycle.predictions.exists()


def test_a_deleted_measure_leaves_the_words_of_a_prediction(world: World, lead: User) -> None:
    falls = a_measure(world.project, lead)
    cycle = a_cycle(world.project, lead, expected=(Expectation(measure=falls, highest=12),))

    falls.delete()

    prediction = cycle.predictions.get()
    assert (prediction.measure, prediction.words) == (None, "Falls: at most 12")


def test_tasks_are_added_done_undone_and_removed(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead)
    author = {"by": lead, "at": timezone.now()}
    task = tasks.add_task(cycle=cycle, what=" Print the sheet ", who=lead, **author)

    assert task.what == "Print the sheet"
    tasks.finish_task(task=task, **author)
    tasks.finish_task(task=task, **author)
    assert task.done_at is not None
    tasks.reopen_task(task=task, **author)
    assert task.done_at is None
    tasks.remove_task(task=task, **author)
    assert not cycle.tasks.exists()


def test_a_task_says_what_and_names_people_of_here(world: World, lead: User) -> None:
    cycle = a_cycle(world.project, lead)
    stranger = a_person(world.organisation)
    foreigner = a_world("Elsewhere").lead
    for what, who, field in (
        ("", None, "what"),
        ("x" * 201, None, "what"),
        ("Print", foreigner, "who"),
    ):
        with pytest.raises(Invalid) as refused:
            tasks.add_task(cycle=cycle, what=what, who=who, by=lead, at=timezone.now())
        assert list(refused.value.fields) == [field]
    with pytest.raises(Denied):
        tasks.add_task(cycle=cycle, what="Print", by=stranger, at=timezone.now())
