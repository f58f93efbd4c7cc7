"""The barriers of the trust as planned: believable, some still open, cleared faster than before."""

from datetime import timedelta
from statistics import median

from people.demonstration import SPONSOR
from people.roles import ProjectRole
from qiplatform.demonstration.barriers import WEEKLY_SINCE
from qiplatform.demonstration.plans import BarrierPlan, TrustPlan


def barriers(plan: TrustPlan) -> list[BarrierPlan]:
    return [barrier for project in plan.projects for barrier in project.barriers]


def test_they_are_raised_by_members_and_answered_by_sponsors_in_order(plan: TrustPlan) -> None:
    for project in plan.projects:
        sponsors = {email for email, role in project.team if role is ProjectRole.SPONSOR}
        members = {email for email, _ in project.team}
        for barrier in project.barriers:
            assert barrier.raised_by in members
            assert project.started_on <= barrier.raised_on <= plan.today
            if barrier.answered_on:
                assert barrier.answered_by in sponsors
                assert barrier.raised_on <= barrier.answered_on <= plan.today


def test_they_are_cleared_faster_since_sponsors_look_every_week(plan: TrustPlan) -> None:
    cleared = [b for b in barriers(plan) if b.answered_on and not b.is_declined]
    since = plan.today - timedelta(days=WEEKLY_SINCE)

    def usual(of: list[BarrierPlan]) -> float:
        return median((b.answered_on - b.raised_on).days for b in of if b.answered_on)

    before = [b for b in cleared if b.raised_on < since]
    after = [b for b in cleared if b.raised_on >= since]
    assert len(before) > 40
    assert len(after) > 40
    assert usual(before) > 2 * usual(after)


def test_some_wait_and_some_of_them_long(plan: TrustPlan) -> None:
    waiting = [b for b in barriers(plan) if not b.answered_on]
    ages = [(plan.today - barrier.raised_on).days for barrier in waiting]
    assert 15 < len(waiting) < 70
    assert max(ages) > 28
    own = [
        barrier
        for project in plan.projects
        if (SPONSOR.email, ProjectRole.SPONSOR) in project.team
        for barrier in project.barriers
        if not barrier.answered_on
    ]
    assert len(own) > 1
