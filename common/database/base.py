"""Where Django looks for a database engine."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, without a question to it at the start of every request and task.

    Kept connections are tried before they are used (`CONN_HEALTH_CHECKS`). A server that stops, or
    ends a connection, says so on it or hangs up: then there is something to be read where nothing
    was asked, and only then is it asked. Elsewhere the question costs as much as a page's others.
    """

    def is_usable(self) -> bool:
        if self.connection is not None and not self.errors_occurred and not self._has_word():
            return True
        return super().is_usable()

    def _has_word(self) -> bool:
        """Whether the server has sent anything, or hung up, while nothing was asked."""
        if self.connection.closed:
            return True
        waiting = select.poll()
        waiting.register(self.connection, select.POLLIN)
        return bool(waiting.poll(0))
