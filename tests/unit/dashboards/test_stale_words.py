"""How many projects of a place have gone quiet, told from the days on which they were active."""

from datetime import date

import pytest

from dashboards.presenters.unit import stale_words
from people.models import Organisation

TODAY = date(2026, 11, 27)
ORGANISATION = Organisation(quiet_after_days=21, silent_after_days=42)


@pytest.mark.parametrize(
    ("by_day", "words"),
    [
        ({}, ""),
        ({"testing": {"2026-11-07": 9}}, ""),
        ({"testing": {"2026-11-06": 2}}, "2 projects have gone quiet."),
        ({"testing": {"2026-10-16": 1}}, "1 project is silent."),
        (
            {"testing": {"2026-10-17": 1, "2026-11-27": 4}, "planning": {"2025-01-01": 3}},
            "1 project has gone quiet and 3 projects are silent.",
        ),
    ],
)
def test_what_is_quiet_and_what_is_silent(by_day: dict[str, dict[str, int]], words: str) -> None:
    assert stale_words(by_day, ORGANISATION, today=TODAY) == words
