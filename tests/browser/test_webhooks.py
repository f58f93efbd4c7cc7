"""An administrator makes a webhook, tries it, and reads what became of it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.world import a_world


def test_a_webhook_is_made_and_a_test_says_what_is_wrong(page: Page, site: Site) -> None:
    world = a_world()
    sign_in(page, site, world.administrator)
    page.goto(site.url("/webhooks/"))
    page.get_by_role("link", name="Make a webhook").click()
    page.get_by_label("What is it for?").fill("Channel of the QI team")
    page.get_by_label("Address of the other system").fill("https://hooks.invalid/quality")
    page.get_by_role("button", name="Make the webhook").click()
    expect(page.get_by_label("The secret")).to_have_value(re.compile("^whsec_"))
    page.get_by_role("link", name="I have copied it").click()

    page.get_by_role("button", name="Send a test").click()

    expect(page.get_by_text("There is no server of that name.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Failed")).to_be_visible()
