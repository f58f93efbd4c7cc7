"""How long it is known what is gone.

A tombstone is of use only to cursors that are older than it. Cursors lead nowhere any more after
`CURSORS_LAST`; what only they would have been told is deleted a day later, when whoever had just
begun to read with one has long come to the end.
"""

from datetime import datetime, timedelta

from feeds.extracting.windows import CURSORS_LAST, mark, over_before
from feeds.models import Change, Mark

MARKED_EVERY = timedelta(days=1)
_STILL_READ = timedelta(days=1)


def forget_what_is_long_gone(*, at: datetime) -> int:
    """Once a day: note where transactions are, and delete tombstones that nobody is told of.

    Returns how many were deleted. One query when nothing is due.
    """
    if Mark.objects.filter(at__gt=at - MARKED_EVERY).exists():
        return 0
    mark(at=at)
    long_ago = at - CURSORS_LAST - _STILL_READ
    limit = over_before(long_ago)
    gone, _ = Change.objects.filter(is_gone=True, xact__lt=limit).delete()
    old = Mark.objects.filter(at__lte=long_ago).order_by("-at")
    Mark.objects.filter(pk__in=old.values("pk")[1:]).delete()  # the newest of them is the limit
    return gone
