"""Do, Study and Act: in their order, with their stamps, refused in words."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from common.errors import Denied, EditedElsewhere, Invalid, NotNow
from pdsa.models import Cycle
from pdsa.services import deciding, studying, testing
from pdsa.services.predictions import Expectation
from pdsa.services.studying import Judgement
from pdsa.stages import CycleStage, Decision, Outcome
from people.models import User
from people.roles import ProjectRole
from projects.models import Project
from tests.cycles import a_cycle
from tests.world import a_member

TODAY = date.today()  # noqa: DTZ011
DAY = timedelta(days=1)
DONE = {"ended_on": TODAY, "as_planned": True, "observations": "Six of eight came."}


def start(cycle: Cycle, by: User, on: date = TODAY) -> None:
    testing.start_test(cycle=cycle, started_on=on, by=by, at=timezone.now())


def note(cycle: Cycle, by: User, *, finished: bool = True, **changes: object) -> None:
    testing.note_do(
        cycle=cycle,
        seen_version=cycle.version,
        changes={**(DONE if finished else {}), **changes},
        is_finished=finished,
        by=by,
        at=timezone.now(),
    )


def study(cycle: Cycle, by: User, *judgements: Judgement, finished: bool = True, **changes: str):
    studying.study(
        cycle=cycle,
        seen_version=cycle.version,
        changes=changes,
        judgements=judgements,
        is_finished=finished,
        by=by,
        at=timezone.now(),
    )


def decide(cycle: Cycle, by: User, decision: str = Decision.ADAPT) -> None:
    deciding.decide(
        cycle=cycle, seen_version=cycle.version, decision=decision, by=by, at=timezone.now()
    )


def test_each_part_is_stamped_by_whoever_finished_it(project: Project, lead: User) -> None:
    member = a_member(project, lead)
    cycle = a_cycle(project, lead, CycleStage.DO)

    start(cycle, member)
    note(cycle, member)
    study(cycle, lead, learned="Nine is too early.")
    decide(cycle, member)

    stamps = [cycle.planned_by, cycle.done_by, cycle.studied_by, cycle.decided_by]
    assert stamps == [lead, member, lead, member]
    times = [cycle.planned_at, cycle.done_at, cycle.studied_at, cycle.decided_at]
    assert times == sorted(times)
    assert cycle.stage == CycleStage.DONE


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        (CycleStage.PLAN, "Finish the plan first"),
        (CycleStage.DO, "finish Do"),
        (CycleStage.STUDY, "Finish Study first"),
    ],
)
def test_nothing_is_decided_before_study(
    project: Project, lead: User, reached: CycleStage, words: str
) -> None:
    cycle = a_cycle(project, lead, reached)

    with pytest.raises(NotNow, match="Finish Study first"):
        decide(cycle, lead)
    with pytest.raises(NotNow, match=words):
        {
            CycleStage.PLAN: lambda: start(cycle, lead),
            CycleStage.DO: lambda: study(cycle, lead, learned="x"),
            CycleStage.STUDY: lambda: decide(cycle, lead),
        }[reached]()


def test_what_happened_is_written_when_the_test_has_begun(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)

    with pytest.raises(NotNow, match="Start the test first"):
        note(cycle, lead)


@pytest.mark.parametrize(
    ("began", "words"),
    [(TODAY + DAY, "future"), (date(1989, 5, 1), "1990")],
    ids=["in the future", "long ago"],
)
def test_a_test_begins_on_a_day_that_has_come(
    project: Project, lead: User, began: date, words: str
) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)

    with pytest.raises(Invalid) as refused:
        start(cycle, lead, began)

    assert words in refused.value.fields["started_on"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ended_on": TODAY - 3 * DAY}, "ended_on"),
        ({"ended_on": TODAY + DAY}, "ended_on"),
        ({"ended_on": None}, "ended_on"),
        ({"observations": " "}, "observations"),
        ({"observations": "x" * 10_001}, "observations"),
        ({"as_planned": None}, "as_planned"),
        ({"as_planned": False}, "why_not_as_planned"),
    ],
    ids=[
        "ends before it starts",
        "ends in the future",
        "no end",
        "nothing seen",
        "pasted document",
        "as planned or not",
        "why not",
    ],
)
def test_do_is_refused_beside_its_field(
    project: Project, lead: User, changes: dict, field: str
) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)
    start(cycle, lead)

    with pytest.raises(Invalid) as refused:
        note(cycle, lead, **changes)

    assert list(refused.value.fields) == [field]
    cycle.refresh_from_db()
    assert (cycle.observations, cycle.stage) == ("", CycleStage.DO)


def test_do_can_be_saved_half_written(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)
    start(cycle, lead)

    note(cycle, lead, finished=False, observations="So far, four came.")

    assert (cycle.observations, cycle.stage) == ("So far, four came.", CycleStage.DO)


def test_what_is_finished_stays_whole(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY)
    stamped = cycle.done_at

    with pytest.raises(Invalid):
        note(cycle, lead, finished=False, observations="")
    note(cycle, lead, finished=False, observations="Seven came.")

    assert (cycle.observations, cycle.done_at) == ("Seven came.", stamped)


def test_study_is_finished_when_every_prediction_is_compared(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY, expected=(Expectation(words="All will come"),))
    prediction = cycle.predictions.get()

    with pytest.raises(Invalid, match="All will come"):
        study(cycle, lead, learned="Nine is early.")
    study(cycle, lead, Judgement(prediction, None), finished=False, learned="Nine is early.")
    assert (cycle.stage, prediction.judged_at) == (CycleStage.STUDY, None)
    study(cycle, lead, Judgement(prediction, Outcome.NOT, happened_words="Six came"))

    prediction.refresh_from_db()
    assert (prediction.outcome, prediction.happened_words) == (Outcome.NOT, "Six came")
    assert prediction.judged_at is not None
    assert (cycle.stage, cycle.learned) == (CycleStage.ACT, "Nine is early.")


def test_study_says_something(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY)

    with pytest.raises(Invalid) as refused:
        study(cycle, lead)

    assert list(refused.value.fields) == ["learned"]


def test_a_prediction_of_another_cycle_is_not_judged_here(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY)
    other = a_cycle(project, lead, expected=(Expectation(words="x"),))

    with pytest.raises(Invalid, match="another cycle"):
        study(cycle, lead, Judgement(other.predictions.get(), Outcome.NOT), learned="x")


@pytest.mark.parametrize("decision", ["", "postpone"])
def test_a_decision_is_one_of_three(project: Project, lead: User, decision: str) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)

    with pytest.raises(Invalid) as refused:
        decide(cycle, lead, decision)

    assert "adopt, adapt or abandon" in refused.value.fields["decision"]


def test_deciding_otherwise_is_stamped_anew(project: Project, lead: User) -> None:
    member = a_member(project, lead)
    cycle = a_cycle(project, lead, CycleStage.DONE, decision=Decision.ADAPT)

    decide(cycle, member, Decision.ADAPT)
    assert cycle.decided_by == lead
    decide(cycle, member, Decision.ABANDON)

    assert (cycle.decision, cycle.decided_by) == (Decision.ABANDON, member)


@pytest.mark.parametrize("part", ["do", "study", "act"])
def test_of_two_editors_of_one_part_the_second_is_told(
    project: Project, lead: User, part: str
) -> None:
    reached = {"do": CycleStage.DO, "study": CycleStage.STUDY, "act": CycleStage.ACT}[part]
    cycle = a_cycle(project, lead, reached)
    if part == "do":
        start(cycle, lead)
    same = Cycle.objects.get(pk=cycle.pk)
    save = {
        "do": lambda row: note(row, lead),
        "study": lambda row: study(row, lead, learned="Theirs or mine"),
        "act": lambda row: decide(row, lead),
    }[part]

    save(cycle)

    with pytest.raises(EditedElsewhere):
        save(same)


def test_a_coach_ticks_what_only_a_reader_can_tell(project: Project, lead: User) -> None:
    coach = a_member(project, lead, ProjectRole.COACH)
    cycle = a_cycle(project, lead, CycleStage.ACT)

    def tick(by: User, answer: bool | None) -> None:
        studying.tick_reading(
            cycle=cycle,
            seen_version=cycle.version,
            was_written_after=answer,
            by=by,
            at=timezone.now(),
        )

    with pytest.raises(Denied):
        tick(lead, True)
    tick(coach, True)
    assert cycle.study_was_written_after is True
    tick(coach, None)
    assert cycle.study_was_written_after is None


def test_there_is_nothing_to_read_before_study(project: Project, lead: User) -> None:
    coach = a_member(project, lead, ProjectRole.COACH)
    cycle = a_cycle(project, lead, CycleStage.STUDY)

    with pytest.raises(NotNow):
        studying.tick_reading(
            cycle=cycle,
            seen_version=cycle.version,
            was_written_after=True,
            by=coach,
            at=timezone.now(),
        )
