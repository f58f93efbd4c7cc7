"""Barriers from the ward to the sponsor and back, counted in clicks, with scripts and without."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from people.models import User
from people.roles import ProjectRole
from projects.models import Barrier, BarrierState, Thanks
from projects.services.charters import open_charter, submit_charter
from tests.barriers import a_barrier, a_sponsor_at, a_sponsor_of
from tests.browser.conftest import Hand, Site, check_accessible, sign_in
from tests.world import World, a_member, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def sponsor(world: World) -> User:
    return a_sponsor_of(world.project, world.lead)


def project_of(world: World) -> str:
    return reverse("project", args=[world.project.public_id])


@pytest.mark.parametrize("width", [1280, 360])
def test_a_barrier_is_raised_in_two_clicks_and_one_line(
    page: Page, site: Site, world: World, sponsor: User, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, site, a_member(world.project, world.lead, ProjectRole.SERVICE_USER))
    hand = Hand()
    page.goto(site.url(project_of(world)))

    hand.click(page.get_by_text("Raise a barrier"))
    expect(page.locator("[data-first]:focus")).to_be_visible()
    page.keyboard.type("No room for the huddle")
    hand.click(page.get_by_role("button", name="Send"))

    expect(page.get_by_text("It is with Sam Sponsor")).to_be_visible()
    expect(page.get_by_text("Raised today")).to_be_visible()
    assert hand.clicks == 2
    check_accessible(page)


def test_a_sponsor_clears_the_inbox_and_thanks_in_two_clicks_each(
    page: Page, site: Site, world: World, sponsor: User
) -> None:
    a_sponsor_at(world.ward)
    for number, words in enumerate(["No room", "No budget", "No scales"]):
        a_barrier(world.project, world.lead, words, days_ago=30 - number)
    sign_in(page, site, sponsor)
    hand = Hand()
    page.goto(site.url("/sponsor/"))
    check_accessible(page)

    answers = ["It is resolved", "Take it up", "Decline"]
    for number, button in enumerate(answers, start=1):
        inbox = page.locator("section").filter(has_text="Barriers, the longest waiting first")
        page.wait_for_load_state()
        first = inbox.get_by_role("listitem").first
        hand.click(first.get_by_text("Answer"))
        expect(first.get_by_role("textbox")).to_be_focused()
        page.keyboard.type("Here is why")
        hand.click(first.get_by_role("button", name=button))
        expect(page.get_by_role("button", name="Undo")).to_have_count(number)
        assert hand.clicks == 2 * number
    expect(page.get_by_text("Barriers, the longest waiting first")).to_have_count(0)
    states = Barrier.objects.order_by("raised_at").values_list("state", flat=True)
    assert list(states) == [BarrierState.RESOLVED, BarrierState.ESCALATED, BarrierState.DECLINED]

    hand.click(page.get_by_text("Thank the team"))
    hand.click(page.get_by_role("button", name="Send thanks"))
    expect(page.get_by_text("has your thanks")).to_be_visible()
    assert hand.clicks == 8
    assert Thanks.objects.get().given_by == sponsor


def test_a_charter_is_approved_in_two_clicks(
    page: Page, site: Site, world: World, sponsor: User
) -> None:
    now = timezone.now()
    type(world.project).objects.update(aim="Halve falls by June.")
    world.project.refresh_from_db()
    charter = open_charter(project=world.project, by=world.lead, at=now)
    submit_charter(charter=charter, by=world.lead, at=now)
    sign_in(page, site, sponsor)
    hand = Hand()
    page.goto(site.url("/sponsor/"))

    hand.click(page.get_by_role("link", name="Read and decide"))
    hand.click(page.get_by_role("button", name="Approve"))

    expect(page.get_by_text("You approved the charter.")).to_be_visible()
    assert hand.clicks == 2


def test_it_works_with_scripts_off(
    browser: Browser, site: Site, world: World, sponsor: User
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, site, world.lead)
        page.goto(site.url(project_of(world)))
        page.get_by_text("Raise a barrier").click()
        page.get_by_label("What is in your way?").fill("No room")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("Raised today")).to_be_visible()

        sign_in(page, site, sponsor)
        page.goto(site.url("/sponsor/"))
        page.get_by_text("Answer", exact=True).click()
        page.get_by_label("What changed, or why").fill("Room 4 is yours")
        page.get_by_role("button", name="It is resolved").click()
        expect(page.get_by_text("The team can read what changed")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("It is as it was before")).to_be_visible()
