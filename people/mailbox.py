"""Mail that stays on this machine: the demonstration shows it, for nobody there has a mailbox.

Django's file backend writes one file a connection, one message after the other, each followed
by a line of dashes. Whatever is in the folder is read as text and never anything else.
"""

import email
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

SHOWN = 50
LARGEST = 256 * 1024  # bytes of a file; ours are a few hundred
_BETWEEN = b"\n" + b"-" * 79 + b"\n"
_NOT_SENT = (
    "django.core.mail.backends.filebased.EmailBackend",
    "django.core.mail.backends.console.EmailBackend",
)


@dataclass(frozen=True)
class Letter:
    """One mail, as text."""

    key: str
    to: str
    subject: str
    sent_at: datetime
    body: str


def mail_arrives() -> bool:
    """Whether people get what is written to them: by mail, or on the demonstration's own page."""
    return settings.DEMONSTRATION or settings.EMAIL_BACKEND not in _NOT_SENT


def newest_letters(folder: str) -> list[Letter]:
    """The newest mails of a folder, the newest first. Nothing when there is no such folder."""
    letters = [letter for path in _files(Path(folder)) for letter in _letters(path)]
    letters.sort(key=lambda letter: letter.sent_at, reverse=True)
    return letters[:SHOWN]


def letter_with(folder: str, key: str) -> Letter | None:
    """One of those mails. The key is compared with each, and never used as a path."""
    return next((letter for letter in newest_letters(folder) if letter.key == key), None)


def _files(folder: Path) -> list[Path]:
    """The newest plain files that lie in the folder itself; links are not followed."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        found = [
            (entry.stat(follow_symlinks=False).st_mtime, Path(entry.path))
            for entry in entries
            if entry.is_file(follow_symlinks=False) and entry.name.endswith(".log")
        ]
    return [path for _, path in sorted(found, reverse=True)[:SHOWN]]


def _letters(path: Path) -> Iterator[Letter]:
    with path.open("rb") as file:
        content = file.read(LARGEST)
    for raw in content.split(_BETWEEN):
        if raw.strip():
            message = email.message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
            yield _letter(message, key=sha256(raw).hexdigest()[:24], path=path)


def _letter(message: EmailMessage, *, key: str, path: Path) -> Letter:
    body = message.get_body(preferencelist=("plain",))
    return Letter(
        key=key,
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        sent_at=_sent_at(message, path),
        body=str(body.get_content()) if body is not None else "",
    )


def _sent_at(message: EmailMessage, path: Path) -> datetime:
    try:
        return parsedate_to_datetime(str(message["Date"]))
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
