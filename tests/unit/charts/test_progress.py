"""How a page waits for its chart: often at first, then seldom, then no more."""

from datetime import UTC, datetime

import pytest

from charts.models import Measure, MeasureState
from charts.presenters.progress import Progress, progress_of

COMPUTED_AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


def progress(*, data: int = 5, analysed: int = 4, **more: object) -> Progress:
    given = {"computed_at": COMPUTED_AT, "attempts": 0, "last_error": ""}
    state = {name: more.pop(name, value) for name, value in given.items()}
    measure = Measure()
    measure.state = MeasureState(data_version=data, analysed_version=analysed, **state)
    return progress_of(measure, panel="chart", **more)


def test_a_current_chart_says_when_it_was_analysed() -> None:
    current = progress(analysed=5)

    assert current == Progress(words="Analysed on 23 November 2026 at 10:42.", is_behind=False)


def test_a_chart_that_is_behind_asks_for_the_newest_version() -> None:
    waiting = progress()

    assert waiting.is_behind
    assert waiting.delay == 300
    assert waiting.ask_href.endswith("/analysis/?panel=chart&wanted=5&asked=1")
    assert waiting.words.endswith("it shows what was known on 23 November 2026 at 10:42.")


@pytest.mark.parametrize(
    ("asked", "delay"), [(0, 300), (9, 300), (10, 1000), (22, 2500), (39, 2500)]
)
def test_the_questions_become_rarer(asked: int, delay: int) -> None:
    assert progress(asked=asked).delay == delay


def test_all_questions_together_take_a_minute() -> None:
    delays = [progress(asked=asked).delay for asked in range(40)]

    assert sum(delays) == 60_000


def test_after_a_minute_it_stops_and_worries() -> None:
    tired = progress(asked=40)

    assert (tired.ask_href, tired.is_worrying) == ("", True)
    assert "longer than usual" in tired.words


def test_it_stops_once_its_own_version_is_analysed_and_still_says_that_more_came() -> None:
    arrived = progress(data=9, analysed=5, wanted=5, asked=3)

    assert (arrived.ask_href, arrived.is_behind, arrived.is_worrying) == ("", True, False)


def test_nobody_waits_for_a_version_that_does_not_exist() -> None:
    assert progress(analysed=5, wanted=99).ask_href == ""


def test_a_failure_is_worrying_and_goes_on_asking() -> None:
    failed = progress(attempts=2, last_error="ValueError: no")

    assert failed.is_worrying
    assert failed.ask_href
    assert "could not be brought up to date" in failed.words


def test_the_first_drawing_has_nothing_older_to_show() -> None:
    first = progress(analysed=0, computed_at=None)

    assert first.words == "The chart is being drawn for the first time."
