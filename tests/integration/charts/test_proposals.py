"""Every proposed phase that somebody may decide on, in one list."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from charts import judgements, recalculation
from charts.models import Measure
from charts.services.measures import close_measure
from people.models import User
from people.roles import UnitRole
from tests.integration.charts.conftest import signed_in
from tests.world import World, a_measure, a_person, a_project, a_unit, some_data

SHIFTED = [*(12.0, 9.0, 11.0, 10.0) * 4, *(4.0, 6.0, 5.0) * 4]
STEADY = [12.0, 9.0, 11.0, 10.0] * 7
ADDRESS = "phases_proposed"


def a_chart(place: object, by: User, name: str, values: list[float]) -> Measure:
    measure = a_measure(place, by, name=name)
    some_data(measure, by, values)
    recalculation.recompute([measure.pk])
    judgements.judge_waiting()
    return measure


def listed(person: User) -> list[str]:
    page = signed_in(person).get(reverse(ADDRESS))
    return [line.title for line in page.context["lines"]]


@pytest.fixture
def shifted(world: World) -> Measure:
    a_chart(world.project, world.lead, "Steady", STEADY)
    return a_chart(world.project, world.lead, "Shifted", SHIFTED)


def test_an_analyst_and_the_team_see_what_is_proposed(world: World, shifted: Measure) -> None:
    analyst = a_person(world.organisation, role=UnitRole.DATA_ANALYST)

    assert listed(analyst) == listed(world.lead) == ["Shifted"]
    page = signed_in(analyst).get(reverse(ADDRESS))
    (line,) = page.context["lines"]
    assert "instead of" in line.words
    assert "12 months in a row" in line.evidence
    assert line.start_href.startswith(reverse("phase_new", args=[shifted.public_id]) + "?period=")
    assert signed_in(analyst).get(line.start_href).status_code == 200


def test_whoever_may_not_shape_the_chart_is_not_asked(world: World, shifted: Measure) -> None:
    elsewhere = a_unit(world.organisation, "Elsewhere")
    analyst_elsewhere = a_person(world.organisation, role=UnitRole.DATA_ANALYST, unit=elsewhere)
    lead_elsewhere = a_person(world.organisation)
    a_project(elsewhere, lead_elsewhere)

    for person in (analyst_elsewhere, lead_elsewhere, a_person(world.organisation)):
        page = signed_in(person).get(reverse(ADDRESS))
        assert page.context["lines"] == []
        assert "No new phase is proposed" in page.text


def test_a_closed_measure_is_a_record(world: World, shifted: Measure) -> None:
    close_measure(measure=shifted, by=world.lead, at=timezone.now())

    assert listed(world.lead) == []


def test_however_many_there_are_the_queries_stay(
    world: World, shifted: Measure, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    analyst = signed_in(a_person(world.organisation, role=UnitRole.DATA_ANALYST))
    analyst.get(reverse(ADDRESS))
    for number in range(3):
        a_chart(world.project, world.lead, f"Shifted {number}", SHIFTED)
        with django_assert_num_queries(7):
            page = analyst.get(reverse(ADDRESS))
        assert len(page.context["lines"]) == number + 2
