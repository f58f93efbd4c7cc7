"""Loading files of measurements: what goes in, what does not, and what is said about it."""

import gzip
import io
import json
from collections.abc import Callable
from datetime import date

import pandas
import pytest
from django.utils import timezone

from charts.models import MeasureState
from charts.readings import Reading
from charts.services.measurements import exclude_measurement, record_measurements
from feeds.models import Load, UnknownCode
from feeds.vocabulary import Stage
from tests.integration.feeds.conftest import Warehouse, a_warehouse, complaints, stored

FILE = """\
measure,unit,period,numerator,denominator,value
falls,W1,2026-01-01,,,3
falls,W1,2026-02-01,,,0
falls,RX2,2026-02-17,,,5
seen,W1,2026-01-07,9,12,
"""
Counts = Callable[[Load], tuple[int, int, int, int, int]]
# It cannot hand a row to us that is no text, and warns of that.
_PYARROW_CANNOT_TELL_IT = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)


def test_rows_go_to_the_measures_of_their_codes(warehouse: Warehouse, counts: Counts) -> None:
    load = warehouse.load(FILE)

    assert load.stage == Stage.DONE
    assert counts(load) == (4, 4, 0, 0, 0)
    assert load.measures_changed == 3
    assert stored(warehouse.falls[0]) == {
        date(2026, 1, 1): (None, None, 3),
        date(2026, 2, 1): (None, None, 0),
    }
    assert stored(warehouse.falls[1]) == {date(2026, 2, 1): (None, None, 5)}
    assert stored(warehouse.seen[0]) == {date(2026, 1, 5): (9, 12, None)}


def test_sending_it_again_changes_nothing(warehouse: Warehouse, counts: Counts) -> None:
    warehouse.load(FILE)
    versions = dict(MeasureState.objects.values_list("pk", "data_version"))

    again = warehouse.load(FILE)

    assert counts(again) == (4, 0, 0, 4, 0)
    assert again.measures_changed == 0
    assert dict(MeasureState.objects.values_list("pk", "data_version")) == versions


def test_what_differs_is_replaced_and_what_people_said_about_it_stays(
    warehouse: Warehouse, counts: Counts
) -> None:
    falls, analyst, now = warehouse.falls[0], warehouse.analyst, timezone.now()
    reading = Reading(date(2026, 1, 1), value=2.0, note="A hard month")
    record_measurements(measure=falls, readings=[reading], by=analyst, at=now)
    exclude_measurement(
        measure=falls, period=date(2026, 1, 1), because="Ward closed", by=analyst, at=now
    )

    load = warehouse.load(FILE)

    assert counts(load) == (4, 3, 1, 0, 0)
    row = _row(falls, date(2026, 1, 1))
    assert (row.value, row.note, row.excluded_because) == (3, "A hard month", "Ward closed")


def _as_ndjson(text: str) -> bytes:
    rows = pandas.read_csv(io.StringIO(text), dtype={"measure": str, "unit": str})
    return rows.to_json(orient="records", lines=True).encode()


def _as_parquet(text: str) -> bytes:
    rows = pandas.read_csv(io.StringIO(text), parse_dates=["period"])
    return rows.to_parquet()


KINDS: dict[str, Callable[[str], bytes]] = {
    "csv": str.encode,
    "csv with semicolons": lambda text: text.replace(",", ";").encode(),
    "csv with a mark and Windows lines": lambda text: (
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    ),
    "ndjson": _as_ndjson,
    "parquet": _as_parquet,
}


