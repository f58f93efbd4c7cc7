"""Hints never hold anybody up, and never fail a save."""

import time
from collections.abc import Iterator

import pytest
from django.db import transaction

from charts.tasks import recompute
from common import background
from tests.broker import send_hints_to
from tests.stack import embedded_services

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def no_broker() -> Iterator[None]:
    """The broker's address leads nowhere; afterwards all is as before."""
    kept = embedded_services().environment()["REDIS_URL"]
    send_hints_to(NOWHERE)
    yield
    send_hints_to(kept)


def test_a_hint_that_cannot_be_sent_is_dropped_at_once(no_broker: None) -> None:
    started = time.monotonic()

    sent = background.hint(recompute, measure_ids=[1])

    assert sent is False
    assert time.monotonic() - started < 2


def test_after_one_failure_nothing_is_tried_for_a_while(no_broker: None) -> None:
    background.hint(recompute, measure_ids=[1])
    _quiet = background._quiet_until

    started = time.monotonic()
    for _ in range(100):
        background.hint(recompute, measure_ids=[1])

    assert time.monotonic() - started < 0.1
    assert background._quiet_until == _quiet


def test_a_transaction_whose_hint_fails_is_committed_all_the_same(
    no_broker: None, committed: None
) -> None:
    with transaction.atomic():
        background.hint_on_commit(recompute, measure_ids=[1])

    assert not transaction.get_connection().in_atomic_block


def test_a_hint_is_sent_where_there_is_a_broker() -> None:
    send_hints_to(embedded_services().environment()["REDIS_URL"])

    assert background.hint(recompute, measure_ids=[]) is True
