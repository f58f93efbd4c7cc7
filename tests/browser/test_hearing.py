"""Choosing what one hears, and ending the digest by its link, both without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dashboards.emails import stop_token
from dashboards.models import Hearing
from tests.browser.conftest import Site, sign_in
from tests.world import a_world


@pytest.fixture
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "java_script_enabled": False}


def test_somebody_chooses_what_they_hear(page: Page, site: Site) -> None:
    world = a_world()
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("profile")))

    page.get_by_role("link", name="choose what you get").click()
    expect(page.get_by_label("Every Monday morning")).to_be_checked()
    page.get_by_label("Every morning").check()
    page.get_by_label("Data is due").uncheck()
    page.get_by_label("A test is decided").uncheck()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("This is what you hear from us now.")).to_be_visible()
    expect(page.get_by_label("Every morning")).to_be_checked()
    expect(page.get_by_label("Data is due")).not_to_be_checked()
    expect(page.get_by_text("Switched news of tests off")).to_be_visible()


def test_somebody_ends_the_digest_without_signing_in(page: Page, site: Site) -> None:
    world = a_world()

    page.goto(site.url(reverse("digest_stop", args=[stop_token(world.lead)])))
    assert not Hearing.objects.exists()
    page.get_by_role("button", name="Stop the digest").click()

    expect(page.get_by_role("heading", name="The digest is stopped")).to_be_visible()
    assert Hearing.objects.get(user=world.lead).digest == "off"
