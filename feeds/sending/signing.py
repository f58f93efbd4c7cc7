"""Signatures by which a receiver knows that a message is ours, whole, and not of long ago.

The convention of Standard Webhooks (standardwebhooks.com), for which libraries exist in many
languages: HMAC-SHA-256 of id, time and body.
"""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from secrets import token_bytes

_PREFIX = "whsec_"
_BYTES = 32


def new_secret() -> str:
    """A secret to sign with, as it is shown once."""
    return _PREFIX + b64encode(token_bytes(_BYTES)).decode()


def signed_headers(
    secrets: Iterable[str], *, message_id: str, at: datetime, body: bytes
) -> dict[str, str]:
    """The three headers that go with a body, with a signature for each of the secrets.

    `at`: of this try, not of what happened.
    """
    stamp = str(int(at.timestamp()))
    text = b".".join((message_id.encode(), stamp.encode(), body))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{_signature(secret, text)}" for secret in secrets),
    }


def _signature(secret: str, text: bytes) -> str:
    key = b64decode(secret.removeprefix(_PREFIX))
    return b64encode(hmac.new(key, text, sha256).digest()).decode()
