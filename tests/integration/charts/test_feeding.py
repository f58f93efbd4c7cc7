"""Days to unblock: counted from barriers, always equal to a recount, never filled by hand."""

from datetime import timedelta
from statistics import median

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.feeding import fill_fed_measures
from charts.feeds import DAYS_TO_UNBLOCK
from charts.models import Measure, Measurement, MeasureState
from charts.readings import Reading
from charts.services.bulk import load_measurements
from charts.services.measurements import exclude_measurement, record_measurements
from charts.services.measures import edit_measure
from charts.vocabulary import Rhythm
from common.errors import Denied, Invalid
from people.calendar import days_between, local_date
from people.models import Unit, User
from people.roles import UnitRole
from people.selectors import top_unit
from projects.models import Barrier
from projects.services import barriers
from projects.services.projects import edit_project
from tests.barriers import a_barrier, a_sponsor_of
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_person, a_project, a_unit, a_world

NOW = timezone.now()


@pytest.fixture
def world(db: None) -> World:
    world = a_world()
    Unit.objects.filter(pk=world.ward.pk).update(kind=Unit.Kind.DIRECTORATE)
    return world


@pytest.fixture
def sponsor(world: World) -> User:
    return a_sponsor_of(world.project, world.lead)


def cleared(world: World, sponsor: User, *, raised: int, resolved: int) -> Barrier:
    """A barrier that was raised and resolved so many days ago."""
    barrier = a_barrier(world.project, world.lead, days_ago=raised)
    moment = NOW - timedelta(days=resolved)
    barriers.resolve_barrier(barrier=barrier, what_changed="Done", by=sponsor, at=moment)
    return barrier


def fed(unit: Unit) -> Measure:
    return Measure.objects.get(unit=unit, fed_from=DAYS_TO_UNBLOCK)


def stored(unit: Unit) -> dict:
    rows = Measurement.objects.filter(measure_id=fed(unit).pk)
    return {row.period: (row.value, row.note) for row in rows}


def recount(unit: Unit) -> dict:
    """The same in plain Python, from the table of barriers."""
    by_month: dict = {}
    for barrier in Barrier.objects.exclude(resolved_at=None).select_related("project__unit"):
        if unit.pk in barrier.project.unit.path:
            days = days_between(barrier.organisation, barrier.raised_at, barrier.resolved_at)
            month = local_date(barrier.organisation, barrier.resolved_at).replace(day=1)
            by_month.setdefault(month, []).append(days)
    return {
        month: (median(days), f"{len(days)} barrier{'s' if len(days) > 1 else ''}")
        for month, days in by_month.items()
    }


def test_two_that_were_cleared_on_one_day_both_count(world: World, sponsor: User) -> None:
    cleared(world, sponsor, raised=12, resolved=0)
    cleared(world, sponsor, raised=2, resolved=0)

    fill_fed_measures()

    assert list(stored(world.ward).values()) == [(7.0, "2 barriers")]
    assert stored(top_unit(world.organisation)) == stored(world.ward)


def test_counting_again_changes_nothing(world: World, sponsor: User) -> None:
    cleared(world, sponsor, raised=12, resolved=3)
    assert len(fill_fed_measures()) == 2
    version = MeasureState.objects.get(measure=fed(world.ward)).data_version

    assert fill_fed_measures() == []
    assert MeasureState.objects.get(measure=fed(world.ward)).data_version == version


