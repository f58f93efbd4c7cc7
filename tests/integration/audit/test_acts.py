"""That acts are heard of when they are done, and only then."""

from collections.abc import Callable, Iterator

import pytest

from audit.services import SystemProcess, act, told_by_task
from audit.signals import act_committed

BY = SystemProcess("Tests")


@pytest.fixture
def heard() -> Iterator[list[str]]:
    said: list[str] = []

    def hear(**_: object) -> None:
        said.append("done")

    act_committed.connect(hear)
    yield said
    act_committed.disconnect(hear)


def test_an_act_within_an_act_is_heard_once_and_after_the_commit(
    db: None, heard: list[str], django_capture_on_commit_callbacks: Callable
) -> None:
    with (
        django_capture_on_commit_callbacks(execute=True),
        act("tests.outer", by=BY),
        act("tests.inner", by=BY),
    ):
        assert heard == []

    assert heard == ["done"]


def test_an_act_that_failed_is_not_heard(
    db: None, heard: list[str], django_capture_on_commit_callbacks: Callable
) -> None:
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ValueError, match="refused"),
        act("tests.refused", by=BY),
    ):
        raise ValueError("refused")

    assert heard == []


def test_an_act_that_a_task_tells_of_is_not_heard(
    db: None, heard: list[str], django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with act("tests.analysed", by=BY):
            told_by_task()
        assert heard == []
        with act("tests.next", by=BY):
            pass

    assert heard == ["done"]
