"""Analyses that are brought up to date, and measures at which that fails."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from charts import recalculation
from charts.models import Measure, MeasureState
from tests.world import World, a_measure, some_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def falls(world: World) -> Measure:
    measure = a_measure(world.project, world.lead, name="Falls")
    some_data(measure, world.lead, [4.0] * 12)
    return measure


@pytest.fixture
def broken(world: World) -> Measure:
    """A measure with a rule set that nobody knows, as no form lets it through."""
    measure = a_measure(world.project, world.lead, name="Broken")
    Measure.objects.filter(pk=measure.pk).update(rule_set="nobody's")
    return measure


@pytest.mark.parametrize("just_changed", [True, False])
def test_a_measure_that_cannot_be_analysed_keeps_no_other_waiting_and_is_left_alone_for_a_while(
    broken: Measure, falls: Measure, just_changed: bool
) -> None:
    both = [broken.pk, falls.pk]
    assert recalculation.recompute(both, just_changed=just_changed) == [falls.pk]

    state = MeasureState.objects.get(pk=broken.pk)
    assert (state.is_current, state.attempts, state.has_failed) == (False, 1, True)
    assert state.not_before is not None
    assert state.not_before > timezone.now()
    assert recalculation.stale_measures(most=9) == []


@pytest.mark.parametrize(("just_changed", "queries"), [(True, 3), (False, 4)])
def test_only_whoever_may_not_be_the_first_takes_a_lease(
    falls: Measure,
    just_changed: bool,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(queries):
        assert recalculation.recompute([falls.pk], just_changed=just_changed) == [falls.pk]

    assert recalculation.recompute([falls.pk], just_changed=just_changed) == []
