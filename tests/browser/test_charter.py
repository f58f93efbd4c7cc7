"""A charter in a real browser: written part by part, its aim alive, read by coach and sponsor."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from people.roles import ProjectRole
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.visitor import Visitor
from tests.world import World, a_member, a_project, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def address(world: World) -> str:
    return reverse("charter", args=[world.project.public_id])


def write_aim(page: Page) -> None:
    page.get_by_role("link", name="Write “What are you trying to accomplish?”").click()
    expect(page.get_by_label("What will be better?")).to_be_focused()
    page.keyboard.type("falls")
    page.get_by_label("Less of it").check()
    page.get_by_role("textbox", name="Where?").fill("Willow ward")
    page.get_by_label("Where do you want to be?").fill("6")
    sentence = page.get_by_role("status").filter(has_text="To reduce falls on Willow ward to 6.")
    expect(sentence).to_be_visible()
    expect(page.get_by_text("Say by when")).to_be_visible()
    by_when = timezone.now().date() + timedelta(days=100)
    page.get_by_label("By when?").fill(by_when.isoformat())
    expect(page.get_by_text("Say by when")).to_have_count(0)
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="4. What are you trying")).to_be_focused()


def test_a_charter_goes_from_the_first_word_to_the_sponsors_yes(
    page: Page, site: Site, world: World
) -> None:
    coach = a_member(world.project, world.lead, ProjectRole.COACH)
    sponsor = a_member(world.project, world.lead, ProjectRole.SPONSOR)
    sign_in(page, site, world.lead)
    page.goto(site.url(address(world)))

    write_aim(page)
    page.get_by_role("link", name="Write “What is it about?”").click()
    page.get_by_label("What happens now?").fill("Twelve falls a month.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Twelve falls a month.")).to_be_visible()
    page.get_by_role("button", name=f"Ask {coach} for a review").click()
    expect(page.get_by_text("Waiting for the coach")).to_be_visible()
    page.get_by_role("button", name="Send to the sponsor").click()
    expect(page.get_by_text("Waiting for the sponsor").first).to_be_visible()
    check_accessible(page)

    sign_in(page, site, coach)
    page.goto(site.url(address(world)))
    page.get_by_role("link", name="Write what you see").click()
    page.get_by_label("What do you see").fill("Who says that it is better?")
    page.get_by_role("button", name="Give this to the team").click()
    expect(page.get_by_text("Who says that it is better?")).to_be_visible()

    sign_in(page, site, sponsor)
    page.goto(site.url(address(world)))
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text(f"{sponsor} approved it").first).to_be_visible()
    expect(page.get_by_text("Planning", exact=True)).to_be_visible()
    check_accessible(page)


def test_similar_projects_are_shown_while_a_title_is_typed(
    page: Page, site: Site, world: World
) -> None:
    a_project(world.ward, world.lead, "Falls at night on Willow ward")
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("project_new")))

    page.get_by_label("What is the project called?").press_sequentially("Falling at night")

    expect(page.get_by_role("link", name="Falls at night on Willow ward")).to_be_visible()
    check_accessible(page)


def test_without_scripts_the_sentence_stands_after_saving(site: Site, world: World) -> None:
    visitor = Visitor(site.address, world.lead)

    saved = visitor.submit(
        reverse("charter_aim", args=[world.project.public_id]),
        with_field="measured_as",
        measured_as="falls",
        direction="decrease",
        target="6",
    )

    assert saved.status == 200
    assert "To reduce falls to 6." in saved.text
