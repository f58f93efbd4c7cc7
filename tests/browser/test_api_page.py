"""An analyst reads what the API can do, and tries a call in their own name."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.world import a_world


def test_a_call_is_tried_on_the_page(page: Page, site: Site) -> None:
    world = a_world()
    sign_in(page, site, world.lead)
    page.goto(site.url("/api/v1/docs/"))

    page.get_by_role("button", name="Try it on this page").click()
    call = page.locator("#operations-units-Units_get")
    call.get_by_role("button").first.click()
    call.get_by_role("button", name="Try it out").click()
    call.get_by_role("button", name="Execute").click()

    expect(call.locator(".live-responses-table")).to_contain_text("Willow ward")
