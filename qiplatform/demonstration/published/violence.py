"""Less violence, less restraint, fewer injured staff, and a modest result beside the great ones."""

import numpy as np

from projects.stages import Stage
from qiplatform.demonstration import trust
from qiplatform.demonstration.courses import between
from qiplatform.demonstration.plans import Imitation
from qiplatform.demonstration.published.story import Chart, Story, changed_by, stepped
from qiplatform.demonstration.sketches import (
    BALANCING,
    NEUTRAL,
    count,
    days_between,
    number,
    rate,
)

# Six months before and six months after, in pounds: 119,988 and 61,376 in all.
COSTS = (
    21_340,
    18_905,
    20_770,
    19_260,
    20_112,
    19_601,
    12_480,
    11_306,
    10_115,
    9_870,
    8_934,
    8_671,
)

ALL_WARDS = Story(
    title="Violence reduction on every ward",
    aim="Reduce physical violence across all wards by 30%, ward by ward, in three years.",
    unit=trust.NAME,
    stage=Stage.SUSTAINING,
    months=44,
    charts=(
        Chart(
            rate(
                "Physical violence, all wards",
                6.0,
                3.48,
                counted="incidents of physical violence",
                size=12_400,
                decimals=2,
            ),
            between((17, 6.0), (35, 3.48), n=60),
            change=18,
            imitates=changed_by(
                "physical violence fell by 42% on all East London wards (King's Fund, 2017)",
                before=6.0,
                percent=-42,
                first=18,
                last=18,
            ),
            changes=(
                "First four wards",
                "Safety huddles spread to ten wards",
                "Broset checklist on every ward",
                "Violence talked about in community meetings",
            ),
        ),
    ),
)

RESTRAINT = Story(
    title="Restraint as the last resort",
    aim="Halve the use of restraint across inpatient care in five years.",
    unit=trust.INPATIENT,
    stage=Stage.SUSTAINING,
    months=46,
    charts=(
        Chart(
            rate(
                "Restraint",
                2.83,
                1.46,
                counted="times restraint was used",
                size=12_000,
                decimals=2,
                target=1.9,
            ),
            between((11, 2.83), (47, 1.46), n=60),
            change=14,
            imitates=Imitation(
                "the restraint rate at the Institute of Mental Health, Singapore, went from 2.83 "
                "to 1.46 in five years (King's Fund, 2017)",
                before=2.83,
                after=1.46,
                first=12,
                last=12,
            ),
            changes=("Trigger lists made with patients", "Calm rooms", "Debrief after each use"),
        ),
    ),
)

SAFER_WARDS = Story(
    title="Safer wards for older people",
    aim="Reduce physical violence on six older people's wards by 20%, and double the days "
    "between staff injuries on Alder, Aspen and Hazel wards.",
    unit=trust.OLDER_WARDS,
    stage=Stage.IMPLEMENTING,
    months=26,
    charts=(
        Chart(
            days_between("Days between staff injuries, three wards", 8, 22),
            stepped(8, 22, 60, 36),
            change=36,
            imitates=Imitation(
                "the mean time between staff injuries on three older people's wards in East "
                "London went from 8 to 22 days (King's Fund, 2017)",
                before=8,
                after=22,
                first=36,
                last=24,
            ),
            changes=("Hourly rounding", "Sensory room", "Pet therapy", "Exercise to music"),
            within=0.02,
        ),
        Chart(
            count("Physical violence, six wards", 31, 19.8, of="incidents"),
            stepped(31, 31 * 0.64, 36, 18, over=3),
            change=18,
            imitates=changed_by(
                "physical violence fell by 36% on six older people's wards in East London "
                "(King's Fund, 2017)",
                before=31,
                percent=-36,
                first=18,
                last=15,
            ),
        ),
        Chart(
            number(
                "Direct cost of physical violence, six wards",
                19_998,
                10_229,
                unit="pounds a month",
                spread=0.0,
                decimals=0,
            ),
            np.array(COSTS, dtype=float),
            change=6,
            imitates=Imitation(
                "the direct cost of physical violence on six older people's wards in East London "
                "fell from £119,988 in six months to £61,376 in the next six (King's Fund, 2017)",
                before=119_988 / 6,
                after=61_376 / 6,
                first=6,
                last=6,
            ),
            is_closed=True,
            within=1e-6,
        ),
        Chart(
            count("Rapid tranquillisation", 4.2, 4.2, of="times", role=BALANCING, better=NEUTRAL),
            stepped(4.2, 4.2, 36, 18),
            change=18,
        ),
    ),
)

FORENSIC = Story(
    title="Safer days on eight forensic wards",
    aim="Reduce violence on eight forensic wards by 30% in two years.",
    unit=trust.FORENSIC,
    stage=Stage.IMPLEMENTING,
    months=25,
    charts=tuple(
        Chart(
            rate(name, before, before * (1 + percent / 100), counted="incidents", size=3_600),
            stepped(before, before * (1 + percent / 100), 48, 24, over=4),
            change=24,
            imitates=changed_by(
                f"{name.lower()} fell by {-percent:g}% in two years on eight forensic wards in "
                "East London",
                before=before,
                percent=percent,
                first=24,
                last=20,
            ),
            changes=changes,
        )
        for name, before, percent, changes in (
            ("Physical violence", 7.0, -8, ("Safety huddles", "Safety cross", "Weekly learning")),
            ("Non-physical violence", 21.0, -16.6, ("Community meetings", "Kind words board")),
        )
    ),
)

STORIES = (ALL_WARDS, RESTRAINT, SAFER_WARDS, FORENSIC)
