"""Monday morning of a coach and of the central team, within their clicks, in a real browser."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from dashboards.models import ProjectSummary
from people.models import User
from people.roles import ProjectRole, UnitRole
from people.services.capacity import set_capacity
from projects.models import CoachingNote, ProjectMembership
from projects.services import charters
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.stack import wait_until
from tests.world import World, a_measure, a_member, a_person, a_project, a_world, some_data

WORSE = [3.0] * 8 + [9.0] * 8
PHONE = {"width": 360, "height": 800}
UNSEEN = "A signal of concern nobody has looked at"


@pytest.fixture
def world(site: Site) -> World:
    """A project that meets today, with a signal of concern that nobody has looked at."""
    world = a_world()
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, WORSE)
    now = timezone.now()
    charter = charters.open_charter(project=world.project, by=world.lead, at=now)
    charters.write_charter(
        charter=charter, seen_version=charter.version,
        parts={"next_meeting_on": timezone.localdate()}, by=world.lead, at=now,
    )  # fmt: skip
    return world


@pytest.fixture
def coach(world: World) -> User:
    coach = a_member(world.project, world.lead, ProjectRole.COACH)
    wait_until(lambda: _summary(world).unseen_concerns == 1, what="the project to be summed up")
    return coach


def _summary(world: World) -> ProjectSummary:
    return ProjectSummary.objects.get(pk=world.project.pk)


def clicked(page: Page, role: str, name: str) -> None:
    page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]


def test_a_coach_sees_who_is_stuck_in_one_click_and_logs_half_an_hour_with_the_second(
    site: Site, world: World, coach: User, page: Page
) -> None:
    sign_in(page, site, coach)
    page.goto(site.url("/"))

    clicked(page, "link", "Who needs me")

    expect(page.get_by_role("link", name=UNSEEN)).to_be_visible()
    clicked(page, "button", f"Log 30 minutes: {world.project.title}")
    expect(page.get_by_text("30 minutes with")).to_be_visible()
    assert CoachingNote.objects.get().minutes == 30
    check_accessible(page)


def test_a_coach_is_prepared_for_todays_meeting_in_one_click_and_on_one_page(
    site: Site, world: World, coach: User, page: Page
) -> None:
    sign_in(page, site, coach)
    page.goto(site.url("/"))

    clicked(page, "link", f"Read the brief: {world.project.title}")

    expect(page.get_by_role("heading", name="What to ask")).to_be_visible()
    expect(page.get_by_text("Next meeting: today")).to_be_visible()
    check_accessible(page)
    assert len(re.findall(rb"/Type ?/Page\b", page.pdf(format="A4"))) == 1


def test_opening_the_chart_as_the_coach_takes_the_signal_off_the_list(
    site: Site, world: World, coach: User, page: Page
) -> None:
    sign_in(page, site, coach)
    page.goto(site.url("/coaching/"))

    clicked(page, "link", UNSEEN)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Falls")
    wait_until(lambda: _summary(world).unseen_concerns == 0, what="workers to hear of it")
    page.goto(site.url("/coaching/"))
    expect(page.get_by_role("link", name=UNSEEN)).to_have_count(0)


def test_the_central_team_assigns_a_coach_with_time_to_spare_in_three_clicks(
    site: Site, world: World, page: Page
) -> None:
    team = a_person(world.organisation, "Quinn Team", UnitRole.QI_TEAM)
    free = a_person(world.organisation, "Freya Free", UnitRole.QI_COACH)
    set_capacity(coach=free, hours_a_month=12, by=team, at=timezone.now())
    wait_until(lambda: _summary(world).is_current, what="the project to be summed up")
    sign_in(page, site, team)
    page.goto(site.url("/"))

    clicked(page, "link", "Portfolio")
    check_accessible(page)
    clicked(page, "button", f"Assign a coach: {world.project.title}")
    expect(page.get_by_text("12 hours to spare")).to_be_visible()
    check_accessible(page)
    clicked(page, "button", "Freya Free")

    expect(page.get_by_text("Freya Free coaches 1 project more.")).to_be_visible()
    assert ProjectMembership.objects.filter(user=free, role="coach").exists()
    clicked(page, "button", "Undo")
    expect(page.get_by_text("This has been undone.").first).to_be_visible()
    assert not ProjectMembership.objects.filter(user=free).exists()


def test_ticked_projects_are_paused_by_keyboard_alone(site: Site, world: World, page: Page) -> None:
    team = a_person(world.organisation, "Quinn Team", UnitRole.QI_TEAM)
    other = a_project(world.ward, world.lead, "Another")
    wait_until(lambda: _summary(world).is_current, what="the project to be summed up")
    sign_in(page, site, team)
    page.goto(site.url("/portfolio/"))

    page.get_by_role("checkbox", name="Another").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Pause").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("1 project rests until somebody goes on.")).to_be_visible()
    other.refresh_from_db()
    assert other.stage == "paused"


def test_filters_stay_in_the_address_and_are_kept_as_a_view_on_a_phone(
    site: Site, world: World, coach: User, page: Page
) -> None:
    sign_in(page, site, coach)
    page.set_viewport_size(PHONE)
    page.goto(site.url("/coaching/"))

    page.get_by_label("Activity").select_option("fresh")
    clicked(page, "button", "Apply")
    assert "activity=fresh" in page.url
    page.get_by_text("Keep or remove views").click()
    page.get_by_label("Name of this view").fill("Going well")
    clicked(page, "button", "Keep these filters as a view")

    expect(page.get_by_role("link", name="Going well")).to_have_attribute("aria-current", "true")
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0
