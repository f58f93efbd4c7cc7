"""Waits that became short, and fifteen community teams that worked on theirs together."""

from collections.abc import Iterator

import numpy as np

from projects.stages import Stage
from qiplatform.demonstration import trust
from qiplatform.demonstration.chance import stream
from qiplatform.demonstration.courses import between
from qiplatform.demonstration.plans import Imitation
from qiplatform.demonstration.published.story import Chart, Story, stepped
from qiplatform.demonstration.sketches import (
    BALANCING,
    NEUTRAL,
    PROCESS,
    WEEK,
    count,
    number,
    percentage,
)
from qiplatform.demonstration.teams import in_words

FROM_REFERRAL = "Days from referral to first assessment"

LOCALITY = Story(
    title="Purposeful first contact in the north",
    aim="See people within a week of referral in the north locality, down from three weeks.",
    unit="North locality",
    stage=Stage.SUSTAINING,
    months=13,
    charts=(
        Chart(
            number(FROM_REFERRAL, 21, 6, unit="days", rhythm=WEEK, target=7),
            between((51, 21.0), (88, 6.0), n=104),
            change=52,
            imitates=Imitation(
                "the wait for a first assessment in community teams in North Yorkshire went from "
                "21 to 6 days in a year (King's Fund, 2017)",
                before=21,
                after=6,
                first=52,
                last=14,
            ),
            changes=("Standard work for intake", "Daily huddle", "Two slots kept each day"),
        ),
    ),
)

YOUNG_PEOPLE = Story(
    title="A first talk within a week for young people",
    aim="Bring the wait for a first appointment down from 98 to 7 days.",
    unit="Children and young people's service",
    stage=Stage.COMPLETED,
    months=20,
    ended_months_ago=3,
    charts=(
        Chart(
            number("Wait for a first appointment", 98, 7, unit="days", spread=0.1, target=10),
            stepped(98, 7, 36, 20, over=2),
            change=20,
            imitates=Imitation(
                "the wait in a children's service in Durham and Darlington went from 98 to 7 days "
                "(King's Fund, 2017)",
                before=98,
                after=7,
                first=20,
                last=14,
            ),
            changes=("Five-day improvement workshop", "Executives clear the room problem"),
            reason="The new intake decided in the improvement workshop began.",
            phase=21,
        ),
    ),
)

OUTPATIENTS = Story(
    title="Ninety days to a shorter outpatient wait",
    aim="Cut the outpatient wait to a week in ninety days.",
    unit="South locality",
    stage=Stage.IMPLEMENTING,
    months=10,
    charts=(
        Chart(
            number("Outpatient wait", 100, 7, unit="days", rhythm=WEEK, spread=0.09, decimals=0),
            stepped(100, 7, 72, 36, over=13),
            change=36,
            imitates=Imitation(
                "the outpatient wait in Durham and Darlington fell by 93%, to 7 days, in 90 days "
                "(King's Fund, 2017)",
                before=100,
                after=7,
                first=36,
                last=20,
            ),
            changes=("Target sheet agreed", "30-day report", "60-day report", "90-day report"),
        ),
    ),
)


def community_teams(seed: int) -> Iterator[Story]:
    """One project a team: sooner seen by a quarter, a third fewer missed, a quarter more referred.

    Teams differ, but all of them together come to the published figures.
    """
    rng = stream(seed, "community teams")
    teams = trust.teams_giving("community")
    waits = rng.uniform(26, 58, len(teams))
    after = waits * _around(0.75, waits, rng)
    missed = rng.uniform(17, 25, len(teams))
    missed_after = missed * _around(0.67, missed, rng)
    for i, team in enumerate(teams):
        yield Story(
            title=f"Seen sooner {in_words(team)}",
            aim=f"See people a quarter sooner {in_words(team)}, with a third fewer missed first "
            "appointments, although more people are referred.",
            unit=team,
            stage=Stage.IMPLEMENTING if i % 3 else Stage.TESTING,
            months=26,
            charts=tuple(_of_a_team(waits[i], after[i], missed[i], missed_after[i])),
        )


def _of_a_team(
    wait: float, wait_after: float, missed: float, missed_after: float
) -> Iterator[Chart]:
    yield Chart(
        number(FROM_REFERRAL, wait, wait_after, unit="days", target=28),
        stepped(wait, wait_after, 42, 18, over=8),
        change=18,
        figure="fifteen East London community teams saw people 25% sooner (King's Fund, 2017)",
        changes=("Referrals read every day", "Two slots kept each week", "Joint first visit"),
    )
    yield Chart(
        percentage(
            "Missed first appointments",
            missed,
            missed_after,
            counted="first appointments missed",
            of="first appointments booked",
            size=90,
            role=PROCESS,
        ),
        stepped(missed, missed_after, 42, 18, over=8),
        change=18,
        figure="in fifteen East London community teams 33% fewer first appointments were missed "
        "(King's Fund, 2017)",
    )
    yield Chart(
        count("Referrals", 48, 60, of="referrals", role=BALANCING, better=NEUTRAL),
        stepped(48, 60, 42, 16, over=10),
        change=18,
        figure="referrals to fifteen East London community teams rose by 25% (King's Fund, 2017)",
    )


def _around(share: float, sizes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Shares that differ from team to team and together leave `share` of the whole."""
    shares = share + rng.uniform(-0.13, 0.13, len(sizes))
    return shares * share * sizes.sum() / (sizes * shares).sum()


STORIES = (LOCALITY, YOUNG_PEOPLE, OUTPATIENTS)
