"""Heron Ward has a board on the wall of its day room, and things to do by the huddle of today."""

from datetime import datetime

from dashboards.services.wall import make_board_link
from pdsa.models import Cycle
from pdsa.services.tasks import add_task
from pdsa.stages import CycleStage
from people import demonstration as known
from people.calendar import local_date
from people.models import Organisation, Unit, User
from qiplatform.demonstration.staffing import WARD_OF_THE_LEAD

_DUE = (
    ("Put pencils beside the safety cross", known.TEAM_MEMBER),
    ("Ask at supper who wants to colour it in", known.SERVICE_USER),
)


def put_on_the_wall(*, organisation: Organisation, at: datetime) -> None:
    """A screen that is waiting for its link to be opened, and two tasks due today."""
    people = {person.email: person for person in User.objects.filter(organisation=organisation)}
    lead = people[known.WARD_LEAD.email]
    ward = Unit.objects.get(organisation=organisation, name=WARD_OF_THE_LEAD)
    make_board_link(unit=ward, screen="Day room of Heron Ward", by=lead, at=at)
    running = Cycle.objects.filter(project__unit=ward, lead=lead, stage=CycleStage.DO)
    if cycle := running.order_by("-started_on").first():
        for what, who in _DUE:
            add_task(
                cycle=cycle,
                what=what,
                who=people[who.email],
                due_on=local_date(organisation, at),
                by=lead,
                at=at,
            )
