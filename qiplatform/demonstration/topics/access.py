"""Being seen: waits, missed appointments, first answers, letters."""

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
from qiplatform.demonstration.topics.topic import CLINICS, Topic

TOPICS = (
    Topic(
        care=("young", "therapies", "older", "perinatal", "disability"),
        titles=("Sooner to a first talk {place}", "A shorter wait {place}"),
        aim="Cut the wait from referral to first assessment {place} from {usual} to {goal} days "
        "by {by}.",
        changes=("One referral meeting a day", "Held slots", "Call within two days"),
        measures=(
            number("Wait to first assessment", 42, 25, unit="days", target=28),
            percentage(
                "Assessment slots filled",
                78,
                91,
                counted="slots filled",
                of="slots offered",
                size=72,
                role=PROCESS,
            ),
            count("Referrals", 66, 66, of="referrals", role=BALANCING, better=NEUTRAL, spread=0.12),
        ),
    ),
    Topic(
        care=("young", "therapies", "perinatal", "older"),
        titles=("Fewer empty chairs {place}", "Appointments people can keep {place}"),
        aim="Reduce missed appointments {place} from {usual}% to {goal}% by {by}.",
        changes=("Reminder two days before", "Choice of time", "Evening clinic", "Easier letter"),
        measures=(
            percentage(
                "Missed appointments",
                18,
                11.5,
                counted="appointments missed",
                of="appointments booked",
                size=170,
            ),
            percentage(
                "Reminders sent two days before",
                44,
                92,
                counted="reminders sent",
                of="appointments booked",
                size=170,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=("therapies", "young", "community"),
        titles=("From first talk to treatment {place}", "Treatment without the gap {place}"),
        aim="Cut the wait from assessment to treatment {place} from {usual} to {goal} weeks by "
        "{by}.",
        changes=("Start groups every month", "Review at session six", "Shared waiting list"),
        measures=(
            number("Wait from assessment to treatment", 18, 11, unit="weeks", target=12),
            count(
                "People who start treatment",
                31,
                38,
                of="people",
                role=PROCESS,
                spread=0.1,
                chart=DATA_COUNT,
            ),
        ),
    ),
    Topic(
        care=("crisis",),
        titles=("There within four hours {place}", "Help when it matters {place}"),
        aim="See {goal}% of people in crisis within four hours {place} by {by}; it is {usual}% "
        "now.",
        changes=("Pair for every call", "Car share map", "Overlap at eight in the evening"),
        measures=(
            percentage(
                "Seen within four hours",
                66,
                87,
                counted="people seen in time",
                of="people referred in crisis",
                size=110,
                rhythm=WEEK,
                target=85,
            ),
            number("Overtime", 46, 46, unit="hours a week", role=BALANCING, rhythm=WEEK),
        ),
    ),
    Topic(
        care=("crisis", "community"),
        titles=("Answered in a minute {place}", "A voice at the end of the line {place}"),
        aim="Answer {goal}% of calls within a minute {place} by {by}, up from {usual}%.",
        changes=("Call rota", "Messages from the website", "Call back list at lunch"),
        measures=(
            percentage(
                "Calls answered within a minute",
                54,
                80,
                counted="calls answered",
                of="calls",
                size=620,
                spread=0.06,
                rhythm=WEEK,
            ),
            percentage(
                "Callers who rang off",
                16,
                9,
                counted="calls given up",
                of="calls",
                size=620,
                spread=0.1,
                role=PROCESS,
                rhythm=WEEK,
                chart=RUN,
            ),
        ),
    ),
    Topic(
        care=("older",),
        titles=("A clear answer about memory {place}",),
        aim="Give {goal}% of people a diagnosis within six weeks {place} by {by}; it is {usual}% "
        "now.",
        changes=("Scan asked for at referral", "One-stop clinic", "Nurse-led feedback"),
        measures=(
            percentage(
                "Diagnosis within six weeks",
                31,
                60,
                counted="people diagnosed in time",
                of="people referred",
                size=58,
                target=65,
            ),
            percentage(
                "Scans ready at the first visit",
                28,
                70,
                counted="scans ready",
                of="first visits",
                size=55,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=CLINICS,
        titles=("The right door first time {place}", "Fewer referrals sent back {place}"),
        aim="Send back {goal}% of referrals or fewer {place} by {by}, down from {usual}%.",
        changes=("Advice line for surgeries", "One-page referral form", "Monthly lunch with GPs"),
        measures=(
            percentage(
                "Referrals sent back",
                24,
                14,
                counted="referrals sent back",
                of="referrals",
                size=84,
            ),
            count("Calls to the advice line", 9, 17, of="calls", role=PROCESS, spread=0.15),
        ),
    ),
    Topic(
        care=("ward", "older_ward", "crisis", "community"),
        titles=("Letters that arrive before people do {place}", "A letter in a day {place}"),
        aim="Send {goal}% of discharge letters within 24 hours {place} by {by}, up from {usual}%.",
        changes=("Letter begun on day one", "Template of one page", "Ten minutes after the round"),
        measures=(
            percentage(
                "Discharge letters within 24 hours",
                48,
                84,
                counted="letters sent in time",
                of="people discharged",
                size=32,
                target=90,
            ),
            number("Pages in a letter", 4.1, 2.6, unit="pages", role=PROCESS, spread=0.09),
        ),
    ),
)
