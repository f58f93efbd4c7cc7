"""How much the platform is used: counted by workers, drawn by our own charts, shown to few."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from charts.models import Entry
from dashboards.models import UsageReport
from dashboards.summarising.usage import report_usage, weeks_before
from people.models import Organisation, SecurityEvent, User
from people.sign_in import SecurityAct
from tests.integration.dashboards.conftest import signed_in
from tests.integration.people.reading import words
from tests.world import World, a_measure, a_world, some_data

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=ZoneInfo("Europe/London"))
MONDAY = datetime(2026, 11, 16, tzinfo=ZoneInfo("Europe/London"))  # of the last whole week


def sign_in(person: User, at: datetime) -> None:
    SecurityEvent.objects.create(
        organisation=person.organisation, user=person, act=SecurityAct.SIGNED_IN, at=at
    )


def numbers(world: World, chart: int) -> dict[str, int]:
    report = UsageReport.objects.get(organisation=world.organisation)
    return {week: number for week, number in report.charts[chart]["weeks"] if number}


def test_weeks_begin_at_the_midnight_of_the_organisation_and_people_count_once(
    world: World,
) -> None:
    Organisation.objects.filter(pk=world.organisation.pk).update(time_zone="Asia/Singapore")
    monday = datetime(2026, 11, 16, tzinfo=ZoneInfo("Asia/Singapore"))
    for at in (monday, monday + timedelta(days=3), monday - timedelta(seconds=1)):
        sign_in(world.lead, at)
    sign_in(world.administrator, monday + timedelta(days=6, hours=23))
    sign_in(world.administrator, monday + timedelta(days=7))  # this week is not over
    sign_in(a_world("Southgate").lead, monday)

    report_usage(at=NOW)

    assert numbers(world, 0) == {"2026-11-09": 1, "2026-11-16": 2}


def test_entries_and_charts_are_counted_without_what_was_undone(world: World) -> None:
    for name in ("Falls", "Slips"):
        falls = a_measure(world.project, world.lead, name=name)
        some_data(falls, world.lead, [3.0])
        some_data(falls, world.lead, [4.0, None])
    Entry.objects.update(made_at=MONDAY + timedelta(days=1))
    Entry.objects.filter(pk=Entry.objects.latest("pk").pk).update(undone_at=NOW)

    report_usage(at=NOW)

    assert numbers(world, 1) == {"2026-11-16": 3}
    assert numbers(world, 2) == {"2026-11-16": 2}


def test_a_report_is_made_anew_when_it_is_old_and_not_before(world: World) -> None:
    assert report_usage(at=NOW) == 1
    assert report_usage(at=NOW + timedelta(hours=1)) == 0
    assert report_usage(at=NOW + timedelta(hours=13)) == 1
    assert len(weeks_before(NOW.date())) == 26


def test_the_page_shows_charts_and_numbers_and_is_for_administrators(
    world: World, django_assert_num_queries
) -> None:
    admin, page = signed_in(world.administrator), reverse("usage")
    assert "Nothing is counted yet" in words(admin.get(page))
    for back in range(26):
        sign_in(world.lead, MONDAY - timedelta(weeks=back))
    report_usage(at=NOW)

    with django_assert_num_queries(4):
        shown = admin.get(page)
    assert "People who signed in 1 in the last whole week." in words(shown)
    assert shown.content.decode().count("<svg") >= 2
    assert signed_in(world.lead).get(page).status_code == 403
