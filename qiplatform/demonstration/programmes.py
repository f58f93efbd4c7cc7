"""Programmes of the trust: wards that count the same things and see each other's charts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from charts.models import Measure
from charts.services.programmes import share_in_programme
from people.calendar import local_date
from people.demonstration import ADVISOR, QI_TEAM, WARD_LEAD
from people.models import Organisation, User
from projects.models import Programme, ProgrammePlace, Project
from projects.services.programme_places import bring_in
from projects.services.programmes import Outline, make_programme
from projects.stages import ACTIVE


@dataclass(frozen=True)
class Sketch:
    """A programme around what several projects count."""

    title: str
    aim: str
    purpose: str
    lead: str
    counts: tuple[str, ...]
    days_ago: int
    projects: int


SKETCHES = (
    Sketch(
        "Calmer wards",
        "A third less physical violence on every ward that takes part within eighteen months, so "
        "that patients and staff feel safe.",
        "Wards meet every six weeks, tell each other what they tested, and use one way of "
        "counting. What works on one ward is tried on the next.",
        WARD_LEAD.email,
        ("Physical violence", "Shifts with a safety huddle"),
        days_ago=330,
        projects=6,
    ),
    Sketch(
        "Kept appointments",
        "Fewer than one first appointment in ten missed in every community team by next spring.",
        "Many teams work on the same thing. Together they see sooner what helps.",
        QI_TEAM.email,
        ("Missed first appointments",),
        days_ago=210,
        projects=8,
    ),
    Sketch(
        "Talking first, holding last",
        "Half as much restraint on every ward with beds within two years.",
        "It begins next month. Wards that want to take part can ask.",
        ADVISOR.email,
        (),
        days_ago=5,
        projects=0,
    ),
)


def begin_programmes(*, organisation: Organisation, at: datetime) -> None:
    """Make the programmes, bring projects in, and let one more ask to join each."""
    people = {person.email: person for person in User.objects.filter(organisation=organisation)}
    for sketch in SKETCHES:
        _begin(sketch, people, at)


def _begin(sketch: Sketch, people: dict[str, User], at: datetime) -> None:
    maker = people[QI_TEAM.email]
    today = local_date(maker.organisation, at)
    begun = today - timedelta(days=sketch.days_ago)
    outline = Outline(
        title=sketch.title,
        aim=sketch.aim,
        purpose=sketch.purpose,
        lead=people[sketch.lead],
        starts_on=begun,
        ends_on=today + timedelta(days=540 - sketch.days_ago),
    )
    programme = make_programme(outline=outline, by=maker, at=at)
    found = _counting(sketch, maker.organisation)
    for project in found[: sketch.projects]:
        since = max(begun, project.started_on)
        bring_in(programme=programme, project=project, by=maker, at=at, starts_on=since)
    for name in sketch.counts:
        if measure := _one_of(programme, name):
            what = measure.shared or measure
            share_in_programme(programme=programme, what=what, by=maker, at=at)
    for project in found[sketch.projects : sketch.projects + 1]:
        _ask(programme, project, at)


def _ask(programme: Programme, project: Project, at: datetime) -> None:
    lead = project.memberships.filter(role="lead", ends_on=None).first()
    if lead:
        bring_in(programme=programme, project=project, by=lead.user, at=at)


def _counting(sketch: Sketch, organisation: Organisation) -> list[Project]:
    """Open projects under way that count any of it, one a place, those begun first."""
    measures = Measure.objects.filter(
        organisation=organisation, name__in=sketch.counts, closed_on=None
    )
    projects = Project.objects.filter(
        pk__in=measures.values("project"), stage__in=ACTIVE, visibility="open"
    ).select_related("unit", "organisation")
    by_place = {project.unit_id: project for project in projects.order_by("-started_on", "-pk")}
    return sorted(by_place.values(), key=lambda project: (project.started_on, project.pk))


def _one_of(programme: Programme, name: str) -> Measure | None:
    joined = ProgrammePlace.objects.filter(programme=programme).joined()
    return (
        Measure.objects.filter(project__in=joined.values("project"), name=name, closed_on=None)
        .order_by("pk")
        .last()
    )
