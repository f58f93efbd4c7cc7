"""What changed in a unit: signals of a period in sentences, never two points compared."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Measure, VerdictChange
from people.calendar import today_of
from people.models import Unit
from people.services.units import edit_unit
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_measure, a_person, a_project, a_unit, a_world


def page_of(unit: Unit, client: Client, query: str = ""):
    return client.get(reverse("unit_changes", args=[unit.public_id]) + query)


def titles_on(page) -> list[str]:
    return [line.title for line in page.context["lines"]]


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world.lead)


def a_change(
    measure: Measure,
    after: str = "concern",
    *,
    before: str = "common_cause",
    days_ago: int = 3,
    cause: str = VerdictChange.Cause.NEW_DATA,
) -> VerdictChange:
    return VerdictChange.objects.create(
        organisation=measure.organisation,
        measure=measure,
        at=moment(days_ago),
        before=before,
        after=after,
        headline="Something has probably changed.",
        cause=cause,
    )


def moment(days_ago: int) -> datetime:
    return timezone.now() - timedelta(days=days_ago)


def test_strangers_sign_in_first_and_others_find_nothing(world: World) -> None:
    assert page_of(world.ward, Client()).status_code == 302
    elsewhere = a_world("Southgate Fictional Health")
    assert page_of(world.ward, signed_in(elsewhere.lead)).status_code == 404


def test_signals_are_told_newest_first_each_leading_to_its_chart(
    world: World, client: Client
) -> None:
    falls = a_measure(world.project, world.lead, name="Falls")
    waits = a_measure(world.project, world.lead, name="Waits")
    a_change(waits, "improvement", days_ago=9)
    a_change(falls, "common_cause", before="concern", days_ago=2)

    page = page_of(world.ward, client)

    assert titles_on(page) == ["Falls", "Waits"]
    went, came = page.context["lines"]
    assert (went.tag, came.tag) == ("No longer of concern", "Improving")
    assert came.href == reverse("measure", args=[waits.public_id])
    assert came.place == world.project.title
    assert "Something has probably changed." in page.text
    assert page.context["in_one_line"] == "New signals: 1 of improvement. 1 signal ended."


def test_a_chart_is_named_once_with_what_it_said_last(world: World, client: Client) -> None:
    falls = a_measure(world.project, world.lead)
    a_change(falls, "concern", days_ago=9)
    a_change(falls, "improvement", before="concern", days_ago=2)

    assert [line.tag for line in page_of(world.ward, client).context["lines"]] == ["Improving"]


def test_what_is_no_signal_and_what_only_the_engine_changed_is_left_out(
    world: World, client: Client
) -> None:
    falls = a_measure(world.project, world.lead, name="Falls")
    a_change(falls, "common_cause", before="too_few_points")
    waits = a_measure(world.project, world.lead, name="Waits")
    a_change(waits, cause=VerdictChange.Cause.NEW_ENGINE)

    page = page_of(world.ward, client)

    assert titles_on(page) == []
    assert "left its usual ups and downs" in page.text


def test_a_correction_is_said_to_be_one(world: World, client: Client) -> None:
    a_change(a_measure(world.project, world.lead), cause=VerdictChange.Cause.CORRECTION)

    (line,) = page_of(world.ward, client).context["lines"]

    assert line.sentence == "After a correction: Something has probably changed."


def test_a_period_is_chosen_by_name_or_by_its_first_day(world: World, client: Client) -> None:
    recent = a_measure(world.project, world.lead, name="Recent")
    a_change(recent, days_ago=3)
    older = a_measure(world.project, world.lead, name="Older")
    a_change(older, days_ago=40)
    today = today_of(world.lead)

    assert titles_on(page_of(world.ward, client)) == ["Recent"]
    since = f"?since={today - timedelta(days=50)}"
    assert titles_on(page_of(world.ward, client, since)) == ["Recent", "Older"]
    month = page_of(world.ward, client, "?period=month")
    assert [period.is_current for period in month.context["periods"]] == [False, True, False]


@pytest.mark.parametrize(
    "query", ["?period=year", "?since=soon", "?since=2999-01-01", "?since=0001-01-01", "?page=x"]
)
def test_nonsense_in_the_address_means_the_last_four_weeks(
    world: World, client: Client, query: str
) -> None:
    a_change(a_measure(world.project, world.lead))

    page = page_of(world.ward, client, query)

    assert titles_on(page) == ["Falls"]
    assert page.context["periods"][0].is_current
    assert ("makes no sense" in page.text) == ("page" not in query)


def test_private_projects_and_other_units_are_not_told_of(world: World) -> None:
    private = a_project(world.ward, world.lead, visibility="private")
    a_change(a_measure(private, world.lead))
    elsewhere = a_project(a_unit(world.organisation), world.lead)
    a_change(a_measure(elsewhere, world.lead))

    reader = signed_in(a_person(world.organisation))

    assert titles_on(page_of(world.ward, reader)) == []


def test_a_team_that_moves_is_told_of_where_it_is_now(world: World, client: Client) -> None:
    old, new = a_unit(world.organisation, "Old"), a_unit(world.organisation, "New")
    team = a_unit(world.organisation, "Team", parent=old)
    a_change(a_measure(a_project(team, world.lead), world.lead))

    edit_unit(
        unit=team, name=team.name, kind=team.kind, parent=new,
        by=world.administrator, at=timezone.now(),
    )  # fmt: skip

    assert titles_on(page_of(old, client)) == []
    assert titles_on(page_of(new, client)) == ["Falls"]


@pytest.mark.parametrize("signals", [2, 51])
def test_it_costs_six_queries_however_many_signals(
    world: World, client: Client, signals: int, django_assert_num_queries: Callable
) -> None:
    for number in range(signals):
        a_change(a_measure(world.project, world.lead, name=f"Measure {number}"))
    page_of(world.ward, client)

    with django_assert_num_queries(6):
        page = page_of(world.ward, client)

    assert len(titles_on(page)) == min(signals, 50)
