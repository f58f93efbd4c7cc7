"""The pages about involvement: of one project, and of the whole organisation."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from charts.feeding import fill_fed_measures
from charts.feeds import BIG_I
from charts.models import Measure, Measurement
from people.calendar import local_date
from people.models import Unit
from people.roles import UnitRole
from people.selectors import top_unit
from projects.models import InvolvementLevel, MadeDifference
from projects.services.involvement import record_level, tell_difference
from projects.stages import Stage
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_person, a_project, a_unit, a_world, moved

NOW = timezone.now()


@pytest.fixture
def directorate(world: World) -> Unit:
    Unit.objects.filter(pk=world.ward.pk).update(kind=Unit.Kind.DIRECTORATE)
    return world.ward


def of_project(world: World, name: str = "project_involvement", *more: object) -> str:
    return reverse(name, args=[world.project.public_id, *more])


def test_the_lead_says_how_people_take_part_and_since_when(world: World) -> None:
    lead = signed_in(world.lead)
    today = local_date(world.organisation, NOW)

    page = lead.post(
        of_project(world, "involvement_level"),
        {"level": "big_i", "starts_on": today.isoformat()},
        follow=True,
    )

    assert [span.name for span in page.context["spans"]] == ["Big I"]
    assert "Big I" in page.text


def test_a_day_before_the_project_is_refused_and_what_was_typed_stays(world: World) -> None:
    page = signed_in(world.lead).post(
        of_project(world, "involvement_level"), {"level": "big_i", "starts_on": "1 May 2001"}
    )

    assert page.status_code == 422
    assert "The project had not started then" in page.text
    assert "1 May 2001" in page.text
    assert not InvolvementLevel.objects.exists()


def test_what_changed_is_told_read_by_everybody_and_put_back(world: World) -> None:
    lead, today = signed_in(world.lead), local_date(world.organisation, NOW)
    told = {"words": "The letter is half as long", "happened_on": today.isoformat()}
    lead.post(of_project(world, "difference_new"), told)
    difference = MadeDifference.objects.get()

    reader = signed_in(a_person(world.organisation))
    assert "The letter is half as long" in reader.get(of_project(world)).text
    assert "Tell what changed" not in reader.get(of_project(world)).text

    page = lead.post(of_project(world, "difference_take_back", difference.public_id), follow=True)
    assert page.context["differences"] == []
    assert page.context["removed"] == [
        (difference.words, of_project(world, "difference_put_back", difference.public_id))
    ]
    lead.post(of_project(world, "difference_put_back", difference.public_id))
    assert "The letter is half as long" in reader.get(of_project(world)).text


def test_others_cannot_say_it_and_other_organisations_find_nothing(world: World) -> None:
    reader = signed_in(a_person(world.organisation))
    stranger = signed_in(a_world("Southgate Fictional Health").lead)
    for name in ("involvement_level", "difference_new"):
        assert reader.get(of_project(world, name)).status_code == 403
        assert stranger.get(of_project(world, name)).status_code == 404
    assert stranger.get(of_project(world)).status_code == 404


def test_projects_without_involvement_stand_newest_first(world: World) -> None:
    today = local_date(world.organisation, NOW)
    older = a_project(world.ward, world.lead, "Older", started_on=today - timedelta(days=300))
    a_project(world.ward, world.lead, "With Big I", involvement="big_i")
    moved(a_project(world.ward, world.lead, "Paused"), world.lead, Stage.PAUSED)
    a_project(world.ward, world.lead, "Private", visibility="private")
    person = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)

    page = signed_in(person).get(reverse("participation"))

    assert [line.title for line in page.context["projects"]] == [world.project.title, older.title]


def test_shares_say_of_what_they_are_shares(world: World, directorate: Unit) -> None:
    a_project(directorate, world.lead, involvement="big_i", visibility="private")
    a_project(a_unit(world.organisation, "Rowan ward"), world.lead, involvement="little_i")
    empty = a_unit(world.organisation, "Nobody's directorate")
    Unit.objects.filter(pk=empty.pk).update(kind=Unit.Kind.DIRECTORATE)

    page = signed_in(world.lead).get(reverse("participation"))

    told = [(s.name, s.percent, s.of, s.little_i, s.without) for s in page.context["shares"]]
    assert told == [
        (world.organisation.name, "33%", "1 of 3", 1, 1),
        ("Willow ward", "50%", "1 of 2", 0, 1),
    ]
    assert "private ones too; paused and closed ones do not count" in page.text


def test_a_participation_lead_comes_from_home_and_nobody_else_is_shown_the_way(
    world: World,
) -> None:
    person = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)
    href = reverse("participation")

    assert f'href="{href}"' in signed_in(person).get(reverse("home")).text
    assert f'href="{href}"' not in signed_in(world.lead).get(reverse("home")).text


def month_ends(back: int) -> list[date]:
    """The last days of the finished months, newest first."""
    day = local_date_of_today().replace(day=1) - timedelta(days=1)
    ends = []
    for _ in range(back):
        ends.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return ends


def local_date_of_today() -> date:
    return NOW.date()


def test_big_i_is_charted_from_dated_levels(world: World, directorate: Unit) -> None:
    last, before, _ = month_ends(3)
    project = a_project(directorate, world.lead, started_on=before.replace(day=1))
    record_level(project=project, level="little_i", starts_on=before, by=world.lead, at=NOW)
    record_level(project=project, level="big_i", starts_on=last, by=world.lead, at=NOW)
    a_project(top_unit(world.organisation), world.lead, started_on=last)

    fill_fed_measures()

    def stored(unit: Unit) -> list[tuple]:
        measure = Measure.objects.get(unit=unit, fed_from=BIG_I)
        rows = Measurement.objects.filter(measure_id=measure.pk).order_by("period")
        return [(row.period, row.numerator, row.denominator) for row in rows]

    assert stored(directorate) == [(before.replace(day=1), 0, 1), (last.replace(day=1), 1, 1)]
    assert stored(top_unit(world.organisation))[-1] == (last.replace(day=1), 1, 2)
    assert fill_fed_measures() == []
    page = signed_in(world.lead).get(reverse("participation"))
    assert all(share.chart_href for share in page.context["shares"])


def test_the_page_asks_the_same_however_many_projects(
    world: World, django_assert_num_queries
) -> None:
    for _ in range(4):
        a_project(world.ward, world.lead)
    client = signed_in(a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD))
    client.get(reverse("participation"))

    with django_assert_num_queries(12):
        client.get(reverse("participation"))


def test_a_project_says_what_changed_in_the_same_queries_however_much(
    world: World, django_assert_num_queries
) -> None:
    today = local_date(world.organisation, NOW)
    for day in range(3):
        tell_difference(
            project=world.project, words=f"Thing {day}", happened_on=today, by=world.lead, at=NOW
        )
    client = signed_in(world.lead)
    client.get(of_project(world))

    with django_assert_num_queries(11):
        client.get(of_project(world))
