"""Heron Ward taps a safety cross every day, and logs one number by a code on its wall."""

from datetime import datetime, timedelta

import numpy as np

from charts.figures.safety_cross import Day
from charts.models import Measure
from charts.presenters.safety_cross import reading_of
from charts.services.entry_links import make_entry_link
from charts.services.measurements import record_measurements
from charts.services.measures import Definition, define_measure
from charts.vocabulary import DataShape, MeasureRole, Rhythm
from people.calendar import local_date
from people.demonstration import WARD_LEAD
from people.models import Organisation, User
from projects.models import Project
from qiplatform.demonstration.chance import stream
from qiplatform.demonstration.staffing import WARD_OF_THE_LEAD

DAYS = 70
_SHARES = (0.74, 0.15, 0.11)  # of green, orange and red days
DAILY = Definition(
    name="Violence, day by day",
    role=MeasureRole.PROCESS,
    data_shape=DataShape.COUNT,
    rhythm=Rhythm.DAY,
    definition="Red: somebody was hurt. Orange: it could have happened. Tapped at the last huddle.",
    value_words="incidents",
    decimals=0,
)


def let_people_log(*, organisation: Organisation, at: datetime) -> None:
    """A safety cross with its last ten weeks, and a box for a number."""
    lead = User.objects.get(organisation=organisation, email=WARD_LEAD.email)
    project = Project.objects.filter(
        organisation=organisation, unit__name=WARD_OF_THE_LEAD, memberships__user=lead
    ).earliest("pk")
    today = local_date(organisation, at)
    daily = define_measure(
        definition=DAILY, place=project, by=lead, at=at, starts_on=today - timedelta(days=DAYS)
    )
    colours = stream(0, "safety cross").choice(np.array(list(Day)), size=DAYS, p=_SHARES)
    readings = [
        reading_of(Day(colour), today - timedelta(days=DAYS - 1 - i))
        for i, colour in enumerate(colours)
    ]
    record_measurements(measure=daily, readings=readings, by=lead, at=at)
    make_entry_link(measure=daily, name="Nurses’ station", kind="cross", by=lead, at=at)
    main = Measure.objects.filter(project=project, role=MeasureRole.OUTCOME).earliest("pk")
    make_entry_link(measure=main, name="Ward office", by=lead, at=at)
