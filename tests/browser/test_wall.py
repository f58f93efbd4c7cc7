"""A board left on a wall: fresh for days, through lost connections and new releases."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from dashboards.services.wall import make_board_link, revoke_board_link
from pdsa.stages import CycleStage
from projects.services.barriers import raise_barrier
from tests.barriers import a_barrier
from tests.browser.conftest import Site, check_accessible, sign_in, wait_until_analysed
from tests.cycles import a_cycle
from tests.stack import WebServer
from tests.world import World, a_measure, a_world, some_data

HOUR = 3_600_000
NOTICE = re.compile(r"No connection. This is the board of \d\d:\d\d")
OFF = "This board is switched off"


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def server(site: Site) -> Iterator[WebServer]:
    """A server of the test's own, to be stopped and started."""
    with site.stack.web() as server:
        yield server


def board_of(world: World) -> str:
    _, code = make_board_link(unit=world.ward, screen="Day room", by=world.lead, at=timezone.now())
    return reverse("wall", args=[code])


def a_usual_ward(world: World) -> None:
    measures = []
    for number in range(6):
        name = f"Falls on the ward in the evening and at night {number}"
        measure = a_measure(world.project, world.lead, name=name, direction="decrease", target=5.0)
        some_data(measure, world.lead, [*(12.0, 9.0, 11.0, 10.0) * 4, *(4.0, 6.0, 5.0) * number])
        a_cycle(
            world.project, world.lead, CycleStage.DO, title=f"Huddle on one early shift {number}"
        )
        a_barrier(world.project, world.lead, "Agency staff start without a huddle", days_ago=number)
        measures.append(measure)
    wait_until_analysed(*measures)


def barrier_of_hour(page: Page, world: World, hour: int) -> None:
    now = timezone.now()
    words = f"Raised in hour {hour}"
    for barrier in world.project.barriers.all():
        barrier.delete()
    raise_barrier(project=world.project, words=words, by=world.lead, at=now)


def after_an_hour(page: Page, address: str) -> None:
    with page.expect_response(lambda answer: answer.url.endswith(address)):
        page.clock.fast_forward(HOUR)


def test_it_stays_fresh_for_a_day_while_the_server_goes_and_comes_back_twice(
    page: Page, world: World, server: WebServer, expect_console
) -> None:
    expect_console("Failed to load resource")
    address = board_of(world)
    barrier_of_hour(page, world, 0)
    page.clock.install()
    page.goto(server.address + address)
    elements = page.locator("*").count()
    seen = ""

    for hour in range(1, 25):
        barrier_of_hour(page, world, hour)
        if hour in (6, 15):
            server.stop()
            page.clock.fast_forward(HOUR)
            expect(page.get_by_text(NOTICE)).to_be_visible()
            expect(page.get_by_text(seen)).to_be_visible()
            check_accessible(page)
            page.clock.fast_forward(HOUR)
            expect(page.get_by_text(seen)).to_be_visible()
            server.start()
        after_an_hour(page, address)
        seen = f"Raised in hour {hour}"
        expect(page.get_by_text(seen)).to_be_visible()
        expect(page.get_by_text(NOTICE)).to_be_hidden()

    expect(page.get_by_text("Raised in hour 24")).to_be_visible()
    assert page.locator("*").count() == elements


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_a_usual_ward_fits_its_screen_and_is_accessible(
    page: Page, site: Site, world: World, width: int, height: int
) -> None:
    a_usual_ward(world)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(site.url(board_of(world)))

    expect(page.get_by_role("article")).to_have_count(6)
    check_accessible(page)
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
    cut_off = page.evaluate(
        """[...document.querySelectorAll(".tile, .list")]
             .filter((part) => part.scrollHeight > part.clientHeight + 1)
             .map((part) => part.innerText)"""
    )
    assert cut_off == []
    smallest = page.evaluate(
        """Math.min(...[...document.querySelectorAll("#board p, #board span, #board h2")]
             .map((part) => parseFloat(getComputedStyle(part).fontSize)))"""
    )
    assert smallest / height > 0.02  # of the height of the screen: legible from three metres


def test_a_revoked_screen_goes_dark_by_itself(
    page: Page, site: Site, world: World, expect_console
) -> None:
    expect_console("404")
    address = board_of(world)
    page.clock.install()
    page.goto(site.url(address))
    expect(page.get_by_role("heading", name="Willow ward")).to_be_visible()

    link = world.ward.board_links.get()
    revoke_board_link(link=link, by=world.lead, at=timezone.now())
    after_an_hour(page, address)

    expect(page.get_by_role("heading", name=OFF)).to_be_visible()
    expect(page.get_by_text("Willow ward")).to_have_count(0)


def test_a_new_release_loads_the_page_anew(page: Page, site: Site, world: World) -> None:
    address = board_of(world)
    page.clock.install()
    page.goto(site.url(address))

    def of_another_release(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace('data-release="', 'data-release="another ')
        route.fulfill(response=answer, body=text)

    page.evaluate("window.isOld = true")
    page.route(lambda url: url.endswith(address), of_another_release, times=1)
    with page.expect_navigation():
        page.clock.fast_forward(HOUR)

    expect(page.get_by_role("heading", name="Willow ward")).to_be_visible()
    assert page.evaluate("window.isOld") is None


def test_it_is_there_without_scripts_and_loads_itself_anew(
    browser: Browser, site: Site, world: World
) -> None:
    address = board_of(world)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url(address))

        expect(page.get_by_role("heading", name="Willow ward")).to_be_visible()
        refresh = page.locator("noscript meta, meta[http-equiv=refresh]")
        assert refresh.first.get_attribute("content") == "60"


def test_a_lead_puts_the_board_on_a_screen_and_takes_it_off(
    page: Page, browser: Browser, site: Site, world: World
) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("unit", args=[world.ward.public_id])))
    page.get_by_role("link", name="Wall board").click()
    page.get_by_label("Where does the screen hang?").fill("Day room")
    page.get_by_role("button", name="Make a link").click()

    link = page.get_by_role("link", name="/wall/")
    address = (link.get_attribute("href") or "").split("/wall/")[1]
    check_accessible(page)
    with browser.new_context() as screen:
        wall = screen.new_page()
        wall.goto(site.url(f"/wall/{address}"))
        expect(wall.get_by_role("heading", name="Willow ward")).to_be_visible()

    page.goto(page.url)
    expect(page.get_by_text("just now")).to_be_visible()
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("is revoked")).to_be_visible()
