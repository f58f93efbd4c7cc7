"""The last page of a million numbers beside the first one, as the API lists them."""

import json
import urllib.request
from statistics import median
from time import perf_counter
from typing import Any

from bench.feed_data import ROWS

PER_PAGE = 100
_NUMBERS = """
    INSERT INTO charts_measurement
           (organisation_id, measure_id, period, value, note, excluded_because, recorded_by_id,
            recorded_at)
    SELECT %(organisation)s, %(measure)s, date '0001-01-01' + n, n %% 40, '', '', %(by)s, now()
      FROM generate_series(0, %(rows)s - 1) AS n
"""


def write_a_million(measure: Any, by: Any) -> None:
    """A number a day for 27 centuries."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            _NUMBERS,
            {
                "organisation": measure.organisation_id,
                "measure": measure.pk,
                "by": by.pk,
                "rows": ROWS,
            },
        )
        cursor.execute("ANALYZE charts_measurement")


def last_by_first(site: str, key: str, measure: Any, *, rounds: int) -> float:
    """How many times as long the last page takes: the median of rounds that alternate."""
    first = f"{site}/api/v1/measures/{measure.public_id}/measurements/?limit={PER_PAGE}"
    last = f"{first}&cursor={_cursor_before_last(measure)}"
    ratios = []
    for _ in range(rounds):
        at_first, page = _timed(first, key)
        at_last, end = _timed(last, key)
        assert len(page["results"]) == len(end["results"]) == PER_PAGE
        assert page["next"]
        assert not end["next"]
        ratios.append(at_last / at_first)
    return median(ratios)


def _cursor_before_last(measure: Any) -> str:
    """As the page before the last one gives it."""
    from charts.models import Measurement
    from common.sealing import seal

    periods = Measurement.objects.filter(measure_id=measure.pk).order_by("-period")
    before = periods.values_list("period", flat=True)[PER_PAGE]
    return seal(json.dumps(["charts.measurement", "period", before.isoformat()]))


def _timed(address: str, key: str) -> tuple[float, dict[str, Any]]:
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})
    start = perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:
        body = answer.read()
    return perf_counter() - start, json.loads(body)
