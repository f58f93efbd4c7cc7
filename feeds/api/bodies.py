"""Receiving a file as the body of a request: piece by piece onto the disk, never into memory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, UnsupportedMediaType
from rest_framework.request import Request

from feeds.services.loads import LARGEST

TAKEN = (
    "text/csv",
    "application/x-ndjson",
    "application/vnd.apache.parquet",
    "application/gzip",
    "application/octet-stream",
)
_PIECE = 1024 * 1024  # bytes


class TooLarge(APIException):
    """A body larger than any that is taken."""

    status_code = 413
    default_code = "too_large"


@contextmanager
def received(request: Request) -> Iterator[tuple[BinaryIO, int]]:
    """The body as an open file, and its size. Raises TooLarge or UnsupportedMediaType.

    What it is, is told by its beginning: the media type only has to be one of those that are taken.
    """
    media_type = (request.content_type or "").partition(";")[0].strip().lower()
    if media_type not in TAKEN:
        raise UnsupportedMediaType(media_type or "-")
    folder = Path(settings.MEDIA_ROOT)  # the same disk; a container's own /tmp is memory
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        size = 0
        while piece := request._request.read(_PIECE):
            size += len(piece)
            if size > LARGEST:
                raise TooLarge(_("This file has more than 1 GB. Compress it, or send parts."))
            file.write(piece)
        file.seek(0)
        yield file, size
