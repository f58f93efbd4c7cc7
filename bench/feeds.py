"""Loading and taking out a million rows, as ratios to PostgreSQL's own COPY of the same rows.

Run by ``make bench-feeds``, which starts a PostgreSQL of its own. Machines are noisy: every figure
is the median of rounds that alternate, and stands beside a COPY measured in the same round. Charts
are made by the measures that changed: how many a second is measured on some of them, since drawing
ten thousand takes minutes that have nothing to do with loading. Returns 1 where a target is missed.
"""

import argparse
import io
import logging
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.database import own_database
from bench.feed_data import ANCHOR, COLUMNS, ROWS, a_file, make_organisation, rows_as_copied
from bench.feed_neighbours import Ward
from bench.feed_pages import last_by_first, write_a_million
from bench.feed_queues import busy_by_idle

CHARTS = 200  # that are drawn to see how many a second
_PLAIN = f"COPY {ANCHOR} TO STDOUT (FORMAT csv)"
TARGETS = {
    "load": 3.0,
    "same again": 1.0,
    "2 % changed": 1.2,
    "out csv": 1.3,
    "out ndjson": 2.0,
    "out parquet": 2.0,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    logging.disable(logging.INFO)
    with own_database(), tempfile.TemporaryDirectory() as folder:
        from django.conf import settings

        settings.MEDIA_ROOT = folder
        return Bench(options.rounds, Path(folder)).run()


class Bench:
    """One organisation, and everything that is measured on it."""

    def __init__(self, rounds: int, folder: Path) -> None:
        self.rounds = rounds
        self.folder = folder
        self.analyst = make_organisation()
        self.file, self.changed = a_file(), a_file(changed=0.02)
        self.taken: dict[str, list[float]] = {}
        self.missed: list[str] = []

    def run(self) -> int:
        for _ in range(self.rounds):
            self._loads()
        self._outs()
        self._tell()
        self._neighbours()
        self._charts()
        self._memory()
        self._queues()
        self._pages()
        print("Missed: " + "; ".join(self.missed) if self.missed else "All targets are met.")
        return int(bool(self.missed))

    def _loads(self) -> None:
        _emptied()
        load = self._timed("load", lambda: self._load(self.file))
        assert (load.inserted, load.rejected) == (ROWS - ROWS // 100, ROWS // 100)
        copied = rows_as_copied()
        self._timed("copy in", lambda: _copy_in(copied))
        again = self._timed("same again", lambda: self._load(self.file))
        assert (again.inserted, again.updated, again.measures_changed) == (0, 0, 0)
        changed = self._timed("2 % changed", lambda: self._load(self.changed))
        assert changed.updated > ROWS // 100

    def _load(self, content: bytes) -> Any:
        from django.utils import timezone

        from common.background import without_hints
        from feeds.loading import run_waiting_loads
        from feeds.services.loads import Wishes, accept_load

        load = accept_load(
            name="feed.csv",
            content=io.BytesIO(content),
            size=len(content),
            wishes=Wishes(),
            by=self.analyst,
            at=timezone.now(),
        )
        with without_hints():  # there is no broker here, and looking for one takes its time
            run_waiting_loads()
        load.refresh_from_db()
        assert load.stage == "done", load.failure
        return load

    def _outs(self) -> None:
        """Over HTTP from a web process, beside the same COPY on a connection of our own."""
        from bench.serving import served
        from feeds.extracting import ENTITIES
        from feeds.extracting.queries import statement
        from feeds.extracting.windows import window_since

        window = window_since("", organisation_id=self.analyst.organisation_id)
        query = statement(ENTITIES["measurements"], window)
        with served(self.analyst.organisation, self.folder) as (address, key):
            for _ in range(self.rounds):
                self._timed("copy out", lambda: _copy_out(f"COPY ({query}) TO STDOUT (FORMAT csv)"))
                self._timed("copy table", lambda: _copy_out(_PLAIN))
                for kind in ("csv", "ndjson", "parquet"):
                    where = f"{address}/api/v1/feeds/measurements/?format={kind}"
                    self._timed(f"out {kind}", partial(_fetched, where, key))

    def _tell(self) -> None:
        print(f"{ROWS:,} rows, median of {self.rounds} rounds\n")
        print(f"{'':14}{'seconds':>9}{'rows/s':>12}{'x COPY':>8}{'target':>8}")
        for name, times in self.taken.items():
            base = median(
                self.taken["copy out" if name.startswith(("out", "copy t")) else "copy in"]
            )
            seconds, target = median(times), TARGETS.get(name)
            ratio = seconds / base
            print(
                f"{name:14}{seconds:9.2f}{ROWS / seconds:12,.0f}{ratio:8.2f}"
                f"{f'<= {target}' if target else '':>8}"
            )
            self._judge(name, ratio, target)

    def _judge(self, name: str, figure: float, target: float | None) -> None:
        if target is not None and figure > target:
            self.missed.append(f"{name} {figure:.2f}, not {target}")

    def _neighbours(self) -> None:
        """A ward saves into a measure that is being loaded: before, and meanwhile."""
        from charts.models import Measure

        _emptied()
        measure = Measure.objects.filter(warehouse_code="M5").order_by("pk")[500]
        with Ward(measure.pk, self.analyst.pk) as idle:
            time.sleep(5)
        with Ward(measure.pk, self.analyst.pk) as busy:
            self._load(self.file)
        worst, ratio = max(busy.times), busy.p95 / idle.p95
        print(
            f"\nA ward saves into a measure that is loaded: {len(busy.times):,} saves, p50 "
            f"{busy.p50 * 1000:.0f} ms, p95 {busy.p95 * 1000:.0f} ms ({ratio:.1f} x idle), worst "
            f"{worst * 1000:.0f} ms"
        )
        self._judge("save p95 during a load", ratio, 2.5)
        self._judge("worst save in seconds", worst, 0.5)

    def _charts(self) -> None:
        from charts.recalculation import recompute, stale_measures

        some = stale_measures(most=CHARTS)
        start = time.perf_counter()
        recompute(some)
        each = (time.perf_counter() - start) / len(some)
        print(f"Charts made again: {1 / each:.0f} a second and process, in the bulk queue")

    def _memory(self) -> None:
        from bench.serving import memory_of_a_load

        small, large = (
            memory_of_a_load(self.file[: self.file.index(b"\n", share) + 1], self.analyst.email)
            for share in (len(self.file) // 10, len(self.file) - 2)
        )
        print(
            f"Memory of a process that loads: 100,000 rows {small} MiB, 1,000,000 rows {large} MiB"
        )
        self._judge("memory x of a tenth", large / small, 1.25)

    def _queues(self) -> None:
        ratio = busy_by_idle(self.folder)
        print(f"A ward's own chart is begun {ratio:.1f} x as late while 2,000 others wait")
        self._judge("start of a ward's chart behind others", ratio, 3.0)

    def _pages(self) -> None:
        from bench.serving import served
        from charts.models import Measure

        _emptied()
        measure = Measure.objects.select_related("organisation").order_by("pk")[0]
        write_a_million(measure, self.analyst)
        with served(self.analyst.organisation, self.folder) as (address, key):
            ratio = last_by_first(address, key, measure, rounds=25)
        print(f"The last page of a million numbers takes {ratio:.2f} x as long as the first")
        self._judge("last page by first", ratio, 1.3)

    def _timed(self, name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = work()
        self.taken.setdefault(name, []).append(time.perf_counter() - start)
        return result


def _emptied() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE charts_measurement, charts_measurementhistory, {ANCHOR}")
        cursor.execute("VACUUM charts_measurestate")


def _copy_in(rows: bytes) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {ANCHOR} ({COLUMNS}) FROM STDIN (FORMAT csv)", io.BytesIO(rows))


class _Nowhere:
    def write(self, data: bytes) -> int:
        return len(data)


def _copy_out(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.copy_expert(statement, _Nowhere())


def _fetched(address: str, key: str) -> None:
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(request, timeout=int(timedelta(minutes=5).total_seconds())) as body:
        while body.read(1024 * 1024):
            pass


if __name__ == "__main__":
    sys.exit(main())
