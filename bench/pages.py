"""Speed of portfolio and unit pages, as ratios to a view that does nothing, on the same server.

Run by ``make bench-pages``, which starts PostgreSQL and one web process of its own. Times are
those of whole requests over one kept connection, the median of rounds that alternate between all
pages, since machines are noisy: compare ratios, not milliseconds.
"""

import http.client
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlsplit

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "25"))
HELLO = "/healthz"
SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "200,20000").split(","))


@dataclass(frozen=True)
class PageToTime:
    """A page, as whom it is opened, and how many times the hello view it may take."""

    name: str
    path: str
    cookie: str
    target: float


def main() -> int:
    import tests.early  # noqa: F401  (sets the environment in which settings are read)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qiplatform.settings")
    import django

    django.setup()
    from tests.schema import make_test_database
    from tests.stack import Stack, embedded_services, with_path

    services = embedded_services()
    failed = False
    for size in SIZES:
        name = f"bench_pages_{size}"
        make_test_database(name, services)
        _use(name)
        pages = _pages(size)
        environment = services.environment() | {
            "DATABASE_URL": with_path(services.database_url, name),
            "WEB_WORKERS": "1",
        }
        with (
            tempfile.TemporaryDirectory() as folder,
            Stack(environment, Path(folder)).web() as web,
        ):
            failed |= _report(size, web.address, pages)
    return int(failed)


def _use(name: str) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = name


def _pages(size: int) -> list[PageToTime]:
    """Build the organisation; the pages that are measured on it."""
    from django.conf import settings

    from bench.organisations import build
    from people.selectors import top_unit
    from tests.sessions import session_key_of

    world, team, coach = build(size)
    cookies = {p: f"{settings.SESSION_COOKIE_NAME}={session_key_of(p)}" for p in (team, coach)}
    unit = top_unit(world.organisation).public_id
    return [
        PageToTime("portfolio, 25 rows of all", "/portfolio/", cookies[team], 25),
        PageToTime(
            "portfolio, silent in testing",
            "/portfolio/?stage=testing&activity=silent",
            cookies[team],
            25,
        ),
        PageToTime("who needs me, 200 rows", "/coaching/", cookies[coach], 0),
        PageToTime("projects, 50 rows of all", "/projects/", cookies[team], 25),
        PageToTime("unit, 60 charts", f"/units/{unit}/", cookies[team], 12),
    ]


def _report(size: int, address: str, pages: list[PageToTime]) -> bool:
    """Print the ratios for one size; whether any is over its target."""
    timed = _time(address, [PageToTime("hello", HELLO, "", 0), *pages])
    hello = timed[HELLO]
    print(f"\n{size:,} projects; hello takes {1000 * hello:.2f} ms")
    print(f"{'page':<34}{'ms':>9}{'x hello':>10}{'target':>9}")
    is_over = False
    for page in pages:
        ratio = timed[page.path] / hello
        target = f"{page.target:g}" if page.target else "-"
        is_over |= bool(page.target) and ratio > page.target
        print(f"{page.name:<34}{1000 * timed[page.path]:>9.1f}{ratio:>10.1f}{target:>9}")
    return is_over


def _time(address: str, pages: list[PageToTime]) -> dict[str, float]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    taken: dict[str, list[float]] = {page.path: [] for page in pages}
    for warm in range(ROUNDS + 2):
        for page in pages:
            for _ in range(5 if page.path == HELLO else 1):
                start = perf_counter()
                connection.request("GET", page.path, headers={"Cookie": page.cookie})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    raise SystemExit(f"{page.path} answered {answer.status}.")
                if warm >= 2:
                    taken[page.path].append(perf_counter() - start)
    connection.close()
    return {path: median(times) for path, times in taken.items()}


if __name__ == "__main__":
    sys.exit(main())