def test_it_equals_a_recount_after_undo_reopening_and_moves(world: World, sponsor: User) -> None:
    first = cleared(world, sponsor, raised=90, resolved=40)
    cleared(world, sponsor, raised=80, resolved=38)
    undone = cleared(world, sponsor, raised=9, resolved=0)
    declined = a_barrier(world.project, world.lead, days_ago=4)
    barriers.decline_barrier(barrier=declined, why="No money", by=sponsor, at=NOW)
    fill_fed_measures()
    whole = top_unit(world.organisation)
    assert stored(whole) == recount(whole) != {}

    barriers.undo_answer(barrier=undone, by=sponsor, at=NOW)
    barriers.reopen_barrier(barrier=first, why="It is back", by=world.lead, at=NOW)
    fill_fed_measures()
    assert stored(whole) == recount(whole) == stored(world.ward)
    assert sum(int(note.split()[0]) for _, note in stored(whole).values()) == 1

    elsewhere = a_unit(world.organisation, "Community care")
    Unit.objects.filter(pk=elsewhere.pk).update(kind=Unit.Kind.DIRECTORATE)
    world.project.refresh_from_db()
    edit_project(
        project=world.project,
        seen_version=world.project.version,
        changes={"unit": elsewhere},
        by=world.lead,
        at=NOW,
    )
    fill_fed_measures()
    assert stored(world.ward) == {}
    assert stored(elsewhere) == recount(elsewhere) == stored(whole)


def test_a_point_that_was_left_out_stays_left_out(world: World, sponsor: User) -> None:
    cleared(world, sponsor, raised=12, resolved=0)
    fill_fed_measures()
    measure = fed(world.ward)
    analyst = a_person(world.organisation, role=UnitRole.DATA_ANALYST)
    (period,) = stored(world.ward)
    exclude_measurement(measure=measure, period=period, because="A strike", by=analyst, at=NOW)

    cleared(world, sponsor, raised=2, resolved=0)
    fill_fed_measures()

    (row,) = Measurement.objects.filter(measure_id=measure.pk)
    assert (row.value, row.excluded_because) == (7.0, "A strike")


def test_nobody_fills_it_by_hand(world: World, sponsor: User) -> None:
    cleared(world, sponsor, raised=12, resolved=0)
    work_done()
    measure = fed(world.ward)
    analyst = a_person(world.organisation, role=UnitRole.DATA_ANALYST)
    reading = Reading(NOW.date(), value=3.0)

    with pytest.raises(Denied, match="counted by the platform"):
        record_measurements(measure=measure, readings=[reading], by=analyst, at=NOW)
    with pytest.raises(Denied, match="counted by the platform"):
        load_measurements(loads=[(measure, [reading])], by=analyst, at=NOW)
    with pytest.raises(Invalid):
        edit_measure(
            measure=measure, seen_version=1, changes={"rhythm": Rhythm.WEEK}, by=analyst, at=NOW
        )
    page = signed_in(analyst).get(reverse("measure", args=[measure.public_id]))
    assert reverse("measurement_new", args=[measure.public_id]) not in page.text
    refused = signed_in(analyst).get(reverse("measurement_new", args=[measure.public_id]))
    assert refused.status_code == 403
    assert "counted by the platform" in refused.text


def test_the_chart_stands_on_the_pages_of_sponsor_and_unit(world: World, sponsor: User) -> None:
    cleared(world, sponsor, raised=12, resolved=0)
    work_done()

    for address in ("/sponsor/", reverse("unit", args=[world.ward.public_id])):
        page = signed_in(sponsor).get(address)
        assert "Days to unblock a barrier" in page.text, address


def test_each_organisation_has_its_own(world: World, sponsor: User) -> None:
    cleared(world, sponsor, raised=12, resolved=0)
    other = a_world("Elsewhere")
    a_project(other.ward, other.lead)
    fill_fed_measures()

    measure = fed(world.ward)
    assert not Measure.objects.filter(organisation=other.organisation, fed_from=DAYS_TO_UNBLOCK)
    answer = signed_in(other.lead).get(reverse("measure", args=[measure.public_id]))
    assert answer.status_code == 404
    assert Client().get(reverse("measure", args=[measure.public_id])).status_code == 302


def test_a_quiet_sweep_asks_little(world: World, sponsor: User, django_assert_num_queries) -> None:
    cleared(world, sponsor, raised=12, resolved=0)
    fill_fed_measures()
    with django_assert_num_queries(16):
        fill_fed_measures()
