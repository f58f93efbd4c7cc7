"""Where board members of the trust walked lately, and what they wrote down."""

from datetime import datetime, timedelta

from dashboards.services.visits import note_visit
from people.calendar import local_date
from people.demonstration import BOARD_MEMBER, SPONSOR
from people.models import Organisation, Unit, User
from qiplatform.demonstration.staffing import WARD_OF_THE_LEAD

# (place, who, days ago, what)
_NOTES = (
    (
        WARD_OF_THE_LEAD,
        BOARD_MEMBER,
        96,
        "The team showed me the safety cross and what changed since the huddle moved to five "
        "o’clock. Agency staff often miss it. I promised to ask how they are told of it.",
    ),
    (
        WARD_OF_THE_LEAD,
        SPONSOR,
        40,
        "The family room is kept free for debriefs now. Two people said that this alone made a "
        "difference.",
    ),
    (
        "Fernhithe team",
        BOARD_MEMBER,
        61,
        "They would like to see their own wait over time rather than a table. I promised to bring "
        "it to the improvement team.",
    ),
)


def walk_around(*, organisation: Organisation, at: datetime) -> None:
    """Notes of three visits, kept with their units; a smaller trust has fewer of these units."""
    people = {person.email: person for person in User.objects.filter(organisation=organisation)}
    today = local_date(organisation, at)
    for place, who, days, words in _NOTES:
        unit = Unit.objects.filter(organisation=organisation, name=place).first()
        if unit is not None:
            note_visit(
                unit=unit,
                words=words,
                visited_on=today - timedelta(days=days),
                by=people[who.email],
                at=at,
            )
