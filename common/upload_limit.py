"""Stops keeping what arrives once a file is larger than any that is taken."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from common.uploads import LARGEST

_ROOM = 64 * 1024  # bytes: a file a little too large arrives, so that its own form can say so


class UploadLimit(FileUploadHandler):
    """The first of the handlers: later ones never see more than the limit."""

    def __init__(self, *args: Any, largest: int = LARGEST) -> None:
        super().__init__(*args)
        self._largest = largest

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._received += len(raw_data)
        if self._received > self._largest + _ROOM:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
