"""Django's sessions in the database, looked up by a question that is put together once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField, QuerySet
from django.utils import timezone

from common.prepared import Given, planned


class SessionStore(db.SessionStore):
    """Nothing else is different: every page asks for its session."""

    def _get_session_from_db(self) -> Session | None:
        session = _session.first(key=self.session_key, now=timezone.now())
        if session is None:
            self._session_key = None
        return session


@planned
def _session() -> QuerySet[Session]:
    return Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    )
