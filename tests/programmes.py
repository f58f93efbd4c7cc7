"""Programmes for tests, made through the services."""

from datetime import date

from django.utils import timezone

from people.models import User
from projects.models import Programme, ProgrammePlace, Project
from projects.services.programme_places import bring_in
from projects.services.programmes import Outline, make_programme
from tests.world import World, a_project, a_unit


def a_programme(lead: User, title: str = "Calmer wards", **more: object) -> Programme:
    outline = Outline(
        **{
            "title": title,
            "aim": "Half as much violence on every ward within a year",
            "lead": lead,
            "starts_on": date(2026, 1, 1),
            **more,
        }
    )
    return make_programme(outline=outline, by=lead, at=timezone.now())


def a_site(world: World, title: str = "", **more: object) -> Project:
    """A project of the lead on a ward of its own."""
    return a_project(a_unit(world.organisation), world.lead, title, **more)


def joined(programme: Programme, project: Project, qi: User) -> ProgrammePlace:
    """The project in the programme, brought in by somebody who speaks for both."""
    return bring_in(programme=programme, project=project, by=qi, at=timezone.now())
