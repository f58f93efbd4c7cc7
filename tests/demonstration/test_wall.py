"""Heron Ward's board is worth looking at."""

from django.utils import timezone

from dashboards.models import BoardLink
from dashboards.selectors.wall import board_of
from people.calendar import local_date
from people.demonstration import SERVICE_USER, TEAM_MEMBER
from people.models import User


def test_the_board_of_the_ward_has_something_of_everything(seeded: str) -> None:
    link = BoardLink.objects.select_related("unit__organisation").get()

    now = timezone.now()
    facts = board_of(link.unit, on=local_date(link.unit.organisation, now), at=now)

    assert facts.measures
    assert facts.crosses
    assert facts.cycles
    assert facts.barriers
    assert {task.who.email for task in facts.tasks} == {SERVICE_USER.email, TEAM_MEMBER.email}
    assert User.objects.get(email=SERVICE_USER.email).pk in facts.partners
