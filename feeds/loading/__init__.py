"""Doing a load: read, check, compare, and write what differs in sorted chunks.

PostgreSQL is the queue. A load belongs to whoever holds the lock of its organisation, and that lock
goes with the process: after a kill the next worker begins again. Nothing can be doubled by that,
because what was written before is then equal to what the file says, and the counts of each chunk
were committed together with it.
"""

from feeds.loading.keeping import forget_old_files
from feeds.loading.queue import run_until_done, run_waiting_loads

__all__ = ["forget_old_files", "run_until_done", "run_waiting_loads"]
