"""Home, projects, project, team and unit pages in a real browser against the real product."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from charts.models import Measure, Measurement, MeasureState
from dashboards.models import UnitSummary
from people.roles import ProjectRole, UnitRole
from people.services.invitations import invite
from projects.models import Project
from projects.services.projects import edit_project
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.stack import wait_until
from tests.world import (
    SEEN_ON_TIME,
    World,
    a_measure,
    a_member,
    a_person,
    a_project,
    a_world,
    some_data,
)

WORSE = [3.0] * 8 + [9.0] * 8
STEADY = [(6, 9), (7, 9), (5, 8), (8, 9)] * 5
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1366, "height": 900}


@pytest.fixture
def world(site: Site) -> World:
    """A project with one measure of concern, one as usual, and a number that is due."""
    world = a_world()
    long_ago = timezone.now().date() - timedelta(days=80)
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, WORSE, ending=long_ago)
    some_data(a_measure(world.project, world.lead, SEEN_ON_TIME), world.lead, STEADY)
    a_member(world.project, world.lead, ProjectRole.SERVICE_USER)
    a_project(world.ward, world.lead, "Nothing measured yet")
    wait_until(everything_is_summarised, what="workers to analyse and summarise")
    return world


def everything_is_summarised() -> bool:
    behind = [state for state in MeasureState.objects.all() if not state.is_current]
    return not behind and not UnitSummary.objects.stale().exists()


def the(measure: str) -> Measure:
    return Measure.objects.get(name=measure)


def address(site: Site, name: str, *things: object) -> str:
    return site.url(reverse(name, args=[thing.public_id for thing in things]))


def test_every_page_can_be_used_by_everyone_on_a_phone(
    site: Site, world: World, page: Page
) -> None:
    sign_in(page, site, world.lead)
    place = world.project.memberships.filter(role="service_user").get()
    empty = Project.objects.get(title="Nothing measured yet")
    invite(
        email="jean@example.org", name="Jean Marsh", unit=world.ward, by=world.administrator,
        at=timezone.now(),
    )  # fmt: skip
    addresses = [
        site.url("/"),
        address(site, "projects"),
        address(site, "projects") + "?q=flals",
        address(site, "projects") + "?q=zeppelin",
        address(site, "project_new"),
        address(site, "project", world.project),
        address(site, "project", empty),
        address(site, "project_edit", world.project),
        address(site, "project_stage", world.project),
        address(site, "project_team", world.project) + "?find=ada",
        address(site, "project_invite", world.project),
        address(site, "membership_end", world.project, place),
        address(site, "project_history", world.project),
        address(site, "unit", world.ward),
        address(site, "unit", world.ward) + "?view=table",
    ]
    page.set_viewport_size(PHONE)
    for each in addresses:
        page.goto(each)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        check_accessible(page)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (UnitRole.BOARD_MEMBER, "What stands out"),
        (UnitRole.STAFF, "You are not in a project yet"),
        (UnitRole.QI_TEAM, "Northgate Fictional Health"),
    ],
    ids=str,
)
def test_home_suits_every_role_on_every_screen(
    site: Site, world: World, page: Page, role: UnitRole, words: str
) -> None:
    sign_in(page, site, a_person(world.organisation, "Robin", role))

    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.goto(site.url("/"))
        expect(page.get_by_text(words).first).to_be_visible()
        check_accessible(page)


def test_one_click_from_home_to_the_new_point_analysed(
    site: Site, world: World, page: Page
) -> None:
    sign_in(page, site, world.lead)
    falls = the("Falls")
    page.goto(site.url("/"))
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Falls"))

    row.get_by_role("textbox", name="Falls").first.fill("4")
    row.get_by_role("button", name="Save Falls").click()

    expect(page.get_by_text("Saved: 4 for")).to_be_visible()
    expect(page.get_by_text("being updated")).to_have_count(0)
    wait_until(lambda: MeasureState.objects.get(measure=falls).is_current, what="the analysis")
    assert MeasureState.objects.get(measure=falls).latest_value == 4


@pytest.fixture
def page_without_scripts(browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_same_without_scripts(site: Site, world: World, page_without_scripts: Page) -> None:
    page = page_without_scripts
    sign_in(page, site, world.lead)
    page.goto(site.url("/"))
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Falls"))

    row.get_by_role("textbox", name="Falls").first.fill("4")
    row.get_by_role("button", name="Save Falls").click()

    expect(page.get_by_text("Saved: 4 for")).to_be_visible()
    assert Measurement.objects.filter(measure_id=the("Falls").pk, value=4).count() == 1


def test_projects_are_found_and_narrowed_without_scripts(
    site: Site, world: World, page_without_scripts: Page
) -> None:
    page = page_without_scripts
    sign_in(page, site, world.lead)
    page.goto(site.url("/"))

    page.get_by_role("link", name="Projects", exact=True).click()
    page.get_by_role("searchbox", name="Search", exact=True).fill("mesured nothing")
    page.get_by_role("button", name="Apply").click()

    expect(page.get_by_text("Nothing says “mesured”")).to_be_visible()
    page.get_by_role("link", name="Clear filters").click()
    page.get_by_role("link", name="1 of concern").click()
    expect(page.get_by_role("row")).to_have_count(2)
    expect(page.get_by_role("link", name=world.project.title)).to_be_visible()


def test_a_project_starts_within_two_clicks_and_somebody_is_invited_within_four(
    site: Site, world: World, page: Page
) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url("/"))

    page.get_by_role("link", name="Start a project").click()
    page.get_by_label("What is the project called?").fill("Warmer welcome")
    page.get_by_label("Where?").select_option(str(world.ward.public_id))
    page.get_by_role("button", name="Start the project").click()
    expect(page.get_by_role("heading", name="Warmer welcome", level=1)).to_be_visible()

    page.get_by_role("link", name="Team", exact=True).click()
    page.get_by_role("link", name="Invite someone").click()
    page.get_by_label("Name").fill("Jean Marsh")
    page.get_by_label("E-mail address").fill("jean@example.org")
    page.get_by_label("Service user").check()
    page.get_by_role("button", name="Send the invitation").click()

    expect(page.get_by_text("An invitation is on its way to jean@example.org.")).to_be_visible()
    expect(page.get_by_role("cell", name="Service user")).to_be_visible()


def test_two_editors_lose_no_words(
    site: Site, world: World, page: Page, expect_console: Callable[..., None]
) -> None:
    expect_console("409")
    sign_in(page, site, world.lead)
    page.goto(address(site, "project_edit", world.project))
    page.get_by_label("Aim").fill("Mine: halve falls by June.")
    edit_project(
        project=world.project, seen_version=1, changes={"aim": "Theirs: fewer fractures."},
        by=world.lead, at=timezone.now(),
    )  # fmt: skip

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("cell", name="Theirs: fewer fractures.")).to_be_visible()
    expect(page.get_by_label("Aim")).to_have_value("Mine: halve falls by June.")
    check_accessible(page)
    page.get_by_role("button", name="Save what I typed").click()
    expect(page.get_by_text("Mine: halve falls by June.")).to_be_visible()


def test_a_unit_leads_from_a_count_to_its_charts(site: Site, world: World, page: Page) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url("/units/"))
    page.get_by_role("link", name="Willow ward").first.click()
    expect(page.get_by_role("article")).to_have_count(2)

    page.get_by_role("link", name="1 of concern").click()

    expect(page.get_by_role("heading", name="Measures of concern")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("link", name="Table").click()
    expect(page.get_by_role("row")).to_have_count(2)


def test_a_page_of_a_project_can_be_used_by_keyboard_alone(
    site: Site, world: World, page: Page
) -> None:
    sign_in(page, site, world.lead)
    page.goto(address(site, "project", world.project))

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Add data", exact=True)).to_be_focused()
