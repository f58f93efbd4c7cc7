"""A progress score claimed by keyboard and countersigned in two clicks, also without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from people.models import User
from people.roles import ProjectRole
from projects.models import Project
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.records import a_planned_project
from tests.world import World, a_member, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def project(world: World) -> Project:
    return a_planned_project(world, "Fewer falls on Willow ward")


@pytest.fixture
def coach(world: World, project: Project) -> User:
    return a_member(project, world.lead, ProjectRole.COACH)


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def open_score(page: Page, site: Site, person: User, project: Project) -> None:
    sign_in(page, site, person)
    page.goto(site.url(f"/projects/{project.public_id}/"))
    page.get_by_role("link", name="See what it rests on").click()
    expect(page.get_by_role("heading", name="What it rests on")).to_be_visible()


def test_a_lead_claims_with_the_keyboard_alone(
    page: Page, site: Site, world: World, project: Project, coach: User
) -> None:
    open_score(page, site, world.lead, project)
    check_accessible(page)

    page.get_by_label("Where do you stand?").focus()
    page.keyboard.type("2.0")
    page.keyboard.press("Tab")
    page.keyboard.type("We have begun to count")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("You claim 2.0.")).to_be_visible()
    expect(page.get_by_text("“We have begun to count”")).to_be_visible()
    scale = page.get_by_role("list", name="Progress scale from 0.5 to 5.0")
    expect(scale.locator("[aria-current]")).to_contain_text("claimed")


def test_claim_and_countersign_need_no_scripts(
    page_without_scripts: Page, site: Site, world: World, project: Project, coach: User
) -> None:
    page = page_without_scripts
    open_score(page, site, world.lead, project)
    page.get_by_label("Where do you stand?").select_option("3.0")
    page.get_by_role("button", name="Claim").click()
    expect(page.get_by_text("Say why you claim more.").first).to_be_visible()
    expect(page.get_by_label("Where do you stand?")).to_have_value("3.0")
    page.get_by_label("Where do you stand?").select_option("1.5")
    page.get_by_role("button", name="Claim").click()
    expect(page.get_by_text("You claim 1.5.")).to_be_visible()

    page.context.clear_cookies()
    sign_in(page, site, coach)
    page.goto(site.url("/"))
    page.get_by_role("link", name="See and countersign: Fewer falls on Willow ward").click()
    page.get_by_role("button", name="Countersign 1.5").click()

    expect(page.get_by_text("You countersigned 1.5.")).to_be_visible()
    expect(page.get_by_text("Countersigned by")).to_be_visible()
