"""Reading a file of measurements as columns, some ten thousand rows at a time.

Nothing here knows what the columns mean, or keeps a row once it was handed on.
"""

from feeds.reading.ahead import ahead
from feeds.reading.batches import Batch, Malformed, UnreadableFile
from feeds.reading.kinds import is_compressed, kind_of
from feeds.reading.opening import batches_of

__all__ = [
    "Batch",
    "Malformed",
    "UnreadableFile",
    "ahead",
    "batches_of",
    "is_compressed",
    "kind_of",
]
