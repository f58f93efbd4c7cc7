"""Recording measurements: saved once, refused in words, undone within a day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from charts.models import Measure, Measurement, MeasurementHistory
from charts.readings import Reading
from charts.services import bulk, measurements
from charts.services.measurements import InvalidReadings
from common.errors import Denied, NotNow
from tests.stack import wait_until
from tests.world import SEEN_ON_TIME, World, a_measure, a_person, a_world, closed

MAY = date(2026, 5, 1)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def falls(world: World) -> Measure:
    return a_measure(world.project, world.lead)


def record(measure: Measure, world: World, *readings: Reading, **more: object):
    return measurements.record_measurements(
        measure=measure, readings=readings, by=world.lead, at=timezone.now(), **more
    )


def stored(measure: Measure) -> dict[date, float | None]:
    rows = Measurement.objects.filter(measure_id=measure.pk).order_by("period")
    return {row.period: row.value for row in rows}


def version(measure: Measure) -> int:
    measure.state.refresh_from_db()
    return measure.state.data_version


def test_a_reading_is_stored_by_the_first_day_of_its_period(world: World, falls: Measure) -> None:
    record(falls, world, Reading(date(2026, 5, 17), value=4))

    assert stored(falls) == {MAY: 4}


def test_the_same_form_twice_saves_once(world: World, falls: Measure) -> None:
    key = uuid4()

    first = record(falls, world, Reading(MAY, value=4), key=key)
    second = record(falls, world, Reading(MAY, value=4), key=key)

    assert first == second
    assert stored(falls) == {MAY: 4}
    assert version(falls) == 2


def test_the_same_number_again_changes_nothing(world: World, falls: Measure) -> None:
    record(falls, world, Reading(MAY, value=4))

    record(falls, world, Reading(MAY, value=4))

    assert version(falls) == 2
    assert not MeasurementHistory.objects.exists()


def test_another_number_for_a_period_is_refused_unless_replacing(
    world: World, falls: Measure
) -> None:
    record(falls, world, Reading(MAY, value=4))

    with pytest.raises(InvalidReadings) as refused:
        record(falls, world, Reading(MAY, value=5))
    record(falls, world, Reading(MAY, value=6), replacing=True)

    assert "already says 4" in refused.value.fields["period"]
    assert stored(falls) == {MAY: 6}
    old = MeasurementHistory.objects.get()
    assert (old.value, old.ended_by) == (4, "Lena Lead")


def test_the_number_a_person_has_seen_may_be_replaced(world: World, falls: Measure) -> None:
    record(falls, world, Reading(MAY, value=1204))

    record(falls, world, Reading(MAY, value=5), seen={MAY: "1,204"})

    assert stored(falls) == {MAY: 5}


def test_a_number_that_changed_since_it_was_seen_is_not_replaced(
    world: World, falls: Measure
) -> None:
    record(falls, world, Reading(MAY, value=7))

    with pytest.raises(InvalidReadings) as refused:
        record(falls, world, Reading(MAY, value=5), seen={MAY: "4"})

    assert "already says 7" in refused.value.fields["period"]
    assert stored(falls) == {MAY: 7}


@pytest.mark.parametrize("note", [None, "", "new form"])
def test_a_new_number_leaves_the_texts_it_does_not_mention(
    world: World, falls: Measure, note: str | None
) -> None:
    record(falls, world, Reading(MAY, value=4, note="snow", excluded_because="wrong ward"))

    record(falls, world, Reading(MAY, value=5, note=note), replacing=True)

    row = Measurement.objects.get(measure_id=falls.pk)
    assert (row.value, row.note) == (5, "snow" if note is None else note)
    assert row.excluded_because == "wrong ward"


def test_a_load_leaves_notes_and_exclusions_alone(world: World, falls: Measure) -> None:
    record(falls, world, Reading(MAY, value=4, note="snow", excluded_because="wrong ward"))

    bulk.load_measurements(
        loads=[(falls, [Reading(MAY, value=6)])], by=world.lead, at=timezone.now()
    )

    row = Measurement.objects.get(measure_id=falls.pk)
    assert (row.value, row.note, row.excluded_because) == (6, "snow", "wrong ward")


def test_nothing_is_half_saved(world: World, falls: Measure) -> None:
    with pytest.raises(InvalidReadings) as refused:
        record(falls, world, Reading(MAY, value=4), Reading(date(2026, 6, 1), value=-1))

    assert list(refused.value.problems) == [(1, "value")]
    assert stored(falls) == {}


@pytest.mark.parametrize(
    ("reading", "field"),
    [
        (Reading(MAY), "numerator"),
        (Reading(MAY, numerator=3), "denominator"),
        (Reading(MAY, numerator=3, denominator=0), "denominator"),
        (Reading(MAY, numerator=-1, denominator=10), "numerator"),
        (Reading(MAY, numerator=11, denominator=10), "numerator"),
        (Reading(MAY, numerator=float("nan"), denominator=10), "numerator"),
        (Reading(MAY, numerator=1, denominator=float("inf")), "denominator"),
        (Reading(MAY, numerator=1, denominator=2, note="x" * 2001), "note"),
        (Reading(date(1889, 5, 1), numerator=1, denominator=2), "period"),
    ],
    ids=lambda case: "" if isinstance(case, Reading) else case,
)
def test_what_cannot_be_is_refused_beside_its_field(
    world: World, reading: Reading, field: str
) -> None:
    seen = a_measure(world.project, world.lead, SEEN_ON_TIME)

    with pytest.raises(InvalidReadings) as refused:
        record(seen, world, reading)

    assert field in {name for _, name in refused.value.problems}


def test_a_future_period_is_refused(world: World, falls: Measure) -> None:
    with pytest.raises(InvalidReadings) as refused:
        record(falls, world, Reading(date.today() + timedelta(days=40), value=1))  # noqa: DTZ011

    assert "future" in refused.value.fields["period"]


def test_undo_puts_back_what_was_there(world: World, falls: Measure) -> None:
    record(falls, world, Reading(MAY, value=4))
    entry = record(
        falls, world, Reading(MAY, value=5), Reading(date(2026, 6, 1), value=7), replacing=True
    )

    measurements.undo_entry(entry=entry, by=world.lead, at=timezone.now())

    assert stored(falls) == {MAY: 4}


def test_undo_never_overwrites_what_somebody_changed_since(world: World, falls: Measure) -> None:
    entry = record(falls, world, Reading(MAY, value=4))
    record(falls, world, Reading(MAY, value=5), replacing=True)

    with pytest.raises(NotNow):
        measurements.undo_entry(entry=entry, by=world.lead, at=timezone.now())

    assert stored(falls) == {MAY: 5}


def test_undo_ends_after_a_day(world: World, falls: Measure) -> None:
    entry = record(falls, world, Reading(MAY, value=4))

    with pytest.raises(NotNow, match="24 hours"):
        measurements.undo_entry(entry=entry, by=world.lead, at=timezone.now() + timedelta(hours=25))


def test_a_withdrawn_measurement_is_a_gap(world: World, falls: Measure) -> None:
    record(falls, world, Reading(MAY, value=4))

    measurements.withdraw_measurement(measure=falls, period=MAY, by=world.lead, at=timezone.now())

    assert stored(falls) == {}


def test_a_colleague_outside_the_team_is_told_whom_to_ask(world: World, falls: Measure) -> None:
    stranger = a_person(world.organisation)

    with pytest.raises(Denied, match="Ask the lead"):
        measurements.record_measurements(
            measure=falls, readings=[Reading(MAY, value=1)], by=stranger, at=timezone.now()
        )


def test_a_closed_project_takes_no_data(world: World, falls: Measure) -> None:
    closed(world.project, world.lead)
    falls.refresh_from_db()

    with pytest.raises(NotNow, match="Reopen"):
        record(falls, world, Reading(MAY, value=1))


def test_a_load_of_many_measures_touches_only_what_changed(world: World, falls: Measure) -> None:
    other = a_measure(world.project, world.lead, name="Injuries")
    loads = [(falls, [Reading(MAY, value=1)]), (other, [Reading(MAY, value=2)])]
    bulk.load_measurements(loads=loads, by=world.lead, at=timezone.now())

    loads[1] = (other, [Reading(MAY, value=3)])
    bulk.load_measurements(loads=loads, by=world.lead, at=timezone.now())

    assert (version(falls), version(other)) == (2, 3)


@pytest.mark.usefixtures("committed")
def test_of_two_who_save_at_once_the_second_sees_what_the_first_has_written() -> None:
    world = a_world()
    falls = a_measure(world.project, world.lead)

    def save_another() -> str:
        try:
            record(falls, world, Reading(MAY, value=9))
        except InvalidReadings as refusal:
            return next(iter(refusal.problems.values()))
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            record(falls, world, Reading(MAY, value=4))
            other = pool.submit(save_another)
            wait_until(somebody_waits, what="the second to wait for the first")
        said = other.result(timeout=60)

    assert "This period already says 4." in said
    assert stored(falls) == {MAY: 4}


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # kept for a whole transaction otherwise
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock')"
        )
        return cursor.fetchone()[0]
