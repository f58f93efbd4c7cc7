"""An analyst's Monday: what came in overnight, what a new code stands for, and sending it again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from charts.models import Measure, Measurement
from people.models import Unit, User
from people.roles import UnitRole
from tests.browser.conftest import Hand, Site, check_accessible, sign_in
from tests.world import FALLS, World, a_measure, a_person, a_unit, a_world

FEED = "measure,unit,period,value\nfalls,W1,2026-01-01,3\nslips,W1,2026-02-01,4\nfalls,W1,soon,3\n"


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def analyst(world: World) -> User:
    return a_person(world.organisation, "Tess Analyst", UnitRole.DATA_ANALYST)


@pytest.fixture
def falls(world: World, analyst: User) -> Measure:
    ward = a_unit(world.organisation, "Ward 1")
    Unit.objects.filter(pk=ward.pk).update(warehouse_code="W1")
    return a_measure(ward, analyst, FALLS, warehouse_code="falls")


def send(page: Page, site: Site, file: Path) -> None:
    page.goto(site.url("/feeds/load/"))
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Load this file").click()
    expect(page.get_by_text("2 rows were rejected.")).to_be_visible()


def test_an_analyst_sees_the_nights_feed_explains_a_code_and_sends_it_again(
    site: Site, analyst: User, falls: Measure, page: Page, tmp_path: Path
) -> None:
    file, hand = tmp_path / "night.csv", Hand()
    file.write_text(FEED)
    sign_in(page, site, analyst)
    send(page, site, file)
    page.goto(site.url("/"))

    hand.click(page.get_by_role("link", name="Data feeds"))
    expect(page.get_by_text("2 rows were rejected.")).to_be_visible()
    check_accessible(page)
    assert hand.clicks == 1

    hand.click(page.get_by_role("link", name="night.csv"))
    expect(page.get_by_role("cell", name="This is not a day.")).to_be_visible()
    check_accessible(page)
    hand.click(page.get_by_role("link", name="Say what it is"))
    check_accessible(page)
    page.get_by_label("Which measure is it").select_option("Falls")
    hand.clicks += 1
    hand.click(page.get_by_role("button", name="Save"))
    assert hand.clicks <= 6

    hand.click(page.get_by_role("button", name="Send it again"))
    expect(page.get_by_text("1 row was rejected.")).to_be_visible()
    stored = Measurement.objects.filter(measure_id=falls.pk).order_by("period")
    assert [row.value for row in stored] == [3, 4]

    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
