"""One of everything that the API can name, and the settings of the program that tries it."""

from datetime import date

from django.utils import timezone

from charts.services.annotations import annotate
from charts.services.phases import start_phase
from people.models import RoleAssignment
from people.roles import UnitRole
from people.selectors import top_unit
from projects.services.scores import claim_score
from tests.barriers import a_barrier
from tests.cycles import a_cycle, an_idea
from tests.world import World, a_measure, a_member, a_world, some_data

# What a schema cannot say (that a period already has a phase, that a stage comes in its turn, that
# a cursor is of another database) is refused with one of these; a wrong shape is always 400.
REFUSED_BY_RULE = ("409", "410", "412", "422")


def a_world_to_try() -> tuple[World, dict[str, object]]:
    """A project with all that belongs to it, and by operation the ids of its address."""
    world = a_world()
    lead, project, now = world.lead, world.project, timezone.now()
    RoleAssignment.objects.create(
        organisation=world.organisation, user=lead, unit=top_unit(world.organisation),
        role=UnitRole.QI_TEAM, starts_on=date(2020, 1, 1),
    )  # fmt: skip
    falls = a_measure(project, lead)
    some_data(falls, lead, [12.0, 9.0, 11.0, 10.0] * 4)
    note = annotate(
        measure=falls, happened_on=date(2026, 1, 5), kind="change", text="Huddle", by=lead, at=now
    )
    phase = start_phase(measure=falls, starts_on=date(2026, 2, 1), reason="A rota", by=lead, at=now)
    idea = an_idea(project, lead)
    member = a_member(project, lead)
    score = claim_score(project=project, score=1, suggested=1, why="", by=lead, at=now)
    return world, {
        "OneUnit": world.ward.public_id,
        "UnitDashboard": world.ward.public_id,
        "OneProject": project.public_id,
        "OneMember": project.memberships.get(user=member).public_id,
        "OneDriver": idea.public_id,
        "OneIdea": idea.public_id,
        "OneBarrier": a_barrier(project, lead).public_id,
        "BarrierAnswers": a_barrier(project, lead, "No chairs").public_id,
        "OneCycle": a_cycle(project, lead).public_id,
        "OneScore": score.public_id,
        **dict.fromkeys(
            ("OneMeasure", "Measurements", "OneMeasurement", "MeasureAnalysis", "Phases",
             "OnePhase", "Annotations", "OneAnnotation"),
            falls.public_id,
        ),
        "project_id": project.public_id,
        "phase_id": phase.public_id,
        "note_id": note.public_id,
    }  # fmt: skip


def configuration(ids: dict[str, object]) -> str:
    """The settings, in which every address is filled with what there is."""
    lines = [
        "[checks.positive_data_acceptance]",
        "expected-statuses = ["
        + ", ".join(f'"{status}"' for status in ("2xx", "401", "403", "404", *REFUSED_BY_RULE))
        + "]",
        "[parameters]",
        f'"path.project_id" = "{ids["project_id"]}"',
    ]
    for view, public_id in ids.items():
        if view[0].isupper():
            lines += ["[[operations]]", f'include-operation-id-regex = "^{view}_"']
            lines += [f'parameters = {{ "path.public_id" = "{public_id}"{_part(view, ids)} }}']
    return "\n".join(lines) + "\n"


def _part(view: str, ids: dict[str, object]) -> str:
    part = {"OnePhase": "phase_id", "OneAnnotation": "note_id"}.get(view)
    return f', "path.part_id" = "{ids[part]}"' if part else ""
