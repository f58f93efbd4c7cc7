"""Better ward days: medicines, blood sugar, beds, time, and records read for harm."""

from typing import Unpack

import numpy as np

from charts.engine import Method, RuleSetName
from projects.stages import Stage
from qiplatform.demonstration import trust
from qiplatform.demonstration.plans import Imitation
from qiplatform.demonstration.published.story import Chart, Story, changed_by, stepped
from qiplatform.demonstration.sketches import (
    BALANCING,
    DATA_COUNT,
    PROCESS,
    RUN,
    Details,
    Sketch,
    count,
    number,
    percentage,
)

LANEY = (Method.P_PRIME, RuleSetName.ANHOEJ_AND_LIMITS)
EAST_LONDON = "East London (King's Fund, 2017)"


def _absence(name: str, usual: float, **details: Unpack[Details]) -> Sketch:
    return percentage(
        name,
        usual,
        usual / 2,
        counted="shifts lost to sickness",
        of="shifts planned",
        size=1_900,
        **details,
    )


GLUCOSE = Story(
    title="Steady blood sugar in hospital",
    aim="Reduce the share of inpatients with diabetes whose blood sugar is out of range by 30%.",
    unit=trust.ACUTE,
    stage=Stage.SUSTAINING,
    months=27,
    charts=(
        Chart(
            percentage(
                "Inpatients with diabetes out of range",
                33.3,
                16.5,
                counted="people out of range",
                of="inpatients with diabetes",
                size=64,
                target=23.3,
                chart=RUN,
            ),
            stepped(33.3, 16.5, 40, 14, over=7),
            change=14,
            imitates=Imitation(
                "the median share of inpatients with diabetes out of range went from 33.3% to "
                "16.5% at the Institute of Mental Health, Singapore (King's Fund, 2017)",
                before=33.3,
                after=16.5,
                first=14,
                last=19,
                by_median=True,
            ),
            changes=("Snack choices with the kitchen", "Nurse-led titration", "Walk after lunch"),
        ),
        Chart(
            count("Transfers to hospital for blood sugar", 2.7, 1.0, of="transfers", role=PROCESS),
            stepped(2.7, 1.0, 48, 24, over=2),
            change=24,
            imitates=changed_by(
                "transfers to an acute hospital for blood sugar fell by about 63% at the "
                "Institute of Mental Health, Singapore (King's Fund, 2017)",
                before=2.7,
                percent=-63,
                first=24,
                last=23,
            ),
            within=0.02,
        ),
    ),
)

DOSES = Story(
    title="Every dose given on older people's wards",
    aim="Reduce missed doses on older people's wards by half.",
    unit=trust.OLDER_WARDS,
    stage=Stage.COMPLETED,
    months=30,
    ended_months_ago=4,
    charts=(
        Chart(
            percentage(
                "Missed doses",
                2.4,
                0.24,
                counted="doses missed",
                of="doses due",
                size=11_000,
                decimals=2,
                spread=0.12,
                chart=LANEY,
            ),
            stepped(2.4, 0.24, 48, 20, over=8),
            change=20,
            imitates=changed_by(
                f"missed doses fell by 90% on older people's wards in {EAST_LONDON}",
                before=2.4,
                percent=-90,
                first=20,
                last=18,
            ),
            changes=("Red tabard", "Chart check at handover", "Blank boxes counted each day"),
            reason="All six wards check every chart at handover.",
            phase=28,
        ),
    ),
)

OCCUPANCY = Story(
    title="A bed when it is needed",
    aim="Have a free bed on Bittern and Curlew wards every day.",
    unit=trust.ACUTE,
    stage=Stage.IMPLEMENTING,
    months=20,
    charts=tuple(
        Chart(
            percentage(
                f"Bed occupancy, {ward}",
                97,
                58.2,
                counted="occupied bed days",
                of="available bed days",
                size=550,
                spread=0.02,
                chart=DATA_COUNT,
            ),
            stepped(97, 58.2, 40, 20, over=6),
            change=20,
            imitates=changed_by(
                f"bed occupancy fell by about 40% on two wards in {EAST_LONDON}",
                before=97,
                percent=-40,
                first=20,
                last=14,
            ),
        )
        for ward in ("Bittern Ward", "Curlew Ward")
    ),
)

