"""Another way of working in a real browser: chosen at the start, written by keyboard alone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from projects.models import Project, StageRecord
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.visitor import Visitor
from tests.world import World, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def start_with_a_workshop(page: Page, site: Site) -> Project:
    page.goto(site.url(reverse("project_new")))
    page.get_by_label("What is the project called?").fill("Sooner to a first talk")
    page.get_by_label("Where?").select_option(label="\u2003Willow ward")
    page.get_by_text("Way of working: Model for Improvement").click()
    page.get_by_label("How will you work?").select_option("Lean RPIW")
    check_accessible(page)
    page.get_by_role("button", name="Start the project").click()
    expect(page.get_by_role("heading", name="Sooner to a first talk")).to_be_visible()
    return Project.objects.get(title="Sooner to a first talk")


def test_a_workshop_is_chosen_at_the_start_and_its_day_is_written_by_keyboard(
    page: Page, site: Site, world: World
) -> None:
    sign_in(page, site, world.lead)
    project = start_with_a_workshop(page, site)
    strip = page.get_by_role("list", name="Stages of Lean RPIW")
    expect(strip.get_by_role("listitem")).to_have_count(6)
    check_accessible(page)

    strip.get_by_role("link", name="Workshop").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Write “Workshop”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("What waste did you find?")).to_be_focused()
    check_accessible(page)
    page.keyboard.type("Referrals wait for the weekly meeting")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("5 March 2027")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="2. Workshop")).to_be_focused()
    expect(page.get_by_text("Referrals wait for the weekly meeting")).to_be_visible()
    expect(page.get_by_text("4 April 2027").first).to_be_visible()  # 30 days after it
    check_accessible(page)
    record = StageRecord.objects.get(project=project)
    assert (record.stage, record.ticked) == ("workshop", ["tried"])

    page.set_viewport_size({"width": 360, "height": 800})
    check_accessible(page)


def test_without_scripts_a_stage_is_written_on_a_page_of_its_own(site: Site, world: World) -> None:
    visitor = Visitor(site.address, world.lead)

    chosen = visitor.submit(
        reverse("method_change", args=[world.project.public_id]),
        with_field="method",
        method="dmaic",
    )
    written = visitor.submit(
        reverse("method_stage", args=[world.project.public_id, "define"]),
        with_field="what",
        what="Doses are missed",
    )

    assert chosen.status == written.status == 200
    assert "Doses are missed" in written.text
    assert "You are here" in written.text