@pytest.mark.parametrize("packed", [False, True], ids=["", "gzip"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_says_the_same(
    warehouse: Warehouse, counts: Counts, kind: str, packed: bool
) -> None:
    content = KINDS[kind](FILE)

    load = warehouse.load(gzip.compress(content, mtime=0) if packed else content)

    assert (load.failure, counts(load)) == ("", (4, 4, 0, 0, 0))
    assert stored(warehouse.seen[0]) == {date(2026, 1, 5): (9, 12, None)}


BAD = """\
measure,unit,period,numerator,denominator,value
falls,W1,2026-01-01,,,many
falls,W1,2026-02-30,,,1
falls,W1,03/04/2026,,,1
falls,W1,2026-03-01,,,1.5
falls,W1,2026-04-01,,,
falls,W1,2096-04-01,,,1
falls,W1,1926-04-01,,,1
falls,,2026-05-01,,,1
falls,W9,2026-05-01,,,1
slips,W1,2026-05-01,,,1
seen,W1,2026-01-05,13,12,
seen,W1,2026-01-12,1,0,
seen,W1,2026-01-19,-1,4,
falls,W1

falls,W1,2026-06-01,,,6
falls,W2,2026-06-01,,,6
falls,W2,2026-06-30,,,7
falls,W1,2026-07-01,,,"1,204"
"""


def test_each_bad_row_is_named_and_the_good_ones_go_in(
    warehouse: Warehouse, counts: Counts
) -> None:
    load = warehouse.load(BAD)

    assert counts(load) == (18, 1, 0, 0, 17)
    assert complaints(load) == [
        (2, "value", "many", "not_a_number"),
        (3, "period", "2026-02-30", "not_a_day"),
        (4, "period", "03/04/2026", "not_a_day"),
        (5, "value", "1.5", "impossible"),
        (6, "value", "", "impossible"),
        (7, "period", "2096-04-01", "impossible"),
        (8, "period", "1926-04-01", "impossible"),
        (9, "unit", "", "empty"),
        (10, "unit", "W9", "unknown_code"),
        (11, "measure", "slips", "unknown_code"),
        (12, "numerator", "13", "impossible"),
        (13, "denominator", "0", "impossible"),
        (14, "numerator", "-1", "impossible"),
        (15, "", "falls,W1", "malformed"),
        (18, "period", "2026-06-01", "repeated"),
        (19, "period", "2026-06-01", "repeated"),
        (20, "value", "1,204", "not_a_number"),
    ]
    assert stored(warehouse.falls[0]) == {date(2026, 6, 1): (None, None, 6)}


def test_all_or_nothing_saves_nothing_where_one_row_is_bad(warehouse: Warehouse) -> None:
    load = warehouse.load(FILE + "falls,W1,2026-03-01,,,many\n", all_or_nothing=True)

    assert (load.stage, load.inserted, load.rejected) == (Stage.REFUSED, 0, 1)
    assert stored(warehouse.falls[0]) == {}


def test_all_or_nothing_saves_all_where_none_is_bad(warehouse: Warehouse, counts: Counts) -> None:
    assert counts(warehouse.load(FILE, all_or_nothing=True)) == (4, 4, 0, 0, 0)


def test_a_trial_says_what_would_happen_and_changes_nothing(
    warehouse: Warehouse, counts: Counts
) -> None:
    warehouse.load(FILE)
    changed = FILE.replace("W1,2026-01-01,,,3", "W1,2026-01-01,,,4") + "falls,W2,2026-03-01,,,1\n"

    trial = warehouse.load(changed, is_dry_run=True)
    before = stored(warehouse.falls[0])
    real = warehouse.load(changed)

    assert counts(trial) == counts(real) == (5, 1, 1, 3, 0)
    assert before[date(2026, 1, 1)] == (None, None, 3)


def test_unknown_codes_are_listed_with_their_rows(warehouse: Warehouse) -> None:
    load = warehouse.load(BAD + "slips,W2,2026-05-01,,,1\nfalls,W9,2026-06-01,,,1\n")

    assert list(
        UnknownCode.objects.filter(load=load)
        .order_by("kind")
        .values_list("kind", "measure_code", "unit_code", "rows")
    ) == [("measure", "slips", "", 2), ("unit", "", "W9", 2)]


def test_columns_may_be_called_anything(warehouse: Warehouse, counts: Counts) -> None:
    columns = {"measure": "indicator", "unit": "org_code", "value": "n"}
    text = "org_code,indicator,period,extra,n\nW1,falls,2026-01-01,x,3\n"

    assert counts(warehouse.load(text, columns=columns)) == (1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"unit,period,value\nW1,2026-01-01,1\n", "no column “measure”"),
        (b"measure,unit,period\nfalls,W1,2026-01-01\n", "no column with numbers"),
        (b"measure,unit,period,value,value\na,b,c,1,2\n", "two columns called “value”"),
        ("measure,unit,period,value\nföll,W1,2026-01-01,1\n".encode("cp1252"), "not written in"),
        (gzip.compress(FILE.encode(), mtime=0)[:-20], "breaks off"),
        (b"PAR1 and nothing more", "not a Parquet file"),
        (b'{"measure": "falls"}\n', "no column “unit”"),
        (b'{"mea\n', "no column “measure”"),
        (b"\n\n", "empty"),
        pytest.param(
            b"measure,unit,period,value\n\x93\xfa\n",
            "Row 2 of this file cannot be read as CSV.",
            marks=_PYARROW_CANNOT_TELL_IT,
        ),
        (b"indicator,unit,period,value\n", "If it has another name, say so"),
    ],
)
def test_a_file_that_cannot_be_loaded_says_why(
    warehouse: Warehouse, content: bytes, words: str
) -> None:
    load = warehouse.load(content)

    assert load.stage == Stage.FAILED
    assert words in load.failure


def test_files_from_windows_are_read_when_that_is_said(
    warehouse: Warehouse, counts: Counts
) -> None:
    text = "measure,unit,period,value,remark\nfalls,W1,2026-01-01,1,voilà\n"

    load = warehouse.load(text.encode("cp1252"), encoding="cp1252")

    assert counts(load) == (1, 1, 0, 0, 0)


def test_a_line_of_ndjson_that_is_none_is_named(warehouse: Warehouse) -> None:
    good = {"measure": "falls", "unit": "W1", "period": "2026-01-01", "value": 3}
    lines = [json.dumps(good), "{oh", "[1]", "", json.dumps(good | {"value": "x", "unit": 7})]

    load = warehouse.load("\n".join(lines), name="feed.ndjson")

    assert complaints(load) == [
        (2, "", "{oh", "malformed"),
        (3, "", "[1]", "malformed"),
        (5, "unit", "7", "unknown_code"),
    ]
    assert (load.read, load.inserted) == (4, 1)


def test_a_number_that_may_be_a_patients_is_not_kept(warehouse: Warehouse) -> None:
    load = warehouse.load(
        "measure,unit,period,value\n943 476 5919,W1,2026-01-01,1\nfalls,943 476 5919,2026-01-01,1\n"
    )

    assert [row[2] for row in complaints(load)] == ["…", "…"]
    assert {str(code) for code in UnknownCode.objects.all()} == {"…"}


def test_measures_of_others_are_out_of_reach(warehouse: Warehouse) -> None:
    other = a_warehouse("Southgate Fictional Health")
    warehouse.load(FILE)

    load = other.load(FILE.replace("falls,W1", "falls,W3"))

    assert (load.inserted, load.rejected) == (2, 2)
    assert stored(warehouse.falls[1]) == {date(2026, 2, 1): (None, None, 5)}


def _row(measure, period):
    from charts.models import Measurement

    return Measurement.objects.get(
        organisation_id=measure.organisation_id, measure_id=measure.pk, period=period
    )
