"""What an aim says, and what it still lacks."""

from dataclasses import replace
from datetime import date

import pytest

from projects.aims import AimParts, sentence, smart_checks

TODAY = date(2026, 6, 1)
GOOD = AimParts(
    "people seen within 7 days",
    "increase",
    population="adults referred",
    baseline=60,
    target=80,
    value_words="%",
    by_when=date(2027, 6, 1),
)


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        (
            GOOD,
            "To increase people seen within 7 days for adults referred from 60% to 80% "
            "by 1 June 2027.",
        ),
        (
            replace(GOOD, population="", baseline=None, value_words="% of those referred"),
            "To increase people seen within 7 days to 80% of those referred by 1 June 2027.",
        ),
        (AimParts("falls", "decrease"), "To reduce falls."),
        (AimParts("falls", "decrease", target=6), "To reduce falls to 6."),
        (AimParts("falls", "decrease", place="Rowan clinic"), "To reduce falls at Rowan clinic."),
    ],
)
def test_sentence_is_written_from_the_parts_there_are(aim: AimParts, words: str) -> None:
    assert sentence(aim) == words


def failed(aim: AimParts, *, has_measure: bool = True) -> list[str]:
    checks = smart_checks(aim, today=TODAY, has_measure=has_measure)
    return [check.name for check in checks if not check.passed]


def test_a_good_aim_lacks_nothing() -> None:
    assert failed(GOOD) == []


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"population": ""}, "Says where or for whom"),
        ({"target": None}, "Has a number to reach"),
        ({"target": 50}, "The number goes the right way"),
        ({"by_when": None}, "Has a date within 18 months"),
        ({"by_when": date(2026, 5, 1)}, "Has a date within 18 months"),
        ({"by_when": date(2028, 6, 1)}, "Has a date within 18 months"),
        ({"measured_as": "Implement a new rota"}, "Names what will be better, not a task"),
    ],
)
def test_what_is_missing_is_named(change: dict, name: str) -> None:
    assert failed(replace(GOOD, **change)) == [name]


def test_an_aim_wants_a_measure() -> None:
    assert failed(GOOD, has_measure=False) == ["Has a measure"]
