"""The right medicine at the right time, and no more of it than helps."""

from qiplatform.demonstration.sketches import (
    BALANCING,
    NEUTRAL,
    PROCESS,
    RUN,
    RUN_BY_EYE,
    WEEK,
    count,
    number,
    percentage,
)
from qiplatform.demonstration.topics.topic import BEDS, WARDS, Topic

TOPICS = (
    Topic(
        care=WARDS,
        titles=("No dose missed {place}", "Every medicine, every time {place}"),
        aim="Reduce doses missed without a reason {place} from {usual}% to {goal}% by {by}.",
        changes=("Chart check at handover", "Red tabard for the round", "Stock list on the fridge"),
        measures=(
            percentage(
                "Doses missed without a reason",
                3.6,
                1.2,
                counted="doses missed",
                of="doses due",
                size=2400,
                spread=0.25,
                target=2,
            ),
            percentage(
                "Charts checked at handover",
                51,
                90,
                counted="charts checked",
                of="charts",
                size=60,
                role=PROCESS,
                rhythm=WEEK,
            ),
        ),
    ),
    Topic(
        care=("ward", "older_ward", "crisis"),
        titles=("The full list in a day {place}", "Medicines right from the start {place}"),
        aim="Complete medicines reconciliation within 24 hours for {goal}% of people "
        "{place} by {by}, up from {usual}%.",
        changes=("Pharmacist at the morning meeting", "Weekend rota", "Call the surgery first"),
        measures=(
            percentage(
                "Medicines reconciled within 24 hours",
                61,
                88,
                counted="people reconciled in time",
                of="people admitted",
                size=26,
                target=90,
            ),
            number(
                "Pharmacist time per admission",
                34,
                34,
                unit="minutes",
                role=BALANCING,
                better=NEUTRAL,
                decimals=0,
            ),
        ),
    ),
    Topic(
        care=("community", "forensic"),
        titles=("Blood tests without the chase {place}", "Safe on clozapine {place}"),
        aim="Have {goal}% of people on clozapine tested on time {place} by {by}; it is {usual}% "
        "now.",
        changes=("Finger-prick machine", "Saturday clinic", "Text the day before"),
        measures=(
            percentage(
                "Clozapine blood tests on time",
                72,
                93,
                counted="people tested on time",
                of="people due a test",
                size=44,
                target=95,
            ),
            count("Treatment breaks", 2.4, 1.2, of="breaks", role=PROCESS),
        ),
    ),
    Topic(
        care=("ward", "forensic", "community"),
        titles=("Enough and no more {place}", "High doses reviewed {place}"),
        aim="Reduce the share of people above the usual maximum dose {place} from {usual}% to "
        "{goal}% by {by}.",
        changes=("Review slot in the ward round", "Dose calculator", "Plan for each medicine"),
        measures=(
            percentage(
                "People on high-dose antipsychotics",
                21,
                12,
                counted="people above the maximum",
                of="people treated",
                size=70,
            ),
            percentage(
                "High doses with a review this quarter",
                40,
                78,
                counted="people reviewed",
                of="people on a high dose",
                size=14,
                role=PROCESS,
                chart=RUN,
            ),
        ),
    ),
    Topic(
        care=("community", "older", "perinatal"),
        titles=("Safe on lithium {place}", "Lithium checks on time {place}"),
        aim="Bring lithium checks on time {place} from {usual}% to {goal}% by {by}.",
        changes=("Shared list with surgeries", "Birthday-month reminders"),
        measures=(
            percentage(
                "Lithium checks on time",
                58,
                86,
                counted="people checked",
                of="people on lithium",
                size=31,
                chart=RUN_BY_EYE,
                target=90,
            ),
        ),
    ),
    Topic(
        care=BEDS,
        titles=("Fewer as-needed sedatives {place}", "Other ways to settle {place}"),
        aim="Reduce as-needed sedatives {place} from {usual} to {goal} doses a week by {by}.",
        changes=("Warm drinks and a walk first", "Weighted blankets", "Evening quiet hour"),
        measures=(
            count("As-needed sedatives", 34, 23, of="doses", rhythm=WEEK, spread=0.15),
            percentage(
                "Other ways offered first",
                33,
                72,
                counted="times another way was offered",
                of="sedatives asked for",
                size=30,
                role=PROCESS,
                rhythm=WEEK,
            ),
        ),
    ),
)
