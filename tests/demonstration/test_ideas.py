"""What the teams of the demonstration trust make of their change ideas."""

from datetime import timedelta

import pytest

from people.demonstration import SERVICE_USER, WARD_LEAD
from people.roles import ProjectRole
from projects.backlog import PATIENCE
from projects.layers import Layer
from projects.models import ChangeIdea
from qiplatform.demonstration.plans import IdeaPlan, TrustPlan


def ideas(plan: TrustPlan) -> list[IdeaPlan]:
    return [idea for project in plan.projects for idea in project.ideas]


def test_every_idea_on_a_diagram_was_suggested_by_somebody_of_the_team(plan: TrustPlan) -> None:
    for project in plan.projects:
        boxes = [box.text for box in project.diagram if box.layer is Layer.IDEA]
        assert [idea.text for idea in project.ideas] == boxes, project.title
        team = dict(project.team)
        for idea in project.ideas:
            assert {idea.suggested_by, *idea.voters} <= team.keys(), project.title
            assert team[idea.suggested_by] is not ProjectRole.SPONSOR
            assert project.started_on <= idea.suggested_on <= plan.today


def test_most_ideas_are_answered_and_some_wait_too_long(plan: TrustPlan) -> None:
    late = plan.today - timedelta(days=PATIENCE)
    answered = [idea for idea in ideas(plan) if idea.reply]
    waiting = [idea for idea in ideas(plan) if not idea.reply]

    assert len(answered) > 2 * len(waiting)
    assert any(idea.suggested_on < late for idea in waiting)
    assert all(idea.replied_on and idea.replied_on >= idea.suggested_on for idea in answered)


def test_the_service_user_whose_sign_in_is_shown_finds_a_reply(plan: TrustPlan) -> None:
    own = [idea for idea in ideas(plan) if idea.suggested_by == SERVICE_USER.email]

    assert {bool(idea.reply) for idea in own} == {True, False}
    assert any(idea.could_stop for idea in own)


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_the_ideas_are_really_there() -> None:
    heron = ChangeIdea.objects.filter(node__diagram__project__title__contains="Heron Ward")
    stopped = heron.get(could_stop=True)

    assert stopped.suggested_by.email == SERVICE_USER.email
    assert stopped.replied_by is not None
    assert stopped.replied_by.email == WARD_LEAD.email
    assert stopped.voters.count() == 2
    assert heron.filter(reply="").exists()
