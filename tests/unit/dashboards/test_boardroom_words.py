"""What the board asks, whose turn it is, and that a tile has nothing to compare two points with."""

from dataclasses import fields
from datetime import date

import pytest

from common.verdicts import ASSURANCES, VARIATIONS
from dashboards.boardroom.asking import LONGEST_QUESTION, question_for, two_points_in
from dashboards.boardroom.content import Tile
from dashboards.boardroom.rotation import Turn, in_turn
from dashboards.boardroom.signal_words import is_it_signal


@pytest.mark.parametrize("variation", [*VARIATIONS, ""])
@pytest.mark.parametrize("assurance", [*ASSURANCES, ""])
def test_every_verdict_has_a_question_that_compares_no_two_points(
    variation: str, assurance: str
) -> None:
    question = question_for(variation, assurance)

    assert question.endswith("?")
    assert len(question) <= LONGEST_QUESTION
    assert two_points_in(question) == ""


def test_the_question_follows_the_verdict() -> None:
    assert "lies behind" in question_for("concern", "none")
    assert "kept and spread" in question_for("improvement", "pass")
    assert "still out of reach" in question_for("improvement", "fail")
    assert "will not be met" in question_for("common_cause", "fail")
    assert "luck" in question_for("common_cause", "hit_or_miss")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_every_verdict_has_an_answer_to_is_it_signal(variation: str) -> None:
    answer = is_it_signal(variation)

    assert answer.short
    assert answer.meaning
    assert (answer.short.startswith("Yes")) == (
        variation not in {"common_cause", "too_few_points", "no_data"}
    )


def test_a_tile_has_no_value_of_last_time() -> None:
    names = {field.name for field in fields(Tile)}

    assert not {name for name in names if "previous" in name or "change" in name or "last" in name}


@pytest.mark.parametrize(
    "text",
    [
        "up on last month",
        "year-on-year",
        "month over month",
        "versus October",
        "the previous quarter",
        "RAG rating",
        "rated amber, amber status",
    ],
)
def test_two_points_are_found_however_they_are_put(text: str) -> None:
    assert two_points_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "What changed since the huddle began in March?",
        "Who drags their feet at the red doors?",
        "Is this lower than it should be?",
        "What have we learned over the year?",
        "How long does this last?",
    ],
)
def test_honest_questions_pass(text: str) -> None:
    assert two_points_in(text) == ""


def a_turn(key: int, **more: object) -> Turn:
    return Turn(
        **{"key": key, "title": f"P{key}", "directorate": "A", "tells": "", "rank": 0, **more}
    )


def test_who_was_never_heard_comes_first_then_who_was_heard_longest_ago() -> None:
    turns = [
        a_turn(1, presented=date(2027, 3, 1)),
        a_turn(2, presented=date(2026, 3, 1)),
        a_turn(3),
    ]

    assert [turn.key for turn in in_turn(turns)] == [3, 2, 1]


def test_among_equals_the_directorate_that_waited_longest_comes_first() -> None:
    turns = [
        a_turn(1, directorate="A", directorate_presented=date(2027, 3, 1)),
        a_turn(2, directorate="B", directorate_presented=date(2026, 3, 1)),
        a_turn(3, directorate="C", rank=2),
        a_turn(4, directorate="C", rank=1),
    ]

    assert [turn.key for turn in in_turn(turns)] == [4, 3, 2, 1]
