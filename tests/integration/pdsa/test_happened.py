"""What a measure says of the time of a test."""

from datetime import date

import pytest
from django.utils import timezone

from charts.models import Measure
from charts.readings import Reading
from charts.selectors import value_between
from charts.services.measurements import record_measurements
from pdsa.models import Cycle
from pdsa.selectors.happened import happened_in
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage
from people.models import User
from projects.models import Project
from tests.cycles import a_cycle
from tests.world import SEEN_ON_TIME, World, a_measure, some_data

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
TODAY = date(2026, 8, 10)


def a_tested_cycle(
    project: Project, lead: User, measure: Measure | None, by_when: date | None = None
) -> Cycle:
    """A test from the middle of May to the middle of June 2026."""
    return a_cycle(
        project,
        lead,
        CycleStage.STUDY,
        expected=(Expectation(words="x", measure=measure, highest=12, by_when=by_when),),
        planned_start=date(2026, 5, 12),
        planned_end=date(2026, 6, 12),
        began=date(2026, 5, 12),
        ended=date(2026, 6, 12),
    )


def happened(cycle: Cycle, on: date = TODAY) -> tuple[float, date, date] | None:
    found = happened_in(cycle, cycle.predictions.select_related("measure").get(), on=on)
    return (found.value, found.first, found.last) if found else None


def test_counts_are_averaged_over_the_days_of_the_test(
    project: Project, lead: User, falls: Measure
) -> None:
    some_data(falls, lead, [40, 9, 15, 40], ending=JULY)

    assert happened(a_tested_cycle(project, lead, falls)) == (
        12,
        date(2026, 5, 12),
        date(2026, 6, 12),
    )


def test_by_a_promised_day_the_newest_number_counts(
    project: Project, lead: User, falls: Measure
) -> None:
    some_data(falls, lead, [9, 15, 40], ending=JULY)

    assert happened(a_tested_cycle(project, lead, falls, date(2026, 6, 30))) == (15, JUNE, JUNE)


def test_a_gap_at_the_promised_day_is_filled_by_the_number_before(
    project: Project, lead: User, falls: Measure
) -> None:
    some_data(falls, lead, [9], ending=MAY)

    assert happened(a_tested_cycle(project, lead, falls, date(2026, 7, 31))) == (9, MAY, MAY)


def test_ratios_are_added_up(world: World, lead: User) -> None:
    seen = a_measure(world.project, lead, SEEN_ON_TIME)
    some_data(seen, lead, [(1, 10), (80, 90)], ending=date(2026, 5, 18))

    found = happened(a_tested_cycle(world.project, lead, seen))

    assert found is not None
    assert found[0] == pytest.approx(81)


@pytest.mark.parametrize("values", [[], [9, None, None]], ids=["nothing", "only before the test"])
def test_nothing_written_down_is_nothing_known(
    project: Project, lead: User, falls: Measure, values: list
) -> None:
    if values:
        some_data(falls, lead, values, ending=JUNE)

    assert happened(a_tested_cycle(project, lead, falls)) is None
    assert happened(a_tested_cycle(project, lead, falls, JUNE)) is None


def test_without_a_measure_nothing_is_known(project: Project, lead: User) -> None:
    assert happened(a_tested_cycle(project, lead, None)) is None


def test_what_is_left_out_of_the_sums_is_left_out(
    project: Project, lead: User, falls: Measure
) -> None:
    record_measurements(
        measure=falls,
        readings=[Reading(MAY, value=9), Reading(JUNE, value=99, excluded_because="wrong ward")],
        by=lead,
        at=timezone.now(),
    )

    assert value_between(falls, MAY, JUNE) == 9
    assert happened(a_tested_cycle(project, lead, falls, JUNE)) == (9, MAY, MAY)
