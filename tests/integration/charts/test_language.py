"""What a chart says is stored in the organisation's language."""

import pytest

from charts.models import Measure
from charts.recalculation import fresh_analysis
from people.models import Organisation
from tests.world import a_measure, a_world, some_data


@pytest.fixture
def measure(db: None) -> Measure:
    world = a_world()
    measure = a_measure(world.project, world.lead)
    some_data(measure, world.lead, [4, 6, 5, 3, 7, 5, 4, 6, 5, 4, 6, 5])
    Measure.objects.filter(pk=measure.pk).update(target=3)
    return measure


def test_labels_and_months_are_those_of_the_language(measure: Measure) -> None:
    english = fresh_analysis(measure.pk)
    Organisation.objects.update(language="cy")
    welsh = fresh_analysis(measure.pk)

    assert ">Target" in english.chart_wide
    assert ">Targed" in welsh.chart_wide
    assert ">Target" not in welsh.chart_wide
