"""Better ward days: medicines, blood sugar, staff who are well, and records read for harm."""

from typing import Unpack

import numpy as np

from people.demonstration import WARD_LEAD
from people.roles import ProjectRole
from projects.stages import Stage
from qiplatform.demonstration import trust
from qiplatform.demonstration.plans import Imitation
from qiplatform.demonstration.published.story import Chart, Story, changed_by, stepped
from qiplatform.demonstration.sketches import (
    PROCESS,
    RUN,
    Details,
    Sketch,
    count,
    percentage,
)

EAST_LONDON = "East London (King's Fund, 2017)"


def absence(name: str, usual: float, **details: Unpack[Details]) -> Sketch:
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


ABSENCE = Story(
    title="Well enough to be here, three wards together",
    aim="Bring staff absence on Heron, Plover and Curlew wards down by a third.",
    unit=trust.ACUTE,
    stage=Stage.IMPLEMENTING,
    months=22,
    joined_by=((WARD_LEAD.email, ProjectRole.TEAM_MEMBER),),
    charts=(
        Chart(
            absence("Staff absence, three wards", 8.6),
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

STORIES = (GLUCOSE, DOSES, ABSENCE, RECORDS)
