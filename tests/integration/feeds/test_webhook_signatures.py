"""A receiver can tell our messages from others', as docs/webhooks.md shows it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from feeds.sending import new_secret, signed_headers

PAGE = Path(__file__).resolve().parents[3] / "docs/webhooks.md"
BODY = '{"type":"barrier.raised","data":{"headline":"“Fewer falls”"}}'.encode()
IsOurs = Callable[[str, dict[str, str], bytes], bool]


@pytest.fixture
def is_ours() -> IsOurs:
    """The example of the page, as it stands there."""
    example = re.search(r"^```python\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    assert example
    known: dict[str, Any] = {}
    exec(example[1], known)
    return known["is_ours"]


def test_the_page_takes_what_we_sign(is_ours: IsOurs) -> None:
    secret = new_secret()
    headers = signed_headers([secret], message_id="msg_1", at=timezone.now(), body=BODY)

    assert is_ours(secret, headers, BODY)


def test_and_nothing_else(is_ours: IsOurs) -> None:
    secret, now = new_secret(), timezone.now()
    headers = signed_headers([secret], message_id="msg_1", at=now, body=BODY)
    before = now - timedelta(minutes=10)
    long_ago = signed_headers([secret], message_id="msg_1", at=before, body=BODY)

    assert not is_ours(new_secret(), headers, BODY)
    assert not is_ours(secret, headers, BODY + b" ")
    assert not is_ours(secret, headers | {"webhook-id": "msg_2"}, BODY)
    assert not is_ours(secret, long_ago, BODY)


def test_each_of_several_secrets_is_enough(is_ours: IsOurs) -> None:
    new, old = new_secret(), new_secret()
    headers = signed_headers([new, old], message_id="msg_1", at=timezone.now(), body=BODY)

    assert is_ours(new, headers, BODY)
    assert is_ours(old, headers, BODY)
    assert not is_ours(new_secret(), headers, BODY)


def test_the_signature_is_that_of_standard_webhooks() -> None:
    """The example that the libraries of Standard Webhooks are tested with."""
    headers = signed_headers(
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        at=datetime.fromtimestamp(1614265330, UTC),
        body=b'{"test": 2432232314}',
    )

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_secrets_differ_and_are_long() -> None:
    assert new_secret() != new_secret()
    assert len(new_secret()) > 45
