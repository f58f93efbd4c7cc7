"""Targets 9 to 14 of the reading pages, measured on an organisation of a given size."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep

import environ
from django.db import connection
from django.db.models import F

from bench.organisations import Cast, add_measurements, build
from bench.visiting import (
    HELLO,
    Cost,
    Page,
    Visitor,
    costs_of,
    median_of,
    queries_of,
    slowest_in_twenty,
)
from charts import periods
from charts.models import Measure, Measurement, MeasureState
from tests.schema import make_test_database
from tests.stack import Stack, embedded_services, with_path

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "25"))
WARM = 10  # saves until the code of web and worker is warm: the first takes twice as long
FEW_NUMBERS, MANY_NUMBERS = 100_000, int(os.environ.get("BENCH_NUMBERS", "2000000"))
MOST_QUERIES = 6
_NO_WARM = "warm: the second half of target 10 has no page (docs/adr/0027-pages-kept-nowhere.md)."
_IS_FRESH = "SELECT analysed_version = data_version FROM charts_measurestate WHERE measure_id = %s"
_LINE = "{:<34}{:>8}{:>9}{:>11}{:>9}  {}"


@dataclass
class Report:
    """Prints a line for each figure, and keeps what is missed.

    Verdicts go by the clock, as the targets do. The time of processors stands beside it: on a
    machine that others use too, a long page waits for its turn more often than a short one.
    """

    size: int
    hello: Cost = field(default_factory=lambda: Cost(0, 0))
    missed: list[str] = field(default_factory=list)

    def begin(self) -> None:
        print(f"\n{self.size:,} projects, {os.getloadavg()[0]:.1f} processes busy on this machine")
        print(_LINE.format("", "ms", "x hello", "processor", "target", ""), flush=True)

    def cost(self, name: str, cost: Cost, *, number: int = 0, target: float = 0) -> None:
        """What a page takes as ratios to the hello view, and whether that keeps to the target."""
        clock, busy = cost.seconds / self.hello.seconds, cost.busy / self.hello.busy
        verdict = self._verdict(name, clock, number, target) if number else ""
        said = f"{1000 * cost.seconds:.1f}", f"{clock:.1f}", f"{busy:.1f}" if busy else ""
        print(_LINE.format(name, *said, f"{target:g}" if target else "", verdict), flush=True)

    def greet(self, name: str, hello: Cost) -> None:
        """Go by the hello view of the same rounds: between idle rounds it takes longer itself."""
        self.hello = hello
        self.cost(name, hello)

    def figure(self, name: str, figure: float, *, number: int, target: float) -> None:
        verdict = self._verdict(name, figure, number, target)
        print(_LINE.format(name, "", f"{figure:.3g}", "", f"{target:g}", verdict), flush=True)

    def remark(self, words: str) -> None:
        print(words, flush=True)

    def _verdict(self, name: str, figure: float, number: int, target: float) -> str:
        if figure <= target:
            return f"target {number} met"
        self.missed.append(f"{number} ({name}, {self.size:,} projects)")
        return f"target {number} not met"


def measure(size: int, *, grows: bool) -> list[str]:
    """Load an organisation of so many projects, and print its figures. Returns what is missed."""
    with _database(f"bench_pages_{size}") as servers, ExitStack() as running:
        cast = build(size)
        stack = Stack(servers, Path(running.enter_context(tempfile.TemporaryDirectory())))
        web = running.enter_context(stack.web())
        worker = running.enter_context(stack.worker("entry"))
        visitor = Visitor(web.address, (web.child.pid, worker.child.pid))
        report = Report(size)
        report.begin()
        _reading(cast, visitor, report)
        _saving(cast, visitor, report)
        _waiting(cast, visitor, report)
        if grows:
            _growing(cast, visitor, report)
    return report.missed


@contextmanager
def _database(name: str) -> Iterator[dict[str, str]]:
    """A database of that name, used here as its owner; the environment of servers that use it."""
    services = embedded_services()
    owner = environ.Env.db_url_config(services.owner_database_url)
    connection.close()
    connection.settings_dict.update(USER=owner["USER"], PASSWORD=owner["PASSWORD"])
    connection.settings_dict["TEST"]["NAME"] = name
    make_test_database(name, services)
    connection.close()
    connection.settings_dict["NAME"] = name
    with connection.cursor() as cursor:  # processes that come and go could not be added up
        cursor.execute(f"ALTER DATABASE {name} SET max_parallel_workers_per_gather = 0")
    yield services.environment() | {
        "DATABASE_URL": with_path(services.database_url, name),
        "WEB_WORKERS": "1",
    }
    connection.close()


def _reading(cast: Cast, visitor: Visitor, report: Report) -> None:
    """Targets 10, 11 and 14."""
    unit = Page("unit, 60 charts", f"/units/{cast.top.public_id}/", cast.team)
    narrowed = "/portfolio/?stage=testing&activity=silent"
    lists = [
        Page("portfolio, 25 rows of all", "/portfolio/", cast.team),
        Page("portfolio, silent in testing", narrowed, cast.team),
        Page("who needs me, 200 rows", "/coaching/", cast.coach),
        Page("projects, 50 rows of all", "/projects/", cast.team),
    ]
    costs = costs_of(visitor, [*lists, unit], rounds=ROUNDS)
    report.greet("hello", costs["hello"])
    for page in lists:
        report.cost(page.name, costs[page.name], number=10, target=25)
    report.cost(unit.name, costs[unit.name], number=11, target=12)
    report.remark(_NO_WARM)
    for page in (lists[0], lists[2], lists[3], unit):
        name = f"queries of {page.name}"
        report.figure(name, queries_of(page), number=14, target=MOST_QUERIES)


def _saving(cast: Cast, visitor: Visitor, report: Report) -> None:
    """Target 9: a number saved by its form, until a worker has stored the chart that knows it."""
    path = f"/measures/{cast.sample.public_id}/data/"
    hello: list[Cost] = []
    saved, fresh, waited = [], [], 0.0
    visitor.hang_up()
    period = Measurement.objects.filter(measure_id=cast.sample.pk).earliest("period").period
    for _ in range(WARM + ROUNDS):  # months before the first, so that no gap has to be drawn
        period = periods.preceding(cast.sample.every, period)
        answers = {"period": period.isoformat(), "value": "9"}
        hello += [visitor.open(Page("hello", HELLO)) for _ in range(3)]
        busy = visitor.busy()
        saved.append(visitor.save(path, cast.lead, answers))
        waited = _wait_for_chart(cast.sample, at_least=waited / 2)
        fresh.append(Cost(perf_counter() - visitor.asked_at, visitor.busy() - busy))
    report.greet("hello between saves", median_of(hello[3 * WARM :]))
    report.cost("save a number", median_of(saved[WARM:]))
    report.cost("save a number, chart fresh", median_of(fresh[WARM:]), number=9, target=12)
    report.cost("  the slowest in twenty", slowest_in_twenty(fresh[WARM:]), number=9, target=24)


def _wait_for_chart(measure: Measure, *, at_least: float) -> float:
    """Seconds until the chart is fresh. Nothing is asked for `at_least` so long, and little then.

    Whoever asks takes a processor and its caches from those who are measured.
    """
    start = perf_counter()
    sleep(at_least)
    with connection.cursor() as cursor:
        is_fresh = False
        while not is_fresh:
            sleep(0.0002)
            cursor.execute(_IS_FRESH, [measure.pk])
            (is_fresh,) = cursor.fetchone()
    return perf_counter() - start


def _waiting(cast: Cast, visitor: Visitor, report: Report) -> None:
    """Target 12: an open page asks whether its chart is new, and it is not."""
    state = MeasureState.objects.filter(measure=cast.sample)
    state.update(data_version=F("data_version") + 1)  # and no worker hears of it
    wanted = state.values_list("data_version", flat=True).get()
    path = f"/measures/{cast.sample.public_id}/analysis/?panel=entry&wanted={wanted}"
    page = Page("nothing new yet", path, cast.lead, by_htmx=True)
    costs = costs_of(visitor, [page], rounds=ROUNDS)
    report.greet("hello between questions", costs["hello"])
    report.cost(page.name, costs[page.name], number=12, target=6)
    state.update(data_version=F("analysed_version"))


def _growing(cast: Cast, visitor: Visitor, report: Report) -> None:
    """Target 13, with fewer numbers than it names unless BENCH_NUMBERS says otherwise."""
    unit = Page("unit", f"/units/{cast.top.public_id}/", cast.team)
    sizes, ratios, day = [], [], 0
    for numbers in (FEW_NUMBERS, MANY_NUMBERS):
        until = max(1, round(numbers / MeasureState.objects.count()))
        sizes.append(add_measurements(cast, start=day, end=until))
        costs = costs_of(visitor, [unit], rounds=ROUNDS)
        ratios.append(costs["unit"].busy / costs["hello"].busy)
        day = until
    name = f"unit, {sizes[1]:,} numbers : {sizes[0]:,}"
    report.figure(name, ratios[1] / ratios[0], number=13, target=1.3)
