"""Whole requests to a running server, timed, and how many queries the same page needs."""

import http.client
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
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
    person: User | None = None
    by_htmx: bool = False  # asked by a page that is open already


@dataclass(frozen=True)
class Cost:
    """What a request took: seconds on the clock, and of processors in the web and the database."""

    seconds: float
    busy: float


@dataclass
class Visitor:
    """Somebody with one kept connection to the server; `servers` are the processes that serve.

    `asked_at` is when the last request went out, by `perf_counter`.
    """

    address: str
    servers: Sequence[int]
    asked_at: float = 0.0
    _cookies: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(self.address).netloc)

    def hang_up(self) -> None:
        """The server closes a connection on which nothing is said: the next request opens one."""
        self._connection.close()

    def busy(self) -> float:
        """Seconds for which processors have worked for the servers and the database."""
        families = [process for server in self.servers for process in _family(server)]
        return _busy([*families, *_backends()])

    def open(self, page: Page) -> Cost:
        """Until the whole page is there."""
        headers = {"HX-Request": "true"} if page.by_htmx else {}
        return self._ask("GET", page.path, page.person, headers)

    def save(self, path: str, person: User, answers: dict[str, str]) -> Cost:
        """Until a form is answered by a redirect."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, person, headers, answers | {"csrfmiddlewaretoken": _TOKEN})

    def _ask(
        self,
        method: str,
        path: str,
        person: User | None,
        headers: dict[str, str],
        answers: dict[str, str] | None = None,
    ) -> Cost:
        if person:
            headers = headers | {"Cookie": self._cookie(person)}
        busy, self.asked_at = self.busy(), perf_counter()
        self._connection.request(method, path, urlencode(answers) if answers else None, headers)
        answer = self._connection.getresponse()
        answer.read()
        cost = Cost(perf_counter() - self.asked_at, self.busy() - busy)
        if answer.status != (302 if answers else 200):
            raise SystemExit(f"{method} {path} answered {answer.status}.")
        return cost

    def _cookie(self, person: User) -> str:
        if person.pk not in self._cookies:
            self._cookies[person.pk] = (
                f"{settings.SESSION_COOKIE_NAME}={session_key_of(person)}; "
                f"{settings.CSRF_COOKIE_NAME}={_TOKEN}"
            )
        return self._cookies[person.pk]


def median_of(costs: Sequence[Cost]) -> Cost:
    return Cost(median(cost.seconds for cost in costs), median(cost.busy for cost in costs))


def slowest_in_twenty(costs: Sequence[Cost]) -> Cost:
    """What nineteen in twenty keep to: the 95th percentile."""
    return Cost(
        quantiles((cost.seconds for cost in costs), n=20)[-1],
        quantiles((cost.busy for cost in costs), n=20)[-1],
    )


def costs_of(visitor: Visitor, pages: Sequence[Page], *, rounds: int) -> dict[str, Cost]:
    """The median of each page by its name, those of the hello view among them."""
    visitor.hang_up()
    hello = Page("hello", HELLO)
    taken: dict[str, list[Cost]] = {page.name: [] for page in (hello, *pages)}
    for warm in range(-2, rounds):
        for page in [each for asked in pages for each in (hello, hello, hello, asked)]:
            cost = visitor.open(page)
            if warm >= 0:
                taken[page.name].append(cost)
    return {name: median_of(costs) for name, costs in taken.items()}


def queries_of(page: Page) -> int:
    """How many queries the page needs, the session among them, once all is looked up once."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    assert page.person is not None
    client.cookies[settings.SESSION_COOKIE_NAME] = session_key_of(page.person)
    client.get(page.path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page.path)
    if answer.status_code != 200:
        raise SystemExit(f"{page.path} answered {answer.status_code}.")
    return len(captured)


def _family(process: int) -> list[int]:
    """A process with its children and theirs (Linux)."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in children for one in _family(int(child)))]


def _backends() -> list[int]:
    """The processes of the database that work for the web and the worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [row[0] for row in cursor.fetchall()]


def _busy(processes: Sequence[int]) -> float:
    """Seconds for which processors have worked for these, all their threads together (Linux)."""
    return sum(
        _worked(thread)
        for process in processes
        for thread in Path(f"/proc/{process}/task").glob("*/schedstat")
    )


def _worked(thread: Path) -> float:
    """Nothing for a thread that has ended since it was listed."""
    try:
        return int(thread.read_text().split()[0]) / 1e9
    except (FileNotFoundError, ProcessLookupError):
        return 0
