"""A ward that saves numbers, again and again, in a process of its own: how long each save takes."""

import os
import sys
import time
from statistics import median, quantiles
from typing import Any

PAUSE = 0.02  # seconds between two saves


def save_until_told(measure_id: int, person_id: int) -> None:
    """Save a number into one measure until standard input ends; then print the times."""
    import django

    django.setup()
    from select import select

    from django.utils import timezone

    from charts.models import Measure
    from charts.readings import Reading
    from charts.services.measurements import record_measurements
    from people.models import User

    measure = Measure.objects.select_related("organisation", "unit").get(pk=measure_id)
    person = User.objects.select_related("organisation").get(pk=person_id)
    today = timezone.now().date()
    taken = []
    n = 0
    print("saving", flush=True)
    while not select([sys.stdin], [], [], PAUSE)[0]:
        n += 1
        start = time.perf_counter()
        record_measurements(
            measure=measure,
            readings=[Reading(today, value=float(n % 90))],
            by=person,
            at=timezone.now(),
            replacing=True,
        )
        taken.append(time.perf_counter() - start)
    print(" ".join(f"{seconds:.5f}" for seconds in taken))


class Ward:
    """Saves while a `with` block lasts. `times` holds the seconds of each save after it."""

    def __init__(self, measure_id: int, person_id: int) -> None:
        self._arguments = [str(measure_id), str(person_id)]
        self.times: list[float] = []

    def __enter__(self) -> "Ward":
        import subprocess

        self._process: Any = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "bench.feed_neighbours", *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ.copy(),
        )
        out: Any = self._process.stdout
        assert out.readline().strip() == "saving"
        return self

    def __exit__(self, *_: object) -> None:
        said, _nothing = self._process.communicate("stop\n")
        self.times = [float(seconds) for seconds in said.split()]

    @property
    def p50(self) -> float:
        return median(self.times)

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1]


if __name__ == "__main__":
    save_until_told(int(sys.argv[1]), int(sys.argv[2]))
