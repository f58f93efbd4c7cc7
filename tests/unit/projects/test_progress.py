"""The score that a record bears out, and the one thing missing for the next half point."""

from dataclasses import replace
from decimal import Decimal

import pytest

from projects.progress import SCALE, Evidence, Suggestion, name_of, suggest

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


NOT_YET = "a chart tells once the outcome measure has a target and a new phase"


def words(suggestion: Suggestion) -> str:
    return ", ".join(need.words for need in suggestion.missing)


def test_the_scale_goes_from_half_to_five_in_half_points() -> None:
    assert [step.score for step in SCALE] == [Decimal(i) / 2 for i in range(1, 11)]


def test_a_title_is_an_intent() -> None:
    suggestion = suggest(Evidence())

    assert (suggestion.score, suggestion.name) == (Decimal("0.5"), "Intent to participate")
    assert "name a sponsor" in words(suggestion)


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
        ({"gap_closed": 0.19}, "2.5", "or have a coach tell"),
        ({"gap_closed": None}, "2.5", "or have a coach tell"),
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
    assert missing in words(suggestion)


@pytest.mark.parametrize("gap", [None, 0.1])
def test_a_coach_who_tells_of_an_improvement_stands_in_for_the_numbers(gap: float | None) -> None:
    told = replace(EVERYTHING, gap_closed=gap, improvement_told=True)

    assert suggest(told).score == Decimal("3.5")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"gap_closed": 0.126}, "13% so far"),
        ({"gap_closed": -0.5}, "0% so far"),
        (
            {"gap_closed": None},
            NOT_YET,
        ),
        ({"ramps": 0}, "no series so far"),
        ({"ramps": 1}, "1 series so far"),
        ({"points_in_new_phase": 7}, "7 so far"),
        ({"members": 2}, "2 so far"),
        ({"has_coach": False}, ""),
    ],
)
def test_what_is_missing_says_how_far_the_record_is(change: dict, said: str) -> None:
    found = replace(EVERYTHING, **change)

    assert suggest(found).missing[0].so_far(found) == said


def test_every_score_has_a_name() -> None:
    assert name_of(Decimal("3.0")) == "Modest improvement"
