"""Milliseconds of the database for a search among 20,000 projects, by kind of search.

Run by ``make bench-search``. Each figure is the median of several rounds over different words,
all queries of one search added up. What counts is the processor time of the database's process,
read from the kernel: whatever else the machine does, a search costs the same. Beside it stands
the ratio to a trivial query of the same rounds. ``--explain`` prints the plans as well.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from bench.database import own_database

ROUNDS = 7
TARGET = 50.0  # milliseconds
SEARCHES = {
    "exact word": ("restraint", "huddle", "readmitted", "oxygen", "clozapine"),
    "common word": ("people", "ward", "falls", "waiting", "handover"),
    "two words": ("waiting list", "ward violence", "hazel handover", "missed doses", "bed near"),
    "mistyped": ("restriant", "hudlle", "vioelnce", "disharge", "handovr"),
    "begun": ("restr", "hud", "viol", "disch", "han"),
    "none found": ("zeppelin", "xylophone", "qwertzuiop", "unobtainium", "zzz"),
}


class Clock:
    """Adds up what the database needs, and keeps what it was asked."""

    def __init__(self, process: int) -> None:
        self._statistics = Path(f"/proc/{process}/schedstat")
        self.milliseconds = 0.0
        self.asked: list[tuple[str, Any]] = []

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        start = self._now()
        try:
            return execute(sql, params, many, context)
        finally:
            self.milliseconds += self._now() - start
            self.asked.append((sql, params))

    def _now(self) -> float:
        """Milliseconds that the database's process has been at work (Linux)."""
        return int(self._statistics.read_text().split()[0]) / 1e6


@contextmanager
def clocked() -> Iterator[Clock]:
    from django.db import connection

    clock = Clock(connection.connection.get_backend_pid())
    with connection.execute_wrapper(clock):
        yield clock


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=20_000)
    parser.add_argument("--explain", action="store_true", help="Print the plan of each query.")
    options = parser.parse_args()
    with own_database():
        return measure(options.projects, explain=options.explain)


def measure(projects: int, *, explain: bool) -> int:
    """Build, learn the words, search, print. Returns 1 where a kind of search is too slow."""
    from bench.many_projects import make_many_projects
    from dashboards.models import SearchDocument, SearchWord
    from dashboards.spelling import learn_words

    reader = make_many_projects(projects)
    while learn_words(most=20_000):
        pass
    _vacuum()
    documents, words = SearchDocument.objects.count(), SearchWord.objects.count()
    print(f"{projects:,} projects, {documents:,} documents, {words:,} words to compare with")
    taken = _rounds(reader)
    trivial = median(taken["trivial"])
    print(f"{'':14}{'median':>9}{'worst':>9}{'x trivial':>11}   milliseconds of the database")
    for name, times in taken.items():
        print(f"{name:14}{median(times):9.1f}{max(times):9.1f}{median(times) / trivial:11.0f}")
    if explain:
        _explain(reader)
    too_slow = [name for name, times in taken.items() if median(times) > TARGET]
    print(f"Target: {TARGET:.0f} ms. " + (f"Missed: {', '.join(too_slow)}" if too_slow else "Met."))
    return int(bool(too_slow))


def _rounds(reader: Any) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in ("trivial", *SEARCHES)}
    for _ in range(ROUNDS):
        taken["trivial"].append(_trivial())
        for name, typed in SEARCHES.items():
            taken[name] += [_searched(reader, words).milliseconds for words in typed]
    return taken


def _searched(reader: Any, typed: str) -> Clock:
    """One search as the page makes it: the counts and the first twenty."""
    from dashboards.selectors.search import Sought, search

    with clocked() as clock:
        answer = search(reader, Sought(typed), on=date(2026, 6, 1))
        list(answer.documents[:20])
    return clock


def _trivial() -> float:
    from django.db import connection

    with clocked() as clock, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return clock.milliseconds


def _vacuum() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _explain(reader: Any) -> None:
    from django.db import connection

    for name, typed in SEARCHES.items():
        for sql, params in _searched(reader, typed[0]).asked:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params)
                plan = "\n".join(row[0] for row in cursor.fetchall())
            print(f"\n-- {name}: {typed[0]}\n{plan}")


if __name__ == "__main__":
    sys.exit(main())