ABSENCE = Story(
    title="Well enough to be here, three wards together",
    aim="Bring staff absence on Heron, Plover and Curlew wards down by a third.",
    unit=trust.ACUTE,
    stage=Stage.IMPLEMENTING,
    months=22,
    charts=(
        Chart(
            _absence("Staff absence, three wards", 8.6),
            stepped(8.6, 8.6 * 0.64, 40, 18, over=6),
            change=18,
            imitates=changed_by(
                f"staff absence fell by 36% on three wards in {EAST_LONDON}",
                before=8.6,
                percent=-36,
                first=18,
                last=16,
            ),
            changes=("Welcome-back talks", "Roster with requests", "Joy in work sessions"),
        ),
    ),
)

# (sketch, level before, change in per cent), all measured before and after one workshop
_STAYS: tuple[tuple[Sketch, float, float], ...] = (
    (number("Length of stay", 58, 24.9, unit="days"), 58, -57),
    (number("Beds in use", 38, 30, unit="beds", spread=0.04), 38, -21),
    (
        percentage(
            "Bed occupancy",
            99,
            77.2,
            counted="occupied bed days",
            of="available bed days",
            size=1_100,
            chart=DATA_COUNT,
        ),
        99,
        -22,
    ),
    (_absence("Staff absence", 9.7, role=BALANCING), 9.7, -63),
    (count("Violence towards staff", 9.5, 2, of="incidents"), 9.5, -79),
    (count("Complaints", 1.8, 0, of="complaints"), 1.8, -100),
)

STAYS = Story(
    title="Purposeful stays on Dipper and Kittiwake wards",
    aim="Make every day of a stay count: shorter stays, fewer beds, safer wards within a year of "
    "the improvement workshop.",
    unit=trust.ACUTE,
    stage=Stage.SUSTAINING,
    months=15,
    charts=tuple(
        Chart(
            sketch,
            stepped(before, before * (1 + percent / 100), 30, 16, over=2),
            change=16,
            imitates=changed_by(
                f"{sketch.definition.name.lower()} changed by −{-percent:g}% in a year on two "
                "wards in Tees, Esk and Wear Valleys (King's Fund, 2017)",
                before=before,
                percent=percent,
                first=16,
                last=12,
            ),
            changes=("Improvement workshop", "Daily review at the board") if not place else (),
            within=0.02,
        )
        for place, (sketch, before, percent) in enumerate(_STAYS)
    ),
)

MEADOW_HOUSE = Story(
    title="Homes, not beds, at Meadow House",
    aim="Help people move from Meadow House to homes of their own, and close the beds they leave.",
    unit="Meadow House",
    stage=Stage.COMPLETED,
    months=22,
    ended_months_ago=5,
    charts=(
        Chart(
            number("Beds open", 16, 11, unit="beds", spread=0.0, decimals=0, chart=RUN),
            stepped(16, 11, 30, 15),
            change=15,
            imitates=Imitation(
                "a learning disability ward went from 16 to 11 beds (King's Fund, 2017)",
                before=16,
                after=11,
                first=15,
                last=15,
            ),
            changes=("Discharge plan from day one", "Weekly call with the council"),
        ),
    ),
)

MEETINGS = Story(
    title="Fewer, better meetings",
    aim="Give each locality a third of its meeting time back for patients.",
    unit=trust.COMMUNITY,
    stage=Stage.IMPLEMENTING,
    months=12,
    charts=tuple(
        Chart(
            number(f"Meeting time, {place}", 6.4, 6.4 * (1 + percent / 100), unit="hours a week"),
            stepped(6.4, 6.4 * (1 + percent / 100), 30, 17, over=4),
            change=17,
            imitates=changed_by(
                "time in meetings fell by 35 to 52% across services in Tees, Esk and Wear Valleys "
                "(King's Fund, 2017)",
                before=6.4,
                percent=percent,
                first=17,
                last=9,
            ),
        )
        for place, percent in (("north", -35), ("east", -44), ("south", -52))
    ),
)

RECORDS = Story(
    title="Reading records for harm",
    aim="Know how often people come to harm in our care, and halve it in two years.",
    unit=trust.NAME,
    stage=Stage.TESTING,
    months=9,
    charts=(
        Chart(
            percentage(
                "Records in which harm was found",
                20,
                10,
                counted="records with harm",
                of="records read",
                size=20,
                role=PROCESS,
            ),
            np.full(8, 20.0),
            change=8,
            imitates=Imitation(
                "a trigger tool found harm in one of five records at the Institute of Mental "
                "Health, Singapore, when it was first used (King's Fund, 2017)",
                before=20,
                after=20,
                first=8,
                last=8,
            ),
        ),
    ),
)

STORIES = (GLUCOSE, DOSES, OCCUPANCY, ABSENCE, STAYS, MEADOW_HOUSE, MEETINGS, RECORDS)
