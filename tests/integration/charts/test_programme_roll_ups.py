"""A programme adds up its own projects, and draws them on the same axes."""

import re
from dataclasses import replace

import pytest
from django.utils import timezone

from charts.models import Measure, Measurement, SharedDefinition
from charts.rollups import feed_roll_ups
from charts.services.definitions import roll_up
from charts.services.programmes import (
    begin_to_count_alike,
    count_alike,
    share_in_programme,
    stop_sharing,
)
from charts.vocabulary import Rhythm
from common.errors import Denied, Invalid, NotNow
from people.models import User
from people.roles import UnitRole
from people.selectors import top_unit
from projects.models import Programme, ProgrammePlace, Project
from projects.services import programme_places as places
from projects.services.programmes import (
    Outline,
    close_programme,
    edit_programme,
    reopen_programme,
)
from tests.integration.dashboards.conftest import work_done
from tests.programmes import a_programme, a_site, joined
from tests.world import SEEN_ON_TIME, World, a_measure, a_person, a_world, some_data

MISSED = replace(SEEN_ON_TIME, name="Missed appointments", rhythm=Rhythm.MONTH)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def qi(world: World) -> User:
    return a_person(world.organisation, "Quin Qi", UnitRole.QI_TEAM)


@pytest.fixture
def programme(world: World, qi: User) -> Programme:
    return a_programme(qi)


def a_counting_site(world: World, qi: User, values: list, programme: Programme) -> Measure:
    project = a_site(world)
    measure = a_measure(project, qi, MISSED)
    some_data(measure, qi, values)
    joined(programme, project, qi)
    return measure


def rows_of(measure: Measure) -> list[tuple[float, float]]:
    rows = Measurement.objects.filter(measure_id=measure.pk).order_by("period")
    return [(row.numerator, row.denominator) for row in rows]


def shared(programme: Programme, measure: Measure, by: User) -> Measure:
    return share_in_programme(programme=programme, what=measure, by=by, at=timezone.now())


def test_only_its_own_projects_are_added_up(world: World, qi: User, programme: Programme) -> None:
    first = a_counting_site(world, qi, [(1, 10)], programme)
    a_counting_site(world, qi, [(2, 10)], programme)
    together = shared(programme, first, qi)
    outside = a_measure(a_site(world), qi, MISSED)
    some_data(outside, qi, [(9, 10)])
    definition = together.rolls_up
    outside.shared = definition
    outside.save(update_fields=["shared"])
    whole = roll_up(
        definition=definition, unit=top_unit(world.organisation), by=qi, at=timezone.now()
    )

    feed_roll_ups()

    assert rows_of(together) == [(3, 20)]
    assert rows_of(whole) == [(12, 30)]


def test_a_project_that_comes_or_leaves_takes_its_numbers_along(
    world: World, qi: User, programme: Programme
) -> None:
    first = a_counting_site(world, qi, [(1, 10)], programme)
    together = shared(programme, first, qi)
    late = a_counting_site(world, qi, [(5, 10), (4, 10)], programme)
    feed_roll_ups()
    assert rows_of(together) == [(5, 10), (5, 20)]

    place = ProgrammePlace.objects.get(project=late.project)
    places.leave(place=place, by=qi, at=timezone.now())
    feed_roll_ups()
    assert rows_of(together) == [(1, 10)]

    places.put_back(place=place, by=qi, at=timezone.now())
    feed_roll_ups()
    assert rows_of(together) == [(5, 10), (5, 20)]


def test_a_project_that_becomes_private_is_no_longer_added_up(
    world: World, qi: User, programme: Programme
) -> None:
    first = a_counting_site(world, qi, [(1, 10)], programme)
    other = a_counting_site(world, qi, [(2, 10)], programme)
    together = shared(programme, first, qi)
    Project.objects.filter(pk=other.project_id).update(visibility=Project.Visibility.PRIVATE)

    work_done()

    assert rows_of(together) == [(1, 10)]
    assert str(other.pk) not in together.site_charts.drawings


def test_charts_of_the_projects_have_the_same_axes(
    world: World, qi: User, programme: Programme
) -> None:
    low = a_counting_site(world, qi, [(1, 10)] * 12, programme)
    high = a_counting_site(world, qi, [(9, 10)] * 20, programme)
    together = shared(programme, low, qi)
    work_done()
    work_done()  # what was drawn follows what was analysed

    drawings = together.site_charts.drawings
    assert set(drawings) == {str(low.pk), str(high.pk)}
    ends = {tuple(re.findall(r"<text[^>]*>([^<]*)</text>", one)[:4]) for one in drawings.values()}
    assert len(ends) == 1


