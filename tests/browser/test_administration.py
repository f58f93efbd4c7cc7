"""An administrator's quarter of an hour: a list of places, a colour, and who did what."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Site, check_accessible, sign_in
from tests.world import World, a_world

LIST = "Name,Kind,Part of,Code\nElm ward,Ward,North locality,W-77\nNorth locality,Service,,S-11\n"


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def test_places_a_colour_and_the_record_of_it(
    page: Page, site: Site, world: World, tmp_path: Path
) -> None:
    file = tmp_path / "places.csv"
    file.write_text(LIST)
    sign_in(page, site, world.administrator)

    page.goto(site.url("/units/"))
    page.get_by_role("link", name="From a spreadsheet").click()
    page.get_by_label("Spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("2 new places, 0 changes, 0 as they are.")).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Save 2 places").click()
    expect(page.get_by_text("2 places are saved.")).to_be_visible()

    page.goto(site.url("/people/"))
    page.get_by_role("link", name="Administration").click()
    colour = page.get_by_label("Colour")
    colour.press_sequentially("#ffcc00")
    expect(page.get_by_text("Letters are hard to read")).to_be_visible()
    colour.fill("")
    colour.press_sequentially("#7a1f5c")
    expect(page.get_by_text("Letters can be read well")).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. Pages look like this from now on.")).to_be_visible()
    brand = "getComputedStyle(document.documentElement).getPropertyValue('--brand')"
    assert page.evaluate(brand) == "#7a1f5c"

    page.get_by_role("link", name="The record").click()
    expect(page.get_by_text("Added the place “Elm ward”")).to_be_visible()
    page.get_by_text("Before and after").first.click()
    expect(page.get_by_text("After: #7a1f5c")).to_be_visible()
    check_accessible(page)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_colour_typed_before_the_script_came_is_shown(
    page: Page, site: Site, world: World
) -> None:
    sign_in(page, site, world.administrator)
    held: list[Route] = []
    page.route("**/*.js", lambda script: held.append(script))
    page.goto(site.url("/administration/"), wait_until="commit")
    page.get_by_label("Colour").fill("#ffcc00")
    assert held, "the page has no script to wait for"

    for script in held:
        script.fallback()
    page.route("**/*.js", lambda script: script.continue_())

    expect(page.get_by_text("Letters are hard to read")).to_be_visible()
