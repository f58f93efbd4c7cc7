"""Whole requests to a running server, timed, and how many queries the same page needs."""

import http.client
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import User
from tests.sessions import session_key_of

HELLO = "/healthz"
_TOKEN = "b" * 32  # for the forms of a visitor whose cookie says the same


@dataclass(frozen=True)
class Page:
    """A page, and as whom it is opened."""

    name: str
    path: str
    person: User


@dataclass
class Visitor:
    """Somebody with one kept connection to the server."""

    address: str
    _cookies: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(self.address).netloc)

    def hang_up(self) -> None:
        """The server closes a connection on which nothing is said: the next request opens one."""
        self._connection.close()

    def open(self, path: str, person: User | None = None, **headers: str) -> float:
        """Seconds until the whole page is there."""
        return self._ask("GET", path, person, headers)

    def save(self, path: str, person: User, answers: dict[str, str]) -> float:
        """Seconds until a form is answered by a redirect."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(answers | {"csrfmiddlewaretoken": _TOKEN})
        return self._ask("POST", path, person, form, body)

    def _ask(
        self, method: str, path: str, person: User | None, headers: dict[str, str], body: str = ""
    ) -> float:
        if person:
            headers = headers | {"Cookie": self._cookie(person)}
        start = perf_counter()
        self._connection.request(method, path, body or None, headers)
        answer = self._connection.getresponse()
        answer.read()
        taken = perf_counter() - start
        if answer.status != (302 if body else 200):
            raise SystemExit(f"{method} {path} answered {answer.status}.")
        return taken

    def _cookie(self, person: User) -> str:
        if person.pk not in self._cookies:
            self._cookies[person.pk] = (
                f"{settings.SESSION_COOKIE_NAME}={session_key_of(person)}; "
                f"{settings.CSRF_COOKIE_NAME}={_TOKEN}"
            )
        return self._cookies[person.pk]


def times_of(visitor: Visitor, pages: Sequence[Page], *, rounds: int) -> dict[str, float]:
    """The median seconds of each page by its path, that of the hello view among them."""
    visitor.hang_up()
    taken: dict[str, list[float]] = {HELLO: [], **{page.path: [] for page in pages}}
    for warm in range(-2, rounds):
        for page in pages:
            times = {
                HELLO: [visitor.open(HELLO) for _ in range(3)],
                page.path: [visitor.open(page.path, page.person)],
            }
            for path in times if warm >= 0 else ():
                taken[path] += times[path]
    return {path: median(times) for path, times in taken.items()}


def queries_of(page: Page) -> int:
    """How many queries the page needs, the session among them, once all is looked up once."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.cookies[settings.SESSION_COOKIE_NAME] = session_key_of(page.person)
    client.get(page.path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page.path)
    if answer.status_code != 200:
        raise SystemExit(f"{page.path} answered {answer.status_code}.")
    return len(captured)
