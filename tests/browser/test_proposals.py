"""An analyst decides on a proposed phase."""

import pytest
from playwright.sync_api import Page, expect

from charts.models import Judgement, Measure, Phase
from people.roles import UnitRole
from tests.browser.conftest import Hand, Site, check_accessible, sign_in
from tests.stack import wait_until
from tests.world import World, a_measure, a_person, a_world, some_data

SHIFTED = [*(12.0, 9.0, 11.0, 10.0) * 4, *(4.0, 6.0, 5.0) * 4]


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def falls(world: World) -> Measure:
    measure = a_measure(world.project, world.lead)
    some_data(measure, world.lead, SHIFTED)
    waiting = Judgement.objects.current().filter(measure=measure, proposal__isnull=False)
    wait_until(waiting.exists, what="a proposal")
    return measure


def test_an_analyst_starts_a_proposed_phase_in_three_clicks(
    site: Site, world: World, falls: Measure, page: Page
) -> None:
    hand = Hand()
    sign_in(page, site, a_person(world.organisation, "Tess Analyst", UnitRole.DATA_ANALYST))
    page.goto(site.url("/"))

    hand.click(page.get_by_role("link", name="Proposed phases"))
    expect(page.get_by_role("heading", name=falls.name)).to_be_visible()
    check_accessible(page)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    hand.click(page.get_by_role("link", name=f"Start the phase there: {falls.name}"))
    page.get_by_label("Why").fill("The new rota began")
    hand.click(page.get_by_role("button", name="Save"))
    assert hand.clicks == 3
    expect(page.get_by_text("The lines start afresh from")).to_be_visible()
    assert Phase.objects.get(measure=falls).reason == "The new rota began"
