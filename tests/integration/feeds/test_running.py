"""Loads under way: stopped, sent again, broken off, and several at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection, connections
from django.utils import timezone

from charts.engine import ENGINE_VERSION
from charts.models import Measurement, MeasurementHistory, MeasureState
from charts.recalculation import recompute, stale_measures
from common.errors import Denied, Invalid, NotNow
from feeds import loading
from feeds.loading import one_load
from feeds.models import Load, RejectedRow
from feeds.services.codes import explain_measure_code, explain_pair, explain_unit_code, forget_code
from feeds.services.loads import Wishes, accept_load, cancel_load, repeat_load
from feeds.vocabulary import Stage
from people.roles import UnitRole
from tests.integration.feeds.conftest import Warehouse, a_warehouse, stored
from tests.world import a_person, a_unit

HEADER = "measure,unit,period,numerator,denominator,value\n"
FILE = HEADER + "falls,W1,2026-01-01,,,3\nfalls,W2,2026-01-01,,,4\n"
Counts = Callable[[Load], tuple[int, int, int, int, int]]


def accepted(warehouse: Warehouse, text: str = FILE) -> Load:
    return accept_load(
        name="feed.csv",
        content=BytesIO(text.encode()),
        size=len(text),
        wishes=Wishes(),
        by=warehouse.analyst,
        at=timezone.now(),
    )


def test_whoever_does_not_load_for_the_whole_organisation_is_told_whom_to_ask(
    warehouse: Warehouse,
) -> None:
    of_a_ward = a_person(
        warehouse.organisation, role=UnitRole.DATA_ANALYST, unit=warehouse.wards[0]
    )
    warehouse.analyst = of_a_ward

    with pytest.raises(Denied, match="Ask a data analyst of the whole organisation"):
        accepted(warehouse)


def test_an_empty_file_and_a_column_for_two_fields_are_refused_at_once(
    warehouse: Warehouse,
) -> None:
    with pytest.raises(Invalid, match="marked") as refused:
        accepted(warehouse, "")
    assert refused.value.fields == {"file": "This file is empty."}
    with pytest.raises(Invalid) as refused:
        warehouse.load(FILE, columns={"value": "unit"})
    assert "same column" in refused.value.fields["columns"]


def test_a_load_that_waits_can_be_cancelled(warehouse: Warehouse) -> None:
    load = accepted(warehouse)

    cancel_load(load=load, by=warehouse.analyst, at=timezone.now())
    loading.run_waiting_loads()

    load.refresh_from_db()
    assert (load.stage, load.read) == (Stage.CANCELLED, 0)
    with pytest.raises(NotNow):
        cancel_load(load=load, by=warehouse.analyst, at=timezone.now())


def test_what_was_saved_before_a_cancelling_stays_and_is_counted(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_load, "CHUNK", 1)
    load = accepted(warehouse)

    def beat() -> None:
        Load.objects.filter(pk=load.pk, inserted=1).update(cancel_asked=True)

    loading.run_waiting_loads(beat=beat)

    load.refresh_from_db()
    assert (load.stage, load.inserted) == (Stage.CANCELLED, 1)
    assert Measurement.objects.count() == 1


def test_a_load_that_broke_off_begins_again_and_counts_nothing_twice(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, counts: Counts
) -> None:
    monkeypatch.setattr(one_load, "CHUNK", 1)
    load = accepted(warehouse, FILE + "falls,W9,2026-01-01,,,4\n")

    class Killed(BaseException):
        """Nothing in the process gets to act on it."""

    def beat() -> None:
        if Load.objects.get(pk=load.pk).inserted == 1:
            raise Killed

    with pytest.raises(Killed):
        loading.run_waiting_loads(beat=beat)
    loading.run_waiting_loads()

    load.refresh_from_db()
    assert load.attempts == 2
    assert counts(load) == (3, 2, 0, 0, 1)
    assert RejectedRow.objects.filter(load=load).count() == 1
    assert not MeasurementHistory.objects.exists()


def test_a_load_that_breaks_off_each_time_is_given_up(warehouse: Warehouse) -> None:
    load = accepted(warehouse)
    Load.objects.update(attempts=Load.MOST_ATTEMPTS)

    loading.run_waiting_loads()

    load.refresh_from_db()
    assert load.stage == Stage.FAILED
    assert "broken off" in load.failure


def test_the_sweeper_leaves_alone_what_a_worker_was_heard_of(warehouse: Warehouse) -> None:
    load = accepted(warehouse)

    assert loading.run_waiting_loads(quiet_for=timedelta(minutes=1)) == 0
    Load.objects.update(made_at=timezone.now() - timedelta(minutes=2))
    assert loading.run_waiting_loads(quiet_for=timedelta(minutes=1)) == 1
    load.refresh_from_db()
    assert load.stage == Stage.DONE


def test_of_two_loads_at_once_the_later_one_stays(committed: None) -> None:
    warehouse = a_warehouse()
    days = [date(2000, 1, 1) + timedelta(days=30 * i) for i in range(300)]
    files = [
        HEADER + "".join(f"falls,W{w},{day},,,{n}\n" for day in days[::step] for w in (1, 2))
        for n, step in ((1, 1), (2, -1))
    ]
    loads = [accepted(warehouse, text) for text in files]

    def work(_: int) -> int:
        try:
            return loading.run_waiting_loads()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        done = sum(pool.map(work, range(3)))

    for load in loads:
        load.refresh_from_db()
    assert done == 2
    assert [load.stage for load in loads] == [Stage.DONE, Stage.DONE]
    assert loads[1].updated + loads[1].inserted == loads[1].read - loads[1].rejected
    for falls in warehouse.falls:
        assert {value for _, _, value in stored(falls).values()} == {2}


def test_only_what_really_changed_is_analysed_again(warehouse: Warehouse) -> None:
    warehouse.load(FILE)
    recompute(stale_measures(most=10))

    warehouse.load(FILE.replace("W2,2026-01-01,,,4", "W2,2026-01-01,,,5"))

    stale = MeasureState.objects.stale(ENGINE_VERSION).values_list("measure_id", flat=True)
    assert list(stale) == [warehouse.falls[1].pk]


def test_history_says_whose_load_replaced_a_number(warehouse: Warehouse) -> None:
    warehouse.load(FILE)
    warehouse.load(FILE.replace(",3\n", ",9\n"))

    old = MeasurementHistory.objects.get()
    assert (old.value, old.ended_by, old.act) == (3, "Tess Analyst", "loads.load")


def test_a_load_that_changes_nothing_locks_and_writes_nothing(warehouse: Warehouse) -> None:
    warehouse.load(FILE)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT measure_id, xmin::text, xmax::text FROM charts_measurestate ORDER BY 1"
        )
        before = cursor.fetchall()
        warehouse.load(FILE)
        cursor.execute(
            "SELECT measure_id, xmin::text, xmax::text FROM charts_measurestate ORDER BY 1"
        )
        assert cursor.fetchall() == before


def test_codes_are_explained_once_and_the_load_sent_again(
    warehouse: Warehouse, counts: Counts
) -> None:
    by, now = warehouse.analyst, timezone.now()
    new = a_unit(warehouse.organisation, "Ward 3")
    text = HEADER + (
        "slips,W1,2026-01-01,,,3\nslips,OLD2,2026-01-01,,,4\nfalls,OLD3,2026-01-01,,,4\n"
        "odd,W1,2026-02-01,,,7\n"
    )
    first = warehouse.load(text)
    assert counts(first) == (4, 0, 0, 0, 4)

    explain_measure_code(code="slips", measure_name="Falls", by=by, at=now)
    explain_unit_code(code="OLD2", unit=warehouse.wards[1], by=by, at=now)
    explain_unit_code(code="OLD3", unit=new, by=by, at=now)
    odd = explain_pair(
        measure_code="odd", unit_code="W1", measure=warehouse.falls[0], by=by, at=now
    )
    again = repeat_load(load=first, by=by, at=now)
    loading.run_waiting_loads()
    again.refresh_from_db()

    assert counts(again) == (4, 3, 0, 0, 1)
    assert again.repeats == first
    assert again.unknown_codes.get().kind == "pair"
    assert stored(warehouse.falls[0])[date(2026, 2, 1)] == (None, None, 7)

    forget_code(code=odd, by=by, at=now)
    assert counts(warehouse.load(text)) == (4, 0, 0, 2, 2)


def test_a_trial_can_be_sent_again_for_real(warehouse: Warehouse, counts: Counts) -> None:
    trial = warehouse.load(FILE, is_dry_run=True)

    real = repeat_load(load=trial, for_real=True, by=warehouse.analyst, at=timezone.now())
    loading.run_waiting_loads()

    real.refresh_from_db()
    assert not real.is_dry_run
    assert counts(real) == counts(trial) == (2, 2, 0, 0, 0)


def test_files_and_rejected_rows_are_forgotten_after_a_quarter(warehouse: Warehouse) -> None:
    old = warehouse.load(FILE + "falls,W9,2026-01-01,,,4\n")
    repeated = repeat_load(load=old, by=warehouse.analyst, at=timezone.now())
    loading.run_waiting_loads()
    storage, name = old.file.storage, old.file.name
    later = timezone.now() + timedelta(days=60)
    Load.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=40))

    assert loading.forget_old_files(at=later) == 1
    assert storage.exists(name)  # the load that was sent again still has it
    assert not old.rejected_rows.exists()
    assert loading.forget_old_files(at=later + timedelta(days=40)) == 1
    assert not storage.exists(name)
    repeated.refresh_from_db()
    with pytest.raises(NotNow, match="not kept any more"):
        repeat_load(load=repeated, by=warehouse.analyst, at=timezone.now())
    assert loading.forget_old_files(at=later + timedelta(days=40)) == 0
