"""Projects whose records bear something out, made through the services like everything else."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from charts.engine import Direction
from charts.models import Measure
from charts.selectors import measurements_of
from charts.services.phases import start_phase
from pdsa.stages import CycleStage, Decision
from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.aims import AimParts
from projects.models import Charter, Project
from projects.services import charters
from projects.services.projects import edit_project
from tests.cycles import a_cycle, an_idea
from tests.world import FALLS, SEEN_ON_TIME, World, a_measure, a_member, a_project, some_data

EVERY_FALL = replace(FALLS, definition="Every fall.", direction=Direction.DECREASE, target=4.0)


def a_planned_project(world: World, title: str = "") -> Project:
    """A project that the record takes to 1.5: approved, with a team, a coach and a diagram."""
    project, at = a_project(world.ward, world.lead, title), timezone.now()
    sponsor = a_member(project, world.lead, ProjectRole.SPONSOR)
    a_member(project, world.lead, ProjectRole.COACH)
    charters.revise_aim(
        project=project,
        parts=AimParts(measured_as="falls", direction="decrease", baseline=10, target=4),
        by=world.lead,
        at=at,
    )
    charter = charters.open_charter(project=project, by=world.lead, at=at)
    meeting = local_date(project.organisation, at) + timedelta(days=7)
    charters.write_charter(
        charter=charter,
        seen_version=charter.version,
        parts={"next_meeting_on": meeting},
        by=world.lead,
        at=at,
    )
    _approve(charter, world.lead, sponsor)
    project.refresh_from_db()
    edit_project(
        project=project,
        seen_version=project.version,
        changes={"involvement": Project.Involvement.BIG_I},
        by=world.lead,
        at=at,
    )
    an_idea(project, world.lead)
    an_idea(project, world.lead, "Call bells in reach")
    return project


def a_measured_project(world: World, title: str = "", *levels: list[float]) -> Project:
    """One that the record takes to 2.5: outcome and process measured, a target, a change tried.

    Each of `levels` after the first is a phase of the outcome measure.
    """
    project = a_planned_project(world, title)
    outcome = a_measure(project, world.lead, EVERY_FALL)
    at_levels(outcome, world.lead, *(levels or ([9.0, 11.0] * 6,)))
    process = a_measure(project, world.lead, SEEN_ON_TIME)
    some_data(process, world.lead, [(5, 10), (6, 10)] * 6)
    a_cycle(project, world.lead, CycleStage.STUDY)
    return project


def an_improved_project(world: World, title: str = "") -> Project:
    """One that the record takes to 3.0: an idea adopted, and half of the way gone for a year."""
    project = a_measured_project(world, title, [9.0, 11.0] * 6, [6.0, 8.0] * 6)
    a_cycle(project, world.lead, CycleStage.DONE, decision=Decision.ADOPT)
    return project


def at_levels(measure: Measure, by: User, *levels: list[float]) -> None:
    """Write down these numbers one after the other; each of `levels` after the first is a phase."""
    values = [value for level in levels for value in level]
    some_data(measure, by, list(values))
    days = list(measurements_of(measure).values_list("period", flat=True))
    start = 0
    for level in levels[:-1]:
        start += len(level)
        start_phase(
            measure=measure, starts_on=days[start], reason="Huddles", by=by, at=timezone.now()
        )


def _approve(charter: Charter, lead: User, sponsor: User) -> None:
    at = timezone.now()
    charters.submit_charter(charter=charter, by=lead, at=at)
    charters.decide_charter(charter=charter, approve=True, note="", by=sponsor, at=at)
