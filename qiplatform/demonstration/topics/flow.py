"""Staying no longer, and no further from home, than helps."""

from qiplatform.demonstration.sketches import (
    BALANCING,
    DATA_COUNT,
    NEUTRAL,
    PROCESS,
    RUN,
    WEEK,
    count,
    number,
    percentage,
)
from qiplatform.demonstration.topics.topic import Topic

TOPICS = (
    Topic(
        care=("ward", "older_ward", "young_ward"),
        titles=("Home when ready {place}", "Shorter, better stays {place}"),
        aim="Shorten the usual stay {place} from {usual} to {goal} days by {by}, with no more "
        "people coming back.",
        changes=("Purpose of the stay on day one", "Daily review at the board", "Housing clinic"),
        measures=(
            number("Length of stay", 39, 30, unit="days", spread=0.15, target=32),
            percentage(
                "Purpose of stay agreed in three days",
                36,
                80,
                counted="people with an agreed purpose",
                of="people admitted",
                size=18,
                role=PROCESS,
            ),
            percentage(
                "Back within 28 days",
                9,
                9,
                counted="people readmitted",
                of="people discharged",
                size=24,
                role=BALANCING,
                better=NEUTRAL,
            ),
        ),
    ),
    Topic(
        care=("ward", "crisis"),
        titles=("A bed near home {place}", "Nobody sent far away {place}"),
        aim="Reduce placements out of the area {place} from {usual} to {goal} a month by {by}.",
        changes=("Bed meeting with home treatment", "Weekend discharges", "Crisis house pathway"),
        measures=(
            count("Placements out of the area", 9, 4.2, of="people placed elsewhere", spread=0.1),
            number("Miles from home", 61, 48, unit="miles", role=PROCESS, spread=0.2, decimals=0),
        ),
    ),
    Topic(
        care=("ward", "community", "crisis"),
        titles=("A visit in three days {place}", "Never alone after discharge {place}"),
        aim="See {goal}% of people within 72 hours of leaving hospital {place} by {by}, up from "
        "{usual}%.",
        changes=("Visit booked before leaving", "Shared diary", "Friday check"),
        measures=(
            percentage(
                "Seen within 72 hours of discharge",
                76,
                93,
                counted="people seen in time",
                of="people discharged",
                size=27,
                target=80,
            ),
            percentage(
                "Visits booked before leaving",
                52,
                88,
                counted="visits booked",
                of="people discharged",
                size=27,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=("community", "therapies"),
        titles=("Room for the next person {place}", "Caseloads we can carry {place}"),
        aim="Bring the number of people on each caseload {place} from {usual} to {goal} by {by}.",
        changes=("Review at six months", "Step-down group", "Open return for a year"),
        measures=(
            number("People on a caseload", 34, 27, unit="people", spread=0.05, chart=DATA_COUNT),
            percentage(
                "Plans reviewed at six months",
                41,
                77,
                counted="plans reviewed",
                of="plans due",
                size=38,
                role=PROCESS,
            ),
            count("People who came back", 5.5, 5.5, of="people", role=BALANCING, better=NEUTRAL),
        ),
    ),
    Topic(
        care=("ward", "older_ward", "forensic"),
        titles=("Ready by noon {place}", "Leaving in daylight {place}"),
        aim="Have {goal}% of people leave before noon {place} by {by}; it is {usual}% now.",
        changes=("Medicines the day before", "Transport at ten", "Planned date on the board"),
        measures=(
            percentage(
                "Left before noon",
                24,
                55,
                counted="people who left before noon",
                of="people discharged",
                size=21,
                chart=RUN,
            ),
            percentage(
                "Medicines ready the day before",
                30,
                75,
                counted="people with medicines ready",
                of="people discharged",
                size=21,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=("disability_ward", "forensic", "older_ward"),
        titles=("No day longer than needed {place}", "Unblocking discharge {place}"),
        aim="Reduce days of delayed discharge {place} from {usual} to {goal} a week by {by}.",
        changes=("Weekly call with the council", "Barriers list with names", "Funding panel slot"),
        measures=(
            number(
                "Delayed days", 31, 19, unit="days a week", rhythm=WEEK, spread=0.18, decimals=0
            ),
            count("Barriers raised", 3.5, 5, of="barriers", rhythm=WEEK, role=PROCESS),
        ),
    ),
    Topic(
        care=("forensic", "ward", "disability_ward"),
        titles=("Leave that goes ahead {place}", "A promise is a promise {place}"),
        aim="Cancel {goal}% of planned leave or less {place} by {by}, down from {usual}%.",
        changes=("Leave planner at handover", "Driver shared with the next ward"),
        measures=(
            percentage(
                "Planned leave cancelled",
                19,
                9,
                counted="leaves cancelled",
                of="leaves planned",
                size=48,
                rhythm=WEEK,
            ),
        ),
    ),
)
