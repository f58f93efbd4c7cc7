"""The score that a record bears out, and the one thing missing for the next half point."""

from dataclasses import replace
from decimal import Decimal

import pytest

from projects.progress import SCALE, Evidence, name_of, suggest

EVERYTHING = Evidence(
    charter_approved=True,
    has_aim=True,
    members=5,
    has_lead=True,
    has_sponsor=True,
    has_coach=True,
    boxes_on_diagram=9,
    next_meeting_set=True,
    involvement_decided=True,
    outcome_measures_defined=1,
    outcome_points=30,
    process_measures=2,
    target_set=True,
    cycles_past_do=6,
    ideas_adopted=2,
    ramps=2,
    gap_closed=1.0,
    process_improving=True,
    outcome_improving=True,
    implementing_cycles=1,
    points_in_new_phase=14,
    balancing_concern=False,
    aim_held=True,
    closure_written=True,
)


def test_the_scale_goes_from_half_to_five_in_half_points() -> None:
    assert [step.score for step in SCALE] == [Decimal(i) / 2 for i in range(1, 11)]


def test_a_title_is_an_intent() -> None:
    suggestion = suggest(Evidence())

    assert (suggestion.score, suggestion.name) == (Decimal("0.5"), "Intent to participate")
    assert "name a sponsor" in suggestion.missing


def test_everything_is_a_five_with_nothing_missing() -> None:
    suggestion = suggest(EVERYTHING)

    assert (suggestion.score, suggestion.missing) == (Decimal("5.0"), ())


@pytest.mark.parametrize(
    ("change", "score", "missing"),
    [
        ({"has_sponsor": False}, "0.5", "name a sponsor"),
        ({"members": 2}, "0.5", "bring three people together"),
        ({"has_coach": False}, "1.0", "name a coach"),
        ({"outcome_points": 0}, "1.5", "write down a first number for it"),
        ({"cycles_past_do": 0}, "2.0", "try one change"),
        ({"ideas_adopted": 0}, "2.5", "adopt one idea"),
        ({"gap_closed": 0.19}, "2.5", "close a fifth of the gap to the target"),
        ({"gap_closed": None}, "2.5", "close a fifth of the gap to the target"),
        ({"ramps": 1}, "3.0", "test a second idea in a series of cycles"),
        ({"outcome_improving": False}, "3.5", "see a shift on the outcome measure"),
        ({"points_in_new_phase": 11}, "4.0", "hold the new level for 12 points"),
        ({"balancing_concern": True}, "4.0", "have no balancing measure of concern"),
        ({"closure_written": False}, "4.5", "write the closing summary with who keeps it going"),
    ],
)
def test_one_thing_missing_holds_the_score_and_is_named(
    change: dict, score: str, missing: str
) -> None:
    suggestion = suggest(replace(EVERYTHING, **change))

    assert suggestion.score == Decimal(score)
    assert missing in suggestion.missing


def test_every_score_has_a_name() -> None:
    assert name_of(Decimal("3.0")) == "Modest improvement"
