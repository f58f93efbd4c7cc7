"""Beginning an installation with an export: here and at once, or by a worker.

PostgreSQL is the queue. An import is one transaction, so one that breaks off has done nothing, and
the next worker begins it again.
"""

from archives.importing.queue import run_waiting_imports
from archives.importing.reading_in import FirstPassword, Imported, import_organisation

__all__ = ["FirstPassword", "Imported", "import_organisation", "run_waiting_imports"]
