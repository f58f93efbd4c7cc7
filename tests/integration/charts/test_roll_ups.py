"""Teams added up: sums of numerators and denominators that equal a recount, whatever happened."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from charts import periods
from charts.models import Comparison, Measure, Measurement, RollUpDue
from charts.readings import Reading
from charts.rollups import feed_roll_ups
from charts.services.definitions import (
    follow_definition,
    leave_definition,
    roll_up,
    share_definition,
)
from charts.services.measurements import (
    exclude_measurement,
    record_measurements,
    withdraw_measurement,
)
from charts.services.measures import close_measure, reopen_measure
from charts.vocabulary import Rhythm
from common.errors import Denied, NotNow
from people.models import Unit, User
from people.roles import UnitRole
from people.selectors import top_unit
from people.services.organisations import switch_comparison
from people.services.units import edit_unit
from projects.models import Project
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import (
    FALLS,
    SEEN_ON_TIME,
    World,
    a_measure,
    a_person,
    a_project,
    a_unit,
    a_world,
    some_data,
)

MISSED = replace(SEEN_ON_TIME, name="Missed first appointments", rhythm=Rhythm.MONTH)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def analyst(world: World) -> User:
    return a_person(world.organisation, "Ana Analyst", UnitRole.DATA_ANALYST)


def three_teams(world: World, analyst: User) -> tuple[list[Measure], Measure]:
    """Three teams that count the same thing, and all of them together."""
    teams = [
        a_measure(a_unit(world.organisation, f"Team {letter}"), analyst, MISSED) for letter in "ABC"
    ]
    definition = share_definition(measure=teams[0], name="Missed", by=analyst, at=timezone.now())
    follow_definition(definition=definition, measures=teams[1:], by=analyst, at=timezone.now())
    whole = roll_up(
        definition=definition, unit=top_unit(world.organisation), by=analyst, at=timezone.now()
    )
    return teams, whole


def rows_of(measure: Measure) -> list[Measurement]:
    return list(Measurement.objects.filter(measure_id=measure.pk).order_by("period"))


def test_numerators_and_denominators_are_added_up_never_averaged(
    world: World, analyst: User
) -> None:
    teams, whole = three_teams(world, analyst)
    some_data(teams[0], analyst, [(1, 10)])
    some_data(teams[1], analyst, [(90, 100)])
    some_data(teams[2], analyst, [(0, 40)])

    assert feed_roll_ups() == [whole.pk]

    [row] = rows_of(whole)
    assert (row.numerator, row.denominator) == (91, 150)
    work_done()
    whole.state.refresh_from_db()
    assert whole.state.latest_value == pytest.approx(100 * 91 / 150)


def test_a_missing_team_is_said(world: World, analyst: User) -> None:
    teams, whole = three_teams(world, analyst)
    Measure.objects.filter(shared=whole.rolls_up).update(starts_on=date(2020, 1, 1))
    some_data(teams[0], analyst, [(1, 10), (2, 10)])
    some_data(teams[1], analyst, [(3, 10), None])
    some_data(teams[2], analyst, [(5, 10), (6, 10)])
    feed_roll_ups()

    assert [(row.numerator, row.note) for row in rows_of(whole)] == [
        (9, ""),
        (8, "2 of 3 teams reported."),
    ]


def test_feeding_again_changes_nothing(world: World, analyst: User) -> None:
    teams, whole = three_teams(world, analyst)
    some_data(teams[0], analyst, [(1, 10)])
    feed_roll_ups()
    before = rows_of(whole)[0].recorded_at
    RollUpDue.objects.create(definition=whole.rolls_up)

    assert feed_roll_ups() == []
    assert feed_roll_ups() == []
    assert rows_of(whole)[0].recorded_at == before
    assert not RollUpDue.objects.exists()


def test_a_roll_up_is_never_typed(world: World, analyst: User) -> None:
    _, whole = three_teams(world, analyst)

    with pytest.raises(Denied, match="counted by the platform"):
        some_data(whole, analyst, [(1, 10)])


def test_averages_are_refused(world: World, analyst: User) -> None:
    wait = a_measure(world.ward, analyst, name="Days waited", data_shape="value", value_words="d")

    with pytest.raises(NotNow, match="cannot be added up"):
        share_definition(measure=wait, name="Wait", by=analyst, at=timezone.now())


def test_what_counts_something_else_is_refused(world: World, analyst: User) -> None:
    _, whole = three_teams(world, analyst)
    falls = a_measure(world.ward, analyst, FALLS)

    with pytest.raises(NotNow, match="not counted like the others"):
        follow_definition(
            definition=whole.rolls_up, measures=[falls], by=analyst, at=timezone.now()
        )


def test_a_lead_does_not_decide_for_the_whole_organisation(world: World) -> None:
    falls = a_measure(world.project, world.lead)

    with pytest.raises(Denied, match="data analyst"):
        share_definition(measure=falls, name="Falls", by=world.lead, at=timezone.now())


@pytest.mark.parametrize("seed", range(8))
def test_roll_ups_equal_a_recount_after_any_history(world: World, analyst: User, seed: int) -> None:
    """Corrections, withdrawals, exclusions, closings, moves, privacy, leaving: and at odd times."""
    chance = Random(seed)
    now = timezone.now()
    top = top_unit(world.organisation)
    directorates = [a_unit(world.organisation, f"Directorate {n}") for n in range(2)]
    homes = [a_unit(world.organisation, f"Team {n}", chance.choice(directorates)) for n in range(4)]
    definition_of = [MISSED, replace(FALLS, name="Missed first appointments")][seed % 2]
    projects = [a_project(home, world.lead) for home in homes[2:]]
    teams = [
        *(a_measure(home, analyst, definition_of) for home in homes[:2]),
        *(a_measure(project, world.lead, definition_of) for project in projects),
    ]
    definition = share_definition(measure=teams[0], name="Missed", by=analyst, at=now)
    follow_definition(definition=definition, measures=teams[1:], by=analyst, at=now)
    roll_ups = [
        roll_up(definition=definition, unit=unit, by=analyst, at=now)
        for unit in (top, *directorates)
    ]
    months = list(periods.between(Rhythm.MONTH, date(2025, 1, 1), date(2025, 8, 1)))

    def record() -> None:
        team = fresh(chance.choice(teams))
        if team.closed_on is None:
            month = chance.choice(months)
            below = chance.randint(5, 30)
            reading = (
                Reading(month, numerator=chance.randint(0, below), denominator=below)
                if team.has_denominator
                else Reading(month, value=chance.randint(0, 9))
            )
            record_measurements(
                measure=team, readings=[reading], by=who(team), at=now, replacing=True
            )

    def withdraw() -> None:
        with_row(
            lambda team, row: withdraw_measurement(
                measure=team, period=row.period, by=who(team), at=now
            )
        )

    def exclude() -> None:
        with_row(
            lambda team, row: exclude_measurement(
                measure=team,
                period=row.period,
                because=chance.choice(["", "Moved house"]),
                by=who(team),
                at=now,
            )
        )

    def with_row(change) -> None:
        team = fresh(chance.choice(teams))
        rows = rows_of(team)
        if rows and team.closed_on is None:
            change(team, chance.choice(rows))

    def close() -> None:
        team = fresh(chance.choice(teams))
        (reopen_measure if team.closed_on else close_measure)(measure=team, by=who(team), at=now)

    def move() -> None:
        home = Unit.objects.get(pk=chance.choice(homes).pk)
        edit_unit(
            unit=home,
            parent=chance.choice(directorates),
            name=home.name,
            kind=home.kind,
            by=world.administrator,
            at=now,
        )

    def hide() -> None:
        Project.objects.filter(pk=chance.choice(projects).pk).update(
            visibility=chance.choice(["open", "private"])
        )

    def leave_or_join() -> None:
        team = fresh(teams[3])
        if team.shared_id:
            leave_definition(measure=team, by=analyst, at=now)
        else:
            Measure.objects.filter(pk=team.pk).update(shared=definition)

    def who(team: Measure) -> User:
        return world.lead if team.project_id else analyst

    acts = [record] * 8 + [withdraw, exclude, close, move, hide, leave_or_join, feed_roll_ups]
    for _ in range(60):
        chance.choice(acts)()
    feed_roll_ups()

    for whole in roll_ups:
        assert said_by(whole) == recount(whole)


def fresh(measure: Measure) -> Measure:
    return Measure.objects.select_related("project", "unit", "organisation").get(pk=measure.pk)


def said_by(whole: Measure) -> dict:
    return {
        row.period: (row.numerator, row.denominator, row.value, row.note) for row in rows_of(whole)
    }


def recount(whole: Measure) -> dict:
    """The same, counted one row at a time from what the teams wrote down."""
    base = [
        team
        for team in Measure.objects.filter(shared=whole.rolls_up).select_related("unit", "project")
        if whole.unit_id in team.unit.path
        and (team.project is None or team.project.visibility == "open")
    ]
    reported = defaultdict(dict)
    for team in base:
        for row in rows_of(team):
            if not row.excluded_because:
                reported[row.period][team.pk] = row
    found = {}
    for period, rows in reported.items():
        expected = {
            team.pk
            for team in base
            if team.starts_on <= period and (team.closed_on is None or team.closed_on > period)
        } | rows.keys()
        note = (
            ""
            if len(rows) == len(expected)
            else (f"{len(rows)} of {len(expected)} teams reported.")
        )
        if whole.has_denominator:
            numbers = (
                sum(r.numerator for r in rows.values()),
                sum(r.denominator for r in rows.values()),
                None,
            )
        else:
            numbers = (None, None, sum(r.value for r in rows.values()))
        found[period] = (*numbers, note)
    return found


def test_one_click_adds_up_all_teams_of_that_name(world: World, analyst: User) -> None:
    teams = [a_measure(a_unit(world.organisation, f"Team {n}"), analyst, MISSED) for n in "AB"]
    client = signed_in(analyst)

    page = client.post(reverse("measure_share", args=[teams[0].public_id]), follow=True)

    assert [tile.title for tile in page.context["tiles"]] == ["Team A", "Team B"]
    assert "Teams are not compared here" in page.text


def test_teams_are_compared_only_where_that_was_switched_on(world: World, analyst: User) -> None:
    teams, whole = three_teams(world, analyst)
    for team, above in zip(teams, (10, 12, 80), strict=True):
        some_data(team, analyst, [(above, 100)] * 6)
    feed_roll_ups()
    assert not Comparison.objects.exists()

    switch_comparison(
        organisation=world.organisation, on=True, by=world.administrator, at=timezone.now()
    )
    feed_roll_ups()
    page = signed_in(analyst).get(reverse("measure_teams", args=[whole.public_id]))
    comparison = Comparison.objects.get(roll_up=whole)
    assert [team["name"] for team in comparison.teams] == ["Team A", "Team B", "Team C"]
    assert [row.name for row in page.context["rows"]] == ["Team A", "Team B", "Team C"]
    assert comparison.headline in page.text

    signed_in(world.administrator).post(
        reverse("comparison_switch", args=[whole.public_id]), {"compare": "no"}
    )
    feed_roll_ups()
    assert not Comparison.objects.exists()


def test_only_an_administrator_switches(world: World, analyst: User) -> None:
    _, whole = three_teams(world, analyst)

    page = signed_in(analyst).post(
        reverse("comparison_switch", args=[whole.public_id]), {"compare": "yes"}
    )

    assert page.status_code == 403


def test_strangers_and_other_organisations_see_nothing(world: World, analyst: User) -> None:
    _, whole = three_teams(world, analyst)
    address = reverse("measure_teams", args=[whole.public_id])
    elsewhere = a_world("Southgate Fictional Health")

    assert Client().get(address).status_code == 302
    assert signed_in(elsewhere.lead).get(address).status_code == 404
    assert signed_in(world.lead).get(address).status_code == 200


def test_a_save_waits_for_no_feeder(world: World, analyst: User) -> None:
    """Becoming due is a new row: nothing that another transaction holds is touched."""
    teams, _ = three_teams(world, analyst)
    RollUpDue.objects.all().delete()
    some_data(teams[0], analyst, [(1, 10)])
    some_data(teams[1], analyst, [(1, 10)])

    assert RollUpDue.objects.count() == 2


def test_the_page_of_teams_takes_the_same_queries_for_any_number(
    world: World, analyst: User, django_assert_num_queries: Callable
) -> None:
    """Session, person, measure, what its head may, teams, roll-ups, and who may share or switch."""
    _, whole = three_teams(world, analyst)
    client = signed_in(world.lead)
    address = reverse("measure_teams", args=[whole.public_id])
    client.get(address)

    with CaptureQueriesContext(connection) as few:
        client.get(address)
    more = [a_measure(a_unit(world.organisation), analyst, MISSED) for _ in range(8)]
    follow_definition(definition=whole.rolls_up, measures=more, by=analyst, at=timezone.now())
    with django_assert_num_queries(len(few)):
        client.get(address)
    assert len(few) <= 10
