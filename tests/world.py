"""A small fictional organisation for tests, built through the services like everything else.

Each function makes a valid thing with no arguments; name only what the test is about.
"""

import itertools
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from audit.services import SystemProcess
from charts import periods
from charts.models import Measure
from charts.readings import Reading
from charts.services import measurements, measures
from charts.services.measures import Definition
from charts.vocabulary import DataShape, MeasureRole, Rhythm
from people.calendar import local_date
from people.models import Organisation, RoleAssignment, Unit, User
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from projects.models import Project
from projects.services import closing, projects, team
from projects.stages import CLOSED, Stage

PASSWORD = "correct horse battery staple"
BUILDER = SystemProcess("tests")
_numbers = itertools.count(1)
_hash_of: dict[str, str] = {}


@dataclass
class World:
    """An organisation with a ward, its lead and the lead's project."""

    organisation: Organisation
    ward: Unit
    administrator: User
    lead: User
    project: Project


def a_world(name: str = "Northgate Fictional Health") -> World:
    """The usual cast. Call twice for two organisations."""
    organisation = an_organisation(name)
    administrator = a_person(organisation, "Ada Administrator", UnitRole.ADMINISTRATOR)
    ward = a_unit(organisation, "Willow ward")
    lead = a_person(organisation, "Lena Lead")
    return World(organisation, ward, administrator, lead, a_project(ward, lead))


def an_organisation(name: str = "Northgate Fictional Health") -> Organisation:
    organisation = Organisation.objects.create(name=name, short_name=name[:30])
    Unit.objects.create(
        organisation=organisation, name=name, kind=Unit.Kind.ORGANISATION, parent=None
    )
    return organisation


def a_unit(organisation: Organisation, name: str = "", parent: Unit | None = None) -> Unit:
    unit = Unit.objects.create(
        organisation=organisation,
        parent=parent or top_unit(organisation),
        name=name or f"Ward {next(_numbers)}",
        kind=Unit.Kind.TEAM,
    )
    unit.refresh_from_db()
    return unit


def a_person(
    organisation: Organisation,
    name: str = "",
    role: UnitRole | None = UnitRole.STAFF,
    unit: Unit | None = None,
) -> User:
    number = next(_numbers)
    person = User.objects.create(
        organisation=organisation,
        name=name or f"Person {number}",
        email=f"person{number}@example.org",
        password=_hashed(PASSWORD),
    )
    if role is not None:
        RoleAssignment.objects.create(
            organisation=organisation,
            user=person,
            unit=unit or top_unit(organisation),
            role=role,
            starts_on=date(2020, 1, 1),
        )
    return person


def a_project(unit: Unit, lead: User, title: str = "", **more: object) -> Project:
    return projects.start_project(
        title=title or f"Fewer falls {next(_numbers)}",
        unit=unit,
        by=lead,
        at=timezone.now(),
        **more,
    )


def a_member(project: Project, lead: User, role: ProjectRole = ProjectRole.TEAM_MEMBER) -> User:
    person = a_person(project.organisation)
    team.add_member(project=project, user=person, role=role, by=lead, at=timezone.now())
    return person


def closed(project: Project, by: User, stage: Stage = Stage.CLOSED_WITH_LEARNING) -> Project:
    """The project at its end, with a summary of what was learned."""
    parting = closing.Parting("Nights are too busy.", "Huddles at nine.", "The ward manager.")
    closing.close_project(project=project, stage=stage, parting=parting, by=by, at=timezone.now())
    return project


def moved(project: Project, by: User, stage: Stage) -> Project:
    """The project at that stage, to its end included."""
    if stage in CLOSED:
        return closed(project, by, stage)
    projects.move_to_stage(project=project, stage=stage, by=by, at=timezone.now())
    return project


FALLS = Definition(
    name="Falls",
    role=MeasureRole.OUTCOME,
    data_shape=DataShape.COUNT,
    rhythm=Rhythm.MONTH,
    value_words="falls",
    decimals=0,
)
SEEN_ON_TIME = Definition(
    name="Seen within 7 days",
    role=MeasureRole.PROCESS,
    data_shape=DataShape.PERCENTAGE,
    rhythm=Rhythm.WEEK,
    numerator_words="people seen within 7 days",
    denominator_words="people referred",
)


def a_measure(
    place: Project | Unit, by: User, definition: Definition = FALLS, **changes: object
) -> Measure:
    """A measure of that definition, with `changes` made to it."""
    return measures.define_measure(
        definition=replace(definition, **changes), place=place, by=by, at=timezone.now()
    )


def some_data(
    measure: Measure,
    by: User,
    values: list[float | tuple[float, float] | None],
    *,
    ending: date | None = None,
    at: datetime | None = None,
) -> None:
    """Write down `values` for consecutive periods up to the newest finished one.

    A pair is numerator and denominator; None leaves a gap.
    """
    at = at or timezone.now()
    today = local_date(measure.organisation, at)
    period = periods.start_of(
        measure.every, ending or periods.latest_finished(measure.every, today)
    )
    readings = []
    for value in reversed(values):
        if isinstance(value, tuple):
            readings.append(Reading(period, numerator=value[0], denominator=value[1]))
        elif value is not None:
            readings.append(Reading(period, value=float(value)))
        period = periods.preceding(measure.every, period)
    measurements.record_measurements(measure=measure, readings=readings, by=by, at=at)


def _hashed(password: str) -> str:
    if password not in _hash_of:
        _hash_of[password] = make_password(password)
    return _hash_of[password]
