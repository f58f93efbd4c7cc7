"""The tests of the ward lead whose sign-in is shown: two finished ramps, and two to go on with."""

from datetime import date, timedelta
from typing import Any

from pdsa.stages import Decision, Outcome, Scale
from qiplatform.demonstration.cycles.days import readings_between
from qiplatform.demonstration.cycles.foretelling import shown
from qiplatform.demonstration.plans import CyclePlan, MeasurePlan, PredictionPlan, ProjectPlan

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
VIOLENCE, HUDDLES, SAFE = 0, 1, 2  # places of the measures
HUDDLE = "Safety huddle at 5 pm"
GROUP = "Evening group led by patients"
CROSS = "Safety cross by the door"


def heron_cycles(project: ProjectPlan, today: date) -> list[CyclePlan]:
    """The huddle from one shift to the whole ward, the group, and the cross."""
    monday = today - DAY * today.weekday()
    return [
        *_huddle(project.measures, monday - 39 * WEEK),
        _one_evening(monday - 30 * WEEK),
        _three_evenings_a_week(today),
        _cross(today),
    ]


def _huddle(measures: tuple[MeasurePlan, ...], monday: date) -> list[CyclePlan]:
    return [
        _one_late_shift(monday),
        _ten_late_shifts(measures, monday),
        _every_shift(measures, monday),
    ]


def _one_late_shift(monday: date) -> CyclePlan:
    return CyclePlan(
        change=HUDDLE,
        title="Huddle at 5 pm on one late shift",
        objective="The nurse in charge and two others stand together for five minutes at 5 pm "
        "on Tuesday and say who may need company tonight.",
        questions="Can everybody leave what they are doing at 5?",
        data_plan="The nurse in charge writes start, end and who came on the board.",
        scale=Scale.ONE_SHIFT,
        measures=(VIOLENCE, HUDDLES),
        prediction=PredictionPlan(
            words="It takes less than five minutes",
            by_when=monday + DAY,
            confidence=80,
            outcome=Outcome.NOT,
            happened_words="Eleven minutes: we talked about the rota.",
        ),
        observations="Four came. It took eleven minutes, half of it about the rota.",
        unexpected="A patient asked whether she may join.",
        learned="It needs a fixed question, else it becomes a handover.",
        decision=Decision.ADAPT,
        next_steps="One question only: who may need company tonight?",
        **_days(monday + DAY, monday + DAY),
    )


def _ten_late_shifts(measures: tuple[MeasurePlan, ...], monday: date) -> CyclePlan:
    return CyclePlan(
        change=HUDDLE,
        title="Huddle with one question, every late shift for ten days",
        objective="Every late shift for ten days, five minutes at 5 pm, with one question.",
        questions="Does one question keep it short? Does it change what we do at night?",
        data_plan="Tick on the board: held or not, minutes.",
        scale=Scale.ONE_SHIFT,
        measures=(VIOLENCE, HUDDLES),
        follows=0,
        prediction=_kept(measures[HUDDLES], HUDDLES, monday + 16 * DAY, share=0.8, sure=60),
        observations="Held on eight of ten. Mostly four minutes. The two missed were weekends.",
        learned="It is the weekend that is hard. Agency staff need a card to read from.",
        decision=Decision.ADOPT,
        next_steps="All shifts, with a card by the phone. Dev looks after the weekends.",
        **_days(monday + 7 * DAY, monday + 16 * DAY),
    )


def _every_shift(measures: tuple[MeasurePlan, ...], monday: date) -> CyclePlan:
    return CyclePlan(
        change=HUDDLE,
        title="Huddle on all shifts of the ward",
        objective="Every shift for six weeks, led by whoever is in charge, with the card.",
        questions="Does it hold when nobody reminds us?",
        data_plan="The two weekly charts.",
        scale=Scale.ONE_TEAM,
        measures=(VIOLENCE, HUDDLES),
        follows=1,
        prediction=_kept(measures[VIOLENCE], VIOLENCE, monday + 62 * DAY, share=1.3, sure=70),
        observations="It became part of the evening. Rosa led it twice.",
        learned="When a patient leads it, people listen. Fewer incidents after supper.",
        data_summary="More huddles first, fewer incidents some weeks later.",
        decision=Decision.ADOPT,
        next_steps="Part of the ward routine. The card is in the welcome pack.",
        **_days(monday + 21 * DAY, monday + 62 * DAY),
    )


