"""What the trust and its directorates follow all the time, outside any project."""

from collections.abc import Iterator
from datetime import date

from charts.engine import Direction
from qiplatform.demonstration import trust
from qiplatform.demonstration.chance import one_of, stream
from qiplatform.demonstration.courses import Course, between
from qiplatform.demonstration.measuring import measured, varied
from qiplatform.demonstration.plans import Imitation, MeasurePlan
from qiplatform.demonstration.published.story import Chart, charted
from qiplatform.demonstration.sketches import (
    BALANCING,
    DATA_COUNT,
    NEUTRAL,
    Sketch,
    count,
    number,
    percentage,
    rate,
)
from qiplatform.demonstration.timelines import Timeline

COURSES = {Course.STEADY: 46, Course.STEP: 20, Course.GRADUAL: 18, Course.WORSE: 16}


def _for_all() -> tuple[Sketch, ...]:
    return (
        count("Complaints", 16, 12, of="complaints", chart=DATA_COUNT),
        percentage(
            "Staff who left in the last year",
            14,
            11,
            counted="staff who left",
            of="staff in post",
            size=820,
            spread=0.05,
            target=12,
        ),
        percentage(
            "Shifts lost to sickness",
            5.8,
            4.9,
            counted="shifts lost",
            of="shifts planned",
            size=14_500,
            spread=0.1,
            target=5,
        ),
        count("Serious incidents", 2.4, 1.8, of="incidents"),
        percentage(
            "People who would recommend us",
            84,
            89,
            counted="people who would",
            of="people who answered",
            size=310,
            target=85,
        ),
        count("Referrals", 640, 640, of="referrals", better=NEUTRAL, spread=0.06, chart=DATA_COUNT),
    )


def _for_beds() -> tuple[Sketch, ...]:
    return (
        rate("Physical violence", 7.2, 5.6, counted="incidents", size=3_900, spread=0.1),
        rate("Restraint", 4.6, 3.4, counted="times", size=3_900, spread=0.12),
        number("Length of stay", 41, 35, unit="days", spread=0.09, better=Direction.DECREASE),
    )


def _for_clinics() -> tuple[Sketch, ...]:
    return (
        percentage(
            "Seen within four weeks",
            71,
            82,
            counted="people seen in time",
            of="people referred",
            size=420,
            spread=0.04,
            target=85,
        ),
        percentage(
            "Missed appointments",
            13,
            10.5,
            counted="appointments missed",
            of="appointments booked",
            size=5_200,
            spread=0.07,
            target=16,
        ),
        count(
            "People on the caseload",
            1_850,
            1_850,
            of="people",
            better=NEUTRAL,
            role=BALANCING,
            spread=0.02,
            chart=DATA_COUNT,
        ),
    )


CARE = {
    trust.INPATIENT: _for_beds(),
    trust.COMMUNITY: _for_clinics(),
    trust.AGES: _for_clinics(),
    trust.SPECIALIST: _for_beds(),
}

# Two of the trust whose verdict is certain: fewer people in hospital, which is neither good nor
# bad in itself, and a target that is met month after month.
_OF_THE_TRUST = (
    (
        count("People in hospital", 402, 348, of="people", better=NEUTRAL, chart=DATA_COUNT),
        Course.STEP,
    ),
    (
        percentage(
            "Calls to the crisis line answered",
            96.5,
            98,
            counted="calls answered",
            of="calls",
            size=2_600,
            target=90,
        ),
        Course.STEADY,
    ),
)

BIG_I = Chart(
    percentage(
        "Big I in projects, as the directorate counted by hand",
        42,
        98,
        counted="projects with Big I",
        of="running projects",
        size=17,
        chart=DATA_COUNT,
        target=80,
    ),
    between((9, 42.0), (26, 99.0), n=42),
    change=10,
    imitates=Imitation(
        "a directorate in East London went from 42% of its projects with Big I involvement to "
        "nearly all of them",
        before=42,
        after=98,
        first=10,
        last=12,
    ),
)


def indicators(seed: int, today: date) -> Iterator[tuple[str, MeasurePlan]]:
    """Four years of months for every directorate and the trust, by the name of the unit."""
    yield trust.COMMUNITY, charted(BIG_I, today, stream(seed, "Big I"))
    for sketch, course in _OF_THE_TRUST:
        rng = stream(seed, "indicators", sketch.definition.name)
        yield trust.NAME, measured(sketch, course, _four_years(today), rng)
    for unit in (trust.NAME, *trust.DIRECTORATES):
        rng = stream(seed, "indicators", unit)
        for sketch in (*_for_all(), *CARE.get(unit, ())):
            course = one_of(rng, COURSES)
            yield unit, measured(varied(sketch, rng), course, _four_years(today), rng)


def _four_years(today: date) -> Timeline:
    started_on = date(today.year - 3, today.month, 1)
    return Timeline(today, started_on, changed_on=date(today.year - 1, 1, 1))
