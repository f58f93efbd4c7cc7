"""The project of the ward lead whose sign-in is shown: good to look at, with a number due."""

from people import demonstration as known
from people.roles import ProjectRole
from projects.stages import Stage
from qiplatform.demonstration.courses import between
from qiplatform.demonstration.published.story import Chart, Story, stepped
from qiplatform.demonstration.sketches import (
    BALANCING,
    DATA_COUNT,
    NEUTRAL,
    PROCESS,
    WEEK,
    count,
    days_between,
    percentage,
)
from qiplatform.demonstration.staffing import WARD_OF_THE_LEAD

TEAM = (
    (known.WARD_LEAD.email, ProjectRole.LEAD),
    (known.TEAM_MEMBER.email, ProjectRole.TEAM_MEMBER),
    (known.SERVICE_USER.email, ProjectRole.SERVICE_USER),
    (known.CARER.email, ProjectRole.CARER),
    (known.COACH.email, ProjectRole.COACH),
    (known.SPONSOR.email, ProjectRole.SPONSOR),
)

STORY = Story(
    title="Calm evenings on Heron Ward",
    aim="Bring violence and aggression on Heron Ward down from 11 to 6 incidents a week, so that "
    "evenings are calm for everyone who stays and works here.",
    plain_words="Evenings on the ward were loud. People got hurt. We want calm evenings for "
    "everybody. We try something new every few weeks. We keep what helps.",
    unit=WARD_OF_THE_LEAD,
    stage=Stage.IMPLEMENTING,
    months=11,
    team=TEAM,
    charts=(
        Chart(
            count("Violence and aggression", 11.3, 4.9, of="incidents", rhythm=WEEK, target=6),
            between((25, 11.3), (33, 4.9), n=64),
            change=26,
            changes=(
                "Safety huddle at 5 pm",
                "Evening group led by patients",
                "Quiet room open until ten",
                "Safety cross by the door",
            ),
            overdue=1,
        ),
        Chart(
            percentage(
                "Shifts with a safety huddle",
                38,
                88,
                counted="shifts with a huddle",
                of="shifts",
                size=21,
                role=PROCESS,
                rhythm=WEEK,
                target=80,
            ),
            between((25, 38.0), (38, 88.0), n=64),
            change=26,
        ),
        Chart(
            percentage(
                "People who feel safe in the evening",
                61,
                82,
                counted="people who said yes",
                of="people asked",
                size=14,
                role=PROCESS,
                rhythm=WEEK,
                chart=DATA_COUNT,
                target=75,
            ),
            between((28, 61.0), (44, 82.0), n=52),
            change=16,
        ),
        Chart(
            count(
                "Rapid tranquillisation",
                1.9,
                1.9,
                of="times",
                role=BALANCING,
                rhythm=WEEK,
                better=NEUTRAL,
            ),
            stepped(1.9, 1.9, 64, 26),
            change=26,
        ),
        Chart(
            days_between("Days between staff injuries", 9, 19, role=BALANCING),
            stepped(9, 19, 40, 24),
            change=24,
        ),
    ),
)
