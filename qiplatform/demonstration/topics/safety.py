"""Being safe on a ward: violence, restraint, falls, self-harm, leave."""

from qiplatform.demonstration.sketches import (
    BALANCING,
    DATA_COUNT,
    NEUTRAL,
    PROCESS,
    RUN,
    WEEK,
    count,
    days_between,
    number,
    percentage,
    rate,
)
from qiplatform.demonstration.topics.topic import BEDS, WARDS, Topic

TOPICS = (
    Topic(
        care=WARDS,
        titles=("Fewer people hurt {place}", "Calmer days {place}", "Safer together {place}"),
        aim="Bring physical violence {place} down from {usual} to {goal} incidents per 1,000 "
        "occupied bed days by {by}, so that everyone feels safe to be here.",
        changes=("Safety huddle at every shift", "Safety cross on the wall", "Calm-down cards"),
        measures=(
            rate("Physical violence", 11.0, 6.4, counted="incidents", size=540),
            percentage(
                "Shifts with a safety huddle",
                55,
                90,
                counted="shifts with a huddle",
                of="shifts",
                size=90,
                role=PROCESS,
                target=85,
            ),
            count("Rapid tranquillisation", 3.2, 3.2, of="times", role=BALANCING, better=NEUTRAL),
        ),
    ),
    Topic(
        care=BEDS,
        titles=("Talking first, holding last {place}", "Less restraint {place}"),
        aim="Use restraint {place} less often: from {usual} to {goal} times per 1,000 occupied "
        "bed days by {by}.",
        changes=("Debrief within a day", "My calm plan in every record", "Practice with actors"),
        measures=(
            rate("Restraint", 7.4, 4.2, counted="times restraint was used", size=520),
            percentage(
                "Debriefs after restraint",
                42,
                84,
                counted="restraints with a debrief",
                of="restraints",
                size=9,
                role=PROCESS,
                chart=RUN,
            ),
            days_between("Days between staff injuries", 16, 16, role=BALANCING),
        ),
    ),
    Topic(
        care=("forensic", "ward"),
        titles=("Fewer hours alone {place}", "Shorter seclusion {place}"),
        aim="Reduce the hours people spend in seclusion {place} from {usual} to {goal} a month "
        "by {by}.",
        changes=("Review by two disciplines", "Sensory room opened", "Exit plan from hour one"),
        measures=(
            number("Hours in seclusion", 210, 125, unit="hours a month", spread=0.2, decimals=0),
            percentage(
                "Seclusion reviews on time",
                63,
                92,
                counted="reviews on time",
                of="reviews due",
                size=34,
                role=PROCESS,
                target=95,
            ),
        ),
    ),
    Topic(
        care=("older_ward",),
        titles=("Steady on our feet {place}", "Fewer falls {place}"),
        aim="Reduce falls {place} from {usual} to {goal} per 1,000 occupied bed days by {by}, "
        "without keeping people in their chairs.",
        changes=("Falls plan on the day of admission", "Shoes and lights round", "Strength class"),
        measures=(
            rate("Falls", 8.6, 5.4, counted="falls", size=500),
            percentage(
                "Falls plan within 24 hours",
                58,
                90,
                counted="people with a falls plan",
                of="people admitted",
                size=14,
                role=PROCESS,
                target=90,
            ),
            count(
                "People in the strength class", 22, 31, of="places taken", role=PROCESS, chart=RUN
            ),
        ),
    ),
    Topic(
        care=("ward", "young_ward"),
        titles=("Someone to turn to {place}", "Less self-harm {place}"),
        aim="Reduce self-harm {place} from {usual} to {goal} incidents per 1,000 occupied bed "
        "days by {by}.",
        changes=("Named nurse at each meal", "Evening group", "Comfort boxes", "Night plans"),
        measures=(
            rate("Self-harm", 14.0, 8.8, counted="incidents", size=510),
            percentage(
                "Time with a named nurse each day",
                49,
                81,
                counted="people who had the time",
                of="people on the ward",
                size=120,
                role=PROCESS,
                rhythm=WEEK,
            ),
            number(
                "Hours of close observation",
                310,
                310,
                unit="hours a week",
                role=BALANCING,
                rhythm=WEEK,
                decimals=0,
            ),
        ),
    ),
    Topic(
        care=("ward", "forensic"),
        titles=("Back on time {place}", "Leave that works {place}"),
        aim="Reduce late and missed returns from leave {place} from {usual} to {goal} a month "
        "by {by}.",
        changes=("Leave plan signed together", "A call at half time", "Bus times by the door"),
        measures=(
            count("Late or missed returns", 6.5, 3.4, of="returns"),
            percentage(
                "Leave plans signed together",
                38,
                82,
                counted="plans signed by both",
                of="leaves taken",
                size=64,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=(*BEDS, "young_ward"),
        titles=("Sexual safety {place}", "Safe from harassment {place}"),
        aim="Lengthen the time between sexual safety incidents {place} from {usual} to {goal} "
        "days by {by}, and make it easy to speak up.",
        changes=("Standards agreed in the community meeting", "Speak-up card", "Bedroom corridors"),
        measures=(
            days_between("Days between sexual safety incidents", 13, 26),
            percentage(
                "People who feel safe here",
                71,
                87,
                counted="people who said yes",
                of="people who answered",
                size=17,
                role=PROCESS,
                chart=DATA_COUNT,
                target=85,
            ),
            count("Incidents reported by patients", 1.8, 2.6, of="reports", role=PROCESS),
        ),
    ),
    Topic(
        care=("older_ward",),
        titles=("Skin that stays whole {place}", "No avoidable pressure ulcers {place}"),
        aim="Lengthen the time between pressure ulcers {place} from {usual} to {goal} days by "
        "{by}.",
        changes=("Skin check at the weekly bath", "Turning clock", "Mattress library"),
        measures=(
            days_between("Days between pressure ulcers", 24, 52),
            percentage(
                "Skin checks on admission",
                66,
                93,
                counted="people checked",
                of="people admitted",
                size=15,
                role=PROCESS,
            ),
        ),
    ),
)
