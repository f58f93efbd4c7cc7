"""What kind of file this is, from its first bytes."""

import gzip
from typing import BinaryIO

from feeds.vocabulary import FileKind

_GZIP = b"\x1f\x8b"
_PARQUET = b"PAR1"


def is_compressed(content: BinaryIO) -> bool:
    """Whether it is packed with gzip, whatever its name says."""
    content.seek(0)
    beginning = content.read(2)
    content.seek(0)
    return beginning == _GZIP


def kind_of(content: BinaryIO) -> FileKind:
    """Parquet by its mark, NDJSON by its brace, and CSV otherwise. Raises OSError, EOFError."""
    packed = is_compressed(content)
    beginning = gzip.GzipFile(fileobj=content).read(64) if packed else content.read(64)
    content.seek(0)
    if beginning.startswith(_PARQUET):
        return FileKind.PARQUET
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    return FileKind.NDJSON if text.startswith(b"{") else FileKind.CSV
