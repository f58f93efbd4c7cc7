"""Beds that are free when needed, stays with a purpose, and time that is not spent in meetings."""

from projects.stages import Stage
from qiplatform.demonstration import trust
from qiplatform.demonstration.plans import Imitation
from qiplatform.demonstration.published.story import Chart, Story, changed_by, stepped
from qiplatform.demonstration.published.wards import EAST_LONDON, absence
from qiplatform.demonstration.sketches import (
    BALANCING,
    DATA_COUNT,
    RUN,
    Sketch,
    count,
    number,
    percentage,
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
    (absence("Staff absence", 9.7, role=BALANCING), 9.7, -63),
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
    unit=trust.MEADOW_HOUSE,
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

STORIES = (OCCUPANCY, STAYS, MEADOW_HOUSE, MEETINGS)
