"""What each cycle's record says, part by part, with the days on which it was written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from pdsa.ramps import next_scale
from pdsa.stages import ORDER, CycleStage, Decision, Scale
from qiplatform.demonstration.chance import happens, one_of
from qiplatform.demonstration.cycles import wording
from qiplatform.demonstration.cycles.days import Tested
from qiplatform.demonstration.cycles.fates import Fate, RampFate
from qiplatform.demonstration.cycles.foretelling import foretold
from qiplatform.demonstration.plans import CyclePlan, ProjectPlan

FIRST_SCALES = {
    Scale.ONE_PERSON: 30,
    Scale.SEVERAL_PEOPLE: 35,
    Scale.ONE_SHIFT: 25,
    Scale.ONE_TEAM: 10,
}
LAST_DECISIONS = {Decision.ADOPT: 45, Decision.ADAPT: 30, Decision.ABANDON: 25}
DAY = timedelta(days=1)


def written(
    fate: RampFate,
    project: ProjectPlan,
    tests: Sequence[Tested],
    measures: tuple[int, ...],
    change: str,
    place: int,
    rng: np.random.Generator,
) -> list[CyclePlan]:
    """The cycles of a ramp; the first stands at `place` among those of the project."""
    scale = one_of(rng, FIRST_SCALES)
    cycles: list[CyclePlan] = []
    for number, (one, test) in enumerate(zip(fate.cycles, tests, strict=True)):
        is_last = number == len(tests) - 1
        decision = one_of(rng, LAST_DECISIONS) if is_last else _between(fate, rng)
        cycle = _planned(change, scale, test, measures, rng)
        if number:
            cycle = replace(cycle, follows=place + number - 1)
        cycles.append(_recorded(cycle, one, test, project, decision, rng))
        if fate.grows:
            scale = next_scale(scale, Decision.ADOPT)
    return cycles


def going_on(
    fate: Fate,
    project: ProjectPlan,
    earlier: Sequence[CyclePlan],
    today: date,
    rng: np.random.Generator,
) -> CyclePlan:
    """A cycle of these days; where the newest one asks for another, it goes on from there."""
    days = int(rng.integers(3, 9))
    ended = fate.until in (CycleStage.STUDY, CycleStage.ACT)
    is_ahead = fate.until in (CycleStage.PLAN, CycleStage.DO) and happens(rng, 0.4)
    last = today - DAY * int(rng.integers(2, 7)) if ended else today + DAY * int(rng.integers(2, 8))
    first = min(today, last - DAY * days)
    if is_ahead:
        first = today + DAY * int(rng.integers(1, 6))
    test = Tested(first, max(first, last))
    measures = (0,) if project.measures and happens(rng, 0.7) else ()
    follows = _to_follow(earlier)
    change = wording.any_of(list(changes_of(project)), rng)
    scale = one_of(rng, FIRST_SCALES)
    if follows is not None:
        before = earlier[follows]
        change, scale = before.change, next_scale(before.scale, before.decision or Decision.ADAPT)
    cycle = replace(_planned(change, scale, test, measures, rng), follows=follows)
    if fate.until is not CycleStage.ACT and happens(rng, 0.5):
        prediction = foretold(None, None, test, rng)
        cycle = replace(cycle, prediction=replace(prediction, outcome=None, happened_words=""))
    return _recorded(
        cycle, fate, test, project, Decision.ADAPT, rng, has_begun=not is_ahead, today=today
    )


def changes_of(project: ProjectPlan) -> dict[str, date | None]:
    """What a project tries, and when its charts say that it did."""
    told: dict[str, date | None] = {
        note.text: note.happened_on for measure in project.measures for note in measure.notes
    }
    return told or dict.fromkeys(wording.CHANGES)


def _planned(
    change: str, scale: Scale, test: Tested, measures: tuple[int, ...], rng: np.random.Generator
) -> CyclePlan:
    return CyclePlan(
        change=change,
        title=wording.title_of(change, scale, rng),
        objective=wording.objective_of(change, scale, (test.last - test.first).days + 1),
        questions=wording.any_of(wording.QUESTIONS, rng),
        data_plan=wording.any_of(wording.DATA_PLANS, rng) if happens(rng, 0.7) else "",
        scale=scale,
        measures=measures,
        planned_start=test.first,
        planned_end=test.last,
    )


def _recorded(
    cycle: CyclePlan,
    fate: Fate,
    test: Tested,
    project: ProjectPlan,
    decision: Decision,
    rng: np.random.Generator,
    *,
    has_begun: bool = True,
    today: date = date.max,
) -> CyclePlan:
    """The plan with everything that was written about it until it stopped."""
    reached = ORDER.index(fate.until)
    planned_on = max(project.started_on, test.first - DAY * int(rng.integers(1, 6)))
    planned_on = min(today, planned_on)
    done_on = min(today, test.last + DAY * int(rng.integers(0, 2)))
    studied_on = min(today, done_on + DAY * int(rng.integers(0, 5)))
    parts: list[dict[str, object]] = [{}, {"planned_on": planned_on}]
    begun: dict[str, object] = {"started_on": test.first} if has_begun else {}
    parts.append({**_do(test, rng), "done_on": done_on})
    parts.append({**_study(fate, rng), "studied_on": studied_on})
    parts.append(
        {
            "decision": decision,
            "next_steps": wording.any_of(wording.NEXT_STEPS[decision], rng),
            "decided_on": studied_on + DAY * int(rng.integers(0, 3)),
        }
    )
    said = begun if reached == 1 and happens(rng, 0.7) else {}
    for part in parts[: reached + 1]:
        said |= part
    if fate.is_predicted:
        place = cycle.measures[0] if cycle.measures else None
        measure = None if place is None else project.measures[place]
        said["prediction"] = foretold(measure, place, test, rng)
    return replace(cycle, **said)  # type: ignore[arg-type]


def _do(test: Tested, rng: np.random.Generator) -> dict[str, object]:
    is_as_planned = happens(rng, 0.75)
    return {
        "started_on": test.first,
        "ended_on": test.last,
        "why_not_as_planned": "" if is_as_planned else wording.any_of(wording.REASONS_WHY_NOT, rng),
        "observations": wording.any_of(wording.OBSERVATIONS, rng),
        "unexpected": wording.any_of(wording.UNEXPECTED, rng),
    }


def _study(fate: Fate, rng: np.random.Generator) -> dict[str, object]:
    has_summary = happens(rng, 0.5) or not fate.is_learned_from
    return {
        "data_summary": wording.any_of(wording.SUMMARIES, rng) if has_summary else "",
        "learned": wording.any_of(wording.LEARNED, rng) if fate.is_learned_from else "",
        "reads_as_written_after": fate.reads_as_written_after,
    }


def _between(fate: RampFate, rng: np.random.Generator) -> Decision:
    """A decision that asks for another cycle."""
    return Decision.ADOPT if fate.grows else one_of(rng, {Decision.ADAPT: 80, Decision.ADOPT: 20})


def _to_follow(earlier: Sequence[CyclePlan]) -> int | None:
    """The newest decided cycle that stands alone and asks for another."""
    followed = {cycle.follows for cycle in earlier}
    open_ones = [
        place
        for place, cycle in enumerate(earlier)
        if place not in followed
        and cycle.follows is None
        and cycle.decision in (Decision.ADOPT, Decision.ADAPT)
    ]
    return max(open_ones, key=lambda place: earlier[place].planned_start, default=None)
