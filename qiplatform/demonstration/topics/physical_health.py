"""The body matters too: checks, smoking, movement, food, sleep."""

from qiplatform.demonstration.sketches import (
    BALANCING,
    DATA_COUNT,
    DAY,
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
        care=("community", "ward", "forensic"),
        titles=("Head to toe {place}", "Physical checks for everyone {place}"),
        aim="Complete all physical health checks for {goal}% of people {place} by {by}, up from "
        "{usual}%.",
        changes=("Kit bag for each clinic", "Checks at the injection visit", "Results on one page"),
        measures=(
            percentage(
                "All physical checks done",
                41,
                76,
                counted="people with all checks",
                of="people due checks",
                size=62,
                target=80,
            ),
            percentage(
                "Results acted on",
                55,
                82,
                counted="results acted on",
                of="results out of range",
                size=25,
                role=PROCESS,
            ),
            number("Length of the visit", 38, 38, unit="minutes", role=BALANCING, better=NEUTRAL),
        ),
    ),
    Topic(
        care=WARDS,
        titles=("Clean air {place}", "Smoke-free and kind {place}"),
        aim="Offer nicotine replacement within 30 minutes to {goal}% of smokers {place} "
        "by {by}, up from {usual}%.",
        changes=("Vaping kit on arrival", "Trained on every shift", "Garden group at four"),
        measures=(
            percentage(
                "Nicotine replacement within 30 minutes",
                45,
                84,
                counted="people offered in time",
                of="smokers admitted",
                size=16,
            ),
            count("Smoking indoors", 11, 6.5, of="incidents", role=PROCESS, rhythm=WEEK),
        ),
    ),
    Topic(
        care=("community", "therapies"),
        titles=("Ready to quit {place}", "Help to stop smoking {place}"),
        aim="Refer {goal}% of smokers who want it to a stop-smoking adviser {place} by {by}, up "
        "from {usual}%.",
        changes=("Adviser in the clinic", "Carbon monoxide reading", "Quit buddy"),
        measures=(
            percentage(
                "Smokers referred to an adviser",
                28,
                54,
                counted="people referred",
                of="smokers seen",
                size=40,
                chart=RUN_BY_EYE,
            ),
        ),
    ),
    Topic(
        care=("forensic", "disability_ward", "ward"),
        titles=("Moving more {place}", "Fit for the week {place}"),
        aim="Increase activity {place} from {usual} to {goal} minutes per person a week by {by}.",
        changes=("Walking football", "Gym induction on day three", "Step challenge with staff"),
        measures=(
            number(
                "Minutes of activity", 63, 101, unit="minutes a person", rhythm=WEEK, decimals=0
            ),
            percentage(
                "Sessions that went ahead",
                71,
                90,
                counted="sessions held",
                of="sessions planned",
                size=14,
                role=PROCESS,
                rhythm=WEEK,
                chart=RUN,
            ),
        ),
    ),
    Topic(
        care=("older_ward",),
        titles=("Eating and drinking well {place}", "Enough to drink {place}"),
        aim="Reach {goal}% of people with enough to drink each day {place} by {by}, up from "
        "{usual}%.",
        changes=("Bright cups", "Tea trolley twice", "Drinks chart by the bed"),
        measures=(
            percentage(
                "People who drank enough",
                57,
                82,
                counted="people who drank enough",
                of="people on the ward",
                size=17,
                rhythm=DAY,
                chart=RUN,
            ),
            percentage(
                "Nutrition screens in a day",
                60,
                91,
                counted="people screened",
                of="people admitted",
                size=14,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=BEDS,
        titles=("A good night's sleep {place}", "Quiet after ten {place}"),
        aim="Raise the share of people who slept well {place} from {usual}% to {goal}% by {by}.",
        changes=("Soft-close doors", "Torches, not lights", "Eye masks and ear plugs"),
        measures=(
            percentage(
                "People who slept well",
                44,
                66,
                counted="people who said yes",
                of="people asked",
                size=15,
                rhythm=WEEK,
            ),
            number(
                "Noise at midnight",
                52,
                45,
                unit="decibels",
                spread=0.05,
                role=PROCESS,
                rhythm=WEEK,
                chart=DATA_COUNT,
            ),
        ),
    ),
    Topic(
        care=("disability", "disability_ward", "older"),
        titles=("A health passport for everyone {place}", "Known in every hospital {place}"),
        aim="Give {goal}% of people a health passport {place} by {by}; {usual}% have one now.",
        changes=("Made with people themselves", "Copy in the ambulance folder"),
        measures=(
            percentage(
                "People with a health passport",
                34,
                79,
                counted="people with a passport",
                of="people on the list",
                size=86,
                target=75,
            ),
        ),
    ),
)