def test_a_measure_of_the_same_name_follows_by_itself_when_its_project_joins(
    world: World, qi: User, programme: Programme
) -> None:
    first = a_counting_site(world, qi, [(1, 10)], programme)
    together = shared(programme, first, qi)

    later = a_counting_site(world, qi, [(1, 10)], programme)

    later.refresh_from_db()
    assert later.shared == together.rolls_up


def test_a_team_matches_a_measure_of_another_name_and_takes_it_out_again(
    world: World, qi: User, programme: Programme
) -> None:
    first = a_counting_site(world, qi, [(1, 10)], programme)
    together = shared(programme, first, qi)
    project = a_site(world)
    own = a_measure(project, world.lead, MISSED, name="Did not come")
    place = joined(programme, project, qi)

    def match(measure: Measure | None, by: User = world.lead) -> Measure:
        count_alike(
            place=place,
            definition=together.rolls_up,
            measure=measure,
            by=by,
            at=timezone.now(),
        )
        own.refresh_from_db()
        return own

    assert match(own).shared == together.rolls_up
    assert match(None).shared is None
    with pytest.raises(Denied, match="lead or the coach"):
        match(own, a_person(world.organisation))


def test_what_is_counted_otherwise_cannot_be_matched(
    world: World, qi: User, programme: Programme
) -> None:
    together = shared(programme, a_counting_site(world, qi, [(1, 10)], programme), qi)
    project = a_site(world)
    weekly = a_measure(project, world.lead, SEEN_ON_TIME)
    place = joined(programme, project, qi)

    with pytest.raises(NotNow, match="not counted like the others"):
        count_alike(
            place=place,
            definition=together.rolls_up,
            measure=weekly,
            by=world.lead,
            at=timezone.now(),
        )


def test_a_team_begins_to_count_as_the_others_do(
    world: World, qi: User, programme: Programme
) -> None:
    together = shared(programme, a_counting_site(world, qi, [(1, 10)], programme), qi)
    place = joined(programme, a_site(world), qi)

    made = begin_to_count_alike(
        place=place, definition=together.rolls_up, by=world.lead, at=timezone.now()
    )

    assert (made.name, made.shared, made.denominator_words) == (
        "Missed appointments",
        together.rolls_up,
        "people referred",
    )


def test_adding_up_ends_and_goes_on(world: World, qi: User, programme: Programme) -> None:
    first = a_counting_site(world, qi, [(1, 10)], programme)
    together = shared(programme, first, qi)

    stop_sharing(roll_up=together, by=qi, at=timezone.now())
    assert together.closed_on is not None

    again = share_in_programme(
        programme=programme, what=together.rolls_up, by=qi, at=timezone.now()
    )
    assert (again.pk, again.closed_on) == (together.pk, None)
    assert SharedDefinition.objects.count() == 1


def test_what_is_added_up_follows_the_name_and_the_end_of_the_programme(
    world: World, qi: User, programme: Programme
) -> None:
    together = shared(programme, a_counting_site(world, qi, [(1, 10)], programme), qi)

    outline = Outline("Kept appointments", "Fewer", qi, programme.starts_on)
    edit_programme(programme=programme, seen_version=1, outline=outline, by=qi, at=timezone.now())
    together.refresh_from_db()
    assert together.name == "Missed appointments: Kept appointments"

    close_programme(programme=programme, by=qi, at=timezone.now())
    together.refresh_from_db()
    assert together.closed_on == programme.closed_on

    reopen_programme(programme=programme, by=qi, at=timezone.now())
    together.refresh_from_db()
    assert together.closed_on is None


def test_only_whoever_leads_it_says_what_is_counted_alike(
    world: World, qi: User, programme: Programme
) -> None:
    first = a_counting_site(world, qi, [(1, 10)], programme)

    with pytest.raises(Denied, match="Quin Qi leads this programme"):
        shared(programme, first, world.lead)


def test_a_definition_of_that_name_is_chosen_instead_of_made_again(
    world: World, qi: User, programme: Programme
) -> None:
    shared(programme, a_counting_site(world, qi, [(1, 10)], programme), qi)
    other = a_measure(a_site(world), qi, MISSED)

    with pytest.raises(Invalid) as refused:
        shared(a_programme(qi, "Another"), other, qi)

    assert "already" in refused.value.fields["name"]
