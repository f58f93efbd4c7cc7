"""Writing the exports that were asked for, and deleting their archives in time.

PostgreSQL is the queue. An export belongs to whoever holds the lock of its organisation; after a
kill the next worker writes it again from the beginning, and nothing of the first try is left.
"""

from archives.exporting.keeping import forget_old_exports
from archives.exporting.queue import run_waiting_exports

__all__ = ["forget_old_exports", "run_waiting_exports"]
