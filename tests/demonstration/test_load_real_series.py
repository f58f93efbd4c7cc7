"""The first organisations of a file that a national body published."""

import csv
from collections.abc import Callable

from charts.models import MeasureState
from tests.demonstration.conftest import REAL_FILE


def test_the_first_organisations_are_loaded_and_their_charts_made(load: Callable) -> None:
    with REAL_FILE.open() as file:
        rows = list(csv.reader(file))
    wanted = {row[1] for row in rows[1:40]}
    chosen = [rows[0], *(row for row in rows[1:] if row[1] in wanted)]

    said, complained = load(
        "\n".join(",".join(row) for row in chosen),
        period_column="period",
        unit_column="org_code",
        measure_columns=["type"],
        numerator="breaches",
        denominator="attendances",
        name_template="Over four hours, type {type}",
        unit_name_template="Organisation {org_code}",
        method="pp",
        analyse=[],
    )

    series = {(row[1], row[2]) for row in chosen[1:]}
    assert f"{len(chosen) - 1:,} inserted, 0 updated, 0 unchanged, 0 rejected." in said
    assert f"{len(wanted)} units and {len(series)} measures made." in said
    assert not complained
    assert MeasureState.objects.exclude(headline="").count() == len(series)
