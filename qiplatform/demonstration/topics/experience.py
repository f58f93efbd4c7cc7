"""What care is like: plans made together, carers, activities, being heard."""

from qiplatform.demonstration.sketches import (
    DATA_COUNT,
    PROCESS,
    RUN,
    RUN_BY_EYE,
    WEEK,
    count,
    number,
    percentage,
)
from qiplatform.demonstration.topics.topic import CLINICS, EVERYWHERE, WARDS, Topic

TOPICS = (
    Topic(
        care=("community", "forensic", "ward", "disability", "disability_ward"),
        titles=("My plan, my words {place}", "Plans made together {place}"),
        aim="Have {goal}% of people say they wrote their care plan with us {place} by {by}, up "
        "from {usual}%.",
        changes=("Plan written side by side", "One page, plain words", "Peer reads it first"),
        measures=(
            percentage(
                "People who made their own plan",
                46,
                78,
                counted="people who said yes",
                of="people asked",
                size=30,
                target=75,
            ),
            percentage(
                "Plans on one page",
                22,
                70,
                counted="plans on one page",
                of="plans reviewed",
                size=26,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=("community", "older", "young", "perinatal", "older_ward"),
        titles=("Carers count {place}", "Support for those who care {place}"),
        aim="Offer support to {goal}% of carers {place} by {by}, up from {usual}%.",
        changes=("Ask who matters at the first visit", "Carers' champion", "Evening call"),
        measures=(
            percentage(
                "Carers offered support",
                38,
                71,
                counted="carers offered support",
                of="carers known",
                size=36,
            ),
            count("Carers at the monthly group", 7, 11, of="carers", role=PROCESS, chart=RUN),
        ),
    ),
    Topic(
        care=WARDS,
        titles=("Something to do after five {place}", "Evenings worth having {place}"),
        aim="Hold {goal} activities a week in evenings and at weekends {place} by {by}, up from "
        "{usual}.",
        changes=("Activity box", "Film night chosen by patients", "Volunteers on Sundays"),
        measures=(
            count("Evening and weekend activities", 9, 18, of="activities", rhythm=WEEK),
            percentage(
                "People who were not bored",
                39,
                62,
                counted="people who said so",
                of="people asked",
                size=14,
                role=PROCESS,
                rhythm=WEEK,
                chart=RUN_BY_EYE,
            ),
        ),
    ),
    Topic(
        care=("ward", "older_ward", "young_ward", "forensic"),
        titles=("A warm welcome {place}", "The first two hours {place}"),
        aim="Welcome {goal}% of people within two hours of arriving {place} by {by}, up from "
        "{usual}%.",
        changes=("Welcome pack", "Hot drink first, forms later", "Peer on weekday afternoons"),
        measures=(
            percentage(
                "Welcomed within two hours",
                52,
                86,
                counted="people welcomed in time",
                of="people admitted",
                size=19,
            ),
            percentage(
                "People who felt listened to on day one",
                58,
                77,
                counted="people who said yes",
                of="people asked",
                size=14,
                role=PROCESS,
                chart=RUN,
            ),
        ),
    ),
    Topic(
        care=("ward", "forensic"),
        titles=("Rounds that respect time {place}", "No more waiting for the round {place}"),
        aim="Cut the time people wait for their ward round {place} from {usual} to {goal} minutes "
        "by {by}.",
        changes=("Booked times", "Questions written down before", "Round in two halves"),
        measures=(
            number("Wait for the ward round", 48, 22, unit="minutes", rhythm=WEEK, spread=0.22),
            percentage(
                "People who left with answers",
                54,
                79,
                counted="people who said yes",
                of="people asked",
                size=12,
                role=PROCESS,
                rhythm=WEEK,
                chart=RUN,
            ),
        ),
    ),
    Topic(
        care=CLINICS,
        titles=("Would you send a friend? {place}", "Better every visit {place}"),
        aim="Have {goal}% of people say they would recommend us {place} by {by}, up from {usual}%.",
        changes=("Three questions by text", "You said, we did board", "Quiet corner with plants"),
        measures=(
            percentage(
                "People who would recommend us",
                81,
                90,
                counted="people who would",
                of="people who answered",
                size=45,
                target=85,
            ),
            percentage(
                "People who answered",
                12,
                26,
                counted="answers",
                of="people asked",
                size=260,
                role=PROCESS,
            ),
        ),
    ),
    Topic(
        care=EVERYWHERE,
        titles=("You said, we did {place}", "Ideas that go somewhere {place}"),
        aim="Act on {goal}% of suggestions within a month {place} by {by}, up from {usual}%.",
        changes=("Suggestions read out each week", "Owner and date on the board"),
        measures=(
            percentage(
                "Suggestions acted on within a month",
                25,
                66,
                counted="suggestions acted on",
                of="suggestions made",
                size=13,
                chart=RUN,
            ),
        ),
    ),
    Topic(
        care=("community", "perinatal", "crisis", "young"),
        titles=("In your own language {place}", "An interpreter every time {place}"),
        aim="Book an interpreter for {goal}% of people who need one {place} by {by}, up from "
        "{usual}%.",
        changes=("Language on the front page", "Video interpreters", "Letters in five languages"),
        measures=(
            percentage(
                "Interpreter there when needed",
                55,
                86,
                counted="visits with an interpreter",
                of="visits that needed one",
                size=23,
            ),
            number(
                "Length of interpreted visits", 52, 58, unit="minutes", role=PROCESS, spread=0.1
            ),
        ),
    ),
    Topic(
        care=("community", "therapies", "ward"),
        titles=("Someone who has been there {place}", "Peer support {place}"),
        aim="Grow peer support {place} from {usual} to {goal} contacts a week by {by}.",
        changes=("Peer at the welcome", "Peer-led walk", "Buddy for each peer worker"),
        measures=(
            count(
                "Contacts with a peer worker",
                12,
                24,
                of="contacts",
                rhythm=WEEK,
                spread=0.1,
                chart=DATA_COUNT,
            ),
        ),
    ),
)
