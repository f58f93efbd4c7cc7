"""Taking data out: everything that changed since a cursor, as one stream, without a gap.

A window lies between two snapshots of the database. Whatever was visible in the later one and not
in the earlier one belongs to it, however long its transaction was open.
"""

from feeds.extracting.entities import ENTITIES
from feeds.extracting.formats import MEDIA_TYPES, stream
from feeds.extracting.windows import CursorExpired, Window, window_since

__all__ = ["ENTITIES", "MEDIA_TYPES", "CursorExpired", "Window", "stream", "window_since"]
