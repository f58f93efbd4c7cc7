"""Secrets that have to be read again, such as a password for another server, kept unreadable.

They are encrypted with a key made from `SECRET_KEY`: a copy of the database alone gives none away.
After `SECRET_KEY` has changed, the former ones in `SECRET_KEY_FALLBACKS` still open what they
sealed.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def seal(text: str) -> str:
    """`text` as only this installation can read it."""
    return (
        _box((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)).encrypt(text.encode()).decode()
    )


def unseal(sealed: str) -> str | None:
    """What was sealed; nothing when it was sealed under a key that is not known any more."""
    from cryptography.fernet import InvalidToken

    box = _box((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    try:
        return box.decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet  # slow to load, and seldom needed

    return MultiFernet(
        [
            Fernet(
                urlsafe_b64encode(
                    salted_hmac("common.sealing", "", key, algorithm="sha256").digest()
                )
            )
            for key in keys
        ]
    )
