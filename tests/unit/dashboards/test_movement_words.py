"""What moved in a project, in sentences."""

from uuid import UUID

import pytest

from dashboards.presenters.movement import movements, sentences_of
from dashboards.selectors.movement import Movement
from pdsa.models import Cycle
from people.models import Organisation, Unit
from projects.models import Project


def a_movement(stage: str = "testing", **facts: object) -> Movement:
    project = Project(
        organisation=Organisation(quiet_after_days=21, silent_after_days=42),
        title="Fewer falls",
        stage=stage,
        unit=Unit(name="Willow ward"),
        public_id=UUID(int=1),
    )
    return Movement(project, **facts)


def test_a_move_between_stages_names_both() -> None:
    assert sentences_of(a_movement(stage_before="planning")) == [
        "It went from “Planning” to “Testing changes”."
    ]


@pytest.mark.parametrize(
    ("decision", "ending"),
    [
        ("adopt", "the team keeps the change."),
        ("adapt", "the team will change it and test again."),
        ("abandon", "the team stopped: it does not help, and what was learned stays."),
    ],
)
def test_each_decision_is_told_as_what_was_learned(decision: str, ending: str) -> None:
    cycle = Cycle(title="Huddle", decision=decision)
    assert sentences_of(a_movement(decided=[cycle])) == [f"After the test “Huddle” {ending}"]


def test_of_many_things_the_rest_is_counted() -> None:
    cycles = [Cycle(title=f"Test {number}", decision="adapt") for number in range(8)]
    told = sentences_of(a_movement(decided=cycles))
    assert (len(told), told[-1]) == (5, "And 4 more things.")


@pytest.mark.parametrize(
    ("stage", "days", "tag", "tone"),
    [
        ("testing", 3, "No news", "neutral"),
        ("testing", 21, "Stalled for 21 days", "warning"),
        ("testing", 42, "Stalled for 42 days", "danger"),
        ("paused", 90, "Paused", "neutral"),
    ],
)
def test_quiet_projects_say_for_how_long(stage: str, days: int, tag: str, tone: str) -> None:
    (line,) = movements([a_movement(stage, quiet_days=days)]).stalled
    assert (line.tag, line.tone) == (tag, tone)


def test_what_counts_as_stalled_is_what_the_organisation_says() -> None:
    movement = a_movement(quiet_days=30)
    movement.project.organisation.quiet_after_days = 28
    movement.project.organisation.silent_after_days = 30

    (line,) = movements([movement]).stalled
    assert (line.tag, line.tone) == ("Stalled for 30 days", "danger")

    movement.project.organisation.quiet_after_days = 31
    movement.project.organisation.silent_after_days = 60
    (line,) = movements([movement]).stalled
    assert line.tag == "No news"


def test_the_quietest_stand_first() -> None:
    found = [a_movement(quiet_days=days) for days in (3, 60, 30)]
    assert [line.tag for line in movements(found).stalled] == [
        "Stalled for 60 days",
        "Stalled for 30 days",
        "No news",
    ]
