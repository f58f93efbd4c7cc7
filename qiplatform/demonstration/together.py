"""What the teams of the trust count alike, added up and compared."""

from datetime import datetime

from charts.models import Measure
from charts.selectors.definitions import could_follow
from charts.services.definitions import follow_definition, roll_up, share_definition
from people.demonstration import ADMINISTRATOR, ANALYST
from people.models import Organisation, Unit, User
from people.services.organisations import switch_comparison
from qiplatform.demonstration.trust import COMMUNITY

COUNTED_ALIKE = ("Missed first appointments", "Referrals")  # by fifteen community teams


def add_up(*, organisation: Organisation, at: datetime) -> None:
    """Share these definitions, add them up for the trust and its directorate, and compare."""
    analyst = User.objects.get(organisation=organisation, email=ANALYST.email)
    for name in COUNTED_ALIKE:
        first = Measure.objects.filter(
            organisation=organisation, name=name, project__visibility="open", closed_on=None
        ).first()
        if first is None:  # a small trust without these teams
            continue
        definition = share_definition(measure=first, name=name, by=analyst, at=at)
        follow_definition(
            definition=definition, measures=could_follow(definition), by=analyst, at=at
        )
        places = Unit.objects.filter(organisation=organisation)
        for place in (places.get(parent=None), places.get(name=COMMUNITY)):
            roll_up(definition=definition, unit=place, by=analyst, at=at)
    switch_comparison(
        organisation=organisation,
        on=True,
        by=User.objects.get(organisation=organisation, email=ADMINISTRATOR.email),
        at=at,
    )
