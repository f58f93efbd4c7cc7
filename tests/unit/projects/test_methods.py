"""The ways of working as data: complete, in order, and each stage with its place in a project."""

from datetime import date, timedelta

import pytest

from projects.methods import DEFAULT, FACT_WORDS, METHODS, Fact, Method, MethodStage
from projects.methods.standing import (
    LIFE,
    Recorded,
    State,
    Written,
    day_of,
    place_of,
    steps_of,
)
from projects.stages import MOVES, Stage

ALL = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())
EVERY_STAGE = pytest.mark.parametrize(
    "stage",
    [stage for method in METHODS.values() for stage in method.stages],
    ids=[f"{method.key}-{stage.key}" for method in METHODS.values() for stage in method.stages],
)
RPIW = METHODS["lean_rpiw"]
WORKSHOP = date(2027, 3, 1)


def test_the_eight_ways_of_working_are_there_and_the_usual_one_is_first() -> None:
    assert list(METHODS) == [
        "model_for_improvement",
        "lean_rpiw",
        "a3",
        "dmaic",
        "experience_based_co_design",
        "clinical_microsystem",
        "theory_of_constraints",
        "cpip",
    ]
    assert next(iter(METHODS)) == DEFAULT


@ALL
def test_a_method_says_what_it_is_and_what_it_is_good_for(method: Method) -> None:
    assert method.label
    assert method.about.endswith(".")
    assert method.good_for.endswith(".")
    assert 5 <= len(method.stages) <= 9
    assert len({stage.key for stage in method.stages}) == len(method.stages)
    assert len({stage.title for stage in method.stages}) == len(method.stages)


@EVERY_STAGE
def test_a_stage_asks_something_and_says_what_shows_that_it_is_done(stage: MethodStage) -> None:
    keys = [prompt.key for prompt in stage.prompts]
    ticks = [tick.key for tick in stage.ticks]

    assert stage.about.endswith((".", "?"))
    assert keys
    assert stage.facts or stage.ticks
    assert len(set(keys)) == len(keys)
    assert len(set(ticks)) == len(ticks)
    assert not {"version", "ticked", "day"} & set(keys)
    assert max(len(key) for key in [stage.key, *ticks]) <= 40
    assert Fact.NUMBER_SINCE not in stage.facts or stage.day is not None


@ALL
def test_stages_follow_the_life_of_a_project_and_never_go_back(method: Method) -> None:
    places = [LIFE.index(stage.stage) for stage in method.stages]

    assert places == sorted(places)
    assert (method.stages[0].stage, method.stages[-1].stage) == (Stage.PLANNING, Stage.SUSTAINING)
    assert Stage.TESTING in {stage.stage for stage in method.stages}
    for before, after in zip(method.stages, method.stages[1:], strict=False):
        assert before.stage is after.stage or after.stage in MOVES[before.stage]


@ALL
def test_days_are_counted_from_a_day_that_the_team_writes(method: Method) -> None:
    for stage in method.stages:
        if stage.day and not stage.day.is_written:
            start = method.stage(stage.day.after)
            assert start is not None
            assert start.day is not None
            assert start.day.is_written
            assert stage.day.days > 0


def test_every_fact_has_words_and_is_asked_for_somewhere() -> None:
    asked = {fact for method in METHODS.values() for one in method.stages for fact in one.facts}

    assert set(FACT_WORDS) == set(Fact) == asked


def test_re_measures_are_30_60_and_90_days_after_the_workshop() -> None:
    written = {"workshop": Written(day=WORKSHOP)}

    days = {one.title: day_of(one, written) for one in RPIW.stages if one.day}

    assert days == {
        "Workshop": WORKSHOP,
        "Re-measure at 30 days": date(2027, 3, 31),
        "Re-measure at 60 days": date(2027, 4, 30),
        "Re-measure at 90 days": date(2027, 5, 30),
    }
    assert day_of(RPIW.stages[-1], {}) is None


def test_co_design_has_touch_points_and_four_meetings_of_its_steering_group() -> None:
    method = METHODS["experience_based_co_design"]
    meetings = [
        tick.words
        for stage in method.stages
        for tick in stage.ticks
        if "steering group has met" in tick.words
    ]

    assert [words.split("has met ")[1] for words in meetings] == [
        "before the start",
        "before the events",
        "after the first co-design group",
        "after the celebration",
    ]
    assert any(p.kind == "touch_points" for stage in method.stages for p in stage.prompts)


@ALL
@pytest.mark.parametrize("stage", Stage)
def test_a_project_has_a_place_in_its_method_at_every_stage(method: Method, stage: Stage) -> None:
    nothing, everything = [False] * len(method.stages), [True] * len(method.stages)

    first, last = place_of(method, nothing, stage), place_of(method, everything, stage)

    if stage is Stage.COMPLETED:
        assert first == last == len(method.stages)
    else:
        assert 0 <= first <= last < len(method.stages)
    if stage in LIFE and any(one.stage is stage for one in method.stages):
        assert method.stages[first].stage is method.stages[last].stage is stage


def states(recorded: Recorded, written: dict[str, Written], stage: Stage) -> list[State]:
    return [step.state for step in steps_of(RPIW, written, recorded, stage)]


def test_what_is_behind_and_incomplete_says_so_and_holds_nobody_up() -> None:
    assert states(Recorded(), {}, Stage.TESTING) == [
        State.PASSED,
        State.HERE,
        *[State.AHEAD] * 4,
    ]


def test_the_record_shows_facts_and_the_team_ticks_the_rest() -> None:
    facts = frozenset({Fact.AIM, Fact.SPONSOR, Fact.BASELINE})
    walked = {"baseline": Written(ticked=frozenset({"walked"}))}

    without = steps_of(RPIW, {}, Recorded(facts), Stage.PLANNING)[0]
    ticked = steps_of(RPIW, walked, Recorded(facts), Stage.PLANNING)[0]

    assert without.missing == ("The team has walked the process and drawn its map",)
    assert ticked.is_done


@pytest.mark.parametrize(("reached", "is_met"), [(29, False), (30, True), (45, True)])
def test_a_re_measure_needs_a_number_from_its_day_or_later(reached: int, is_met: bool) -> None:
    written = {
        "workshop": Written(day=WORKSHOP),
        "re_measure_30": Written(ticked=frozenset({"reported"})),
    }
    recorded = Recorded(reached=WORKSHOP + timedelta(days=reached))

    step = steps_of(RPIW, written, recorded, Stage.IMPLEMENTING)[3]

    assert step.is_done is is_met
    assert step.is_due(WORKSHOP + timedelta(days=30)) is not is_met
    assert not step.is_due(WORKSHOP + timedelta(days=29))


def test_a_stage_that_the_project_has_left_is_not_due_any_more() -> None:
    written = {"workshop": Written(day=WORKSHOP)}

    steps = steps_of(RPIW, written, Recorded(), Stage.SUSTAINING)

    later = WORKSHOP + timedelta(days=200)
    assert [step.stage.key for step in steps if step.is_due(later)] == ["re_measure_90"]
