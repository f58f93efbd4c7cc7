"""One search from the header of every page: by keyboard, on a phone, with and without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboards.spelling import learn_words
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.cycles import an_idea
from tests.world import World, a_project, a_world


@pytest.fixture
def world(site: Site) -> World:
    world = a_world()
    a_project(world.ward, world.lead, "Calmer evenings", aim="Fewer violent incidents at dusk.")
    an_idea(world.project, world.lead, text="Evening walk before supper")
    learn_words()
    return world


def test_something_is_found_from_any_page_by_keyboard(page: Page, site: Site, world: World) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url("/people/"))

    page.get_by_role("searchbox", name="Search everything").fill("evning")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("2 results for “evening”")
    expect(page.get_by_text("Nothing says “evning”. These say")).to_be_visible()
    check_accessible(page)
    page.get_by_role("link", name="1 change idea").click()
    page.get_by_role("link", name="Evening walk before supper").press("Enter")
    expect(page).to_have_url(re.compile("/boxes/"))
    expect(page.get_by_text("Evening walk before supper").first).to_be_visible()


def test_a_phone_without_scripts_finds_as_well(browser: Browser, site: Site, world: World) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    sign_in(page, site, world.lead)
    page.goto(site.url("/"))

    page.get_by_role("searchbox", name="Search everything").fill("violent incidents")
    page.get_by_role("search", name="Everything").get_by_role("button").click()

    expect(page.get_by_role("link", name="Calmer evenings")).to_be_visible()
    expect(page.locator("mark", has_text="violent")).to_be_visible()
    page.get_by_label("Only my projects").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="Calmer evenings")).to_be_visible()
    context.close()