def _one_evening(monday: date) -> CyclePlan:
    return CyclePlan(
        change=GROUP,
        title="One evening, one patient chooses what we do",
        objective="On Thursday from 7 to 8, Rosa chooses and leads; one nurse is there.",
        scale=Scale.SEVERAL_PEOPLE,
        measures=(SAFE,),
        prediction=PredictionPlan(
            words="At least five people come",
            lowest=5,
            confidence=60,
            outcome=Outcome.CONFIRMED,
            happened=7,
        ),
        observations="Seven came, two stayed to the end. Cards and music.",
        learned="It is the choosing that matters, more than what is chosen.",
        decision=Decision.ADAPT,
        next_steps="Three evenings a week, a different patient each time.",
        **_days(monday + 3 * DAY, monday + 3 * DAY),
    )


def _three_evenings_a_week(today: date) -> CyclePlan:
    ended = today - 4 * DAY
    return CyclePlan(
        change=GROUP,
        title="Three evenings a week, a different patient each time",
        objective="Monday, Wednesday and Friday for three weeks; whoever wants to lead signs up.",
        questions="Will people sign up? Do those who never come feel safer too?",
        data_plan="Dev counts who comes. The weekly question goes on as before.",
        scale=Scale.ONE_TEAM,
        measures=(SAFE,),
        follows=3,
        prediction=PredictionPlan(measure=SAFE, lowest=80, by_when=ended, confidence=70, words=""),
        observations="Nine evenings, six different leaders. Two evenings with nobody but staff.",
        why_not_as_planned="One Friday was moved to Saturday for a birthday.",
        planned_start=ended - 18 * DAY,
        planned_end=ended,
        planned_on=ended - 20 * DAY,
        started_on=ended - 18 * DAY,
        ended_on=ended,
        done_on=ended + DAY,
    )


def _cross(today: date) -> CyclePlan:
    first = today - 3 * DAY
    return CyclePlan(
        change=CROSS,
        title="A safety cross that patients colour in",
        objective="A paper cross by the dining room door for a week; whoever wants to colours "
        "the day green, orange or red at supper.",
        questions="Does anybody colour it in without being asked?",
        scale=Scale.SEVERAL_PEOPLE,
        planned_start=first,
        planned_end=first + 7 * DAY,
        planned_on=first - DAY,
        started_on=first,
        prediction=PredictionPlan(words="Patients colour five days of seven", confidence=50),
    )


def _kept(
    measure: MeasurePlan, place: int, by_when: date, *, share: float, sure: int
) -> PredictionPlan:
    """A prediction that came true: the number of that week, less or more than it by a share."""
    newest = readings_between(measure.readings, date.min, by_when)[-1]
    value = shown(newest, measure)
    end = round(value * share, measure.definition.decimals)
    return PredictionPlan(
        measure=place,
        lowest=end if share < 1 else None,
        highest=end if share > 1 else None,
        by_when=by_when,
        confidence=sure,
        outcome=Outcome.CONFIRMED,
        happened=value,
    )


def _days(first: date, last: date) -> dict[str, Any]:
    """A test written up in its time, as a coach has read: planned before, studied after."""
    return {
        "planned_start": first,
        "planned_end": last,
        "planned_on": first - 3 * DAY,
        "started_on": first,
        "ended_on": last,
        "done_on": last,
        "studied_on": last + 2 * DAY,
        "decided_on": last + 2 * DAY,
        "reads_as_written_after": True,
    }
