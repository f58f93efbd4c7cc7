"""Ten seconds on a phone: no account, no network needed, and never twice."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from charts.models import Entry, EntryLink, Measure, Measurement
from charts.services.entry_links import make_entry_link, revoke_entry_link
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.world import World, a_measure, a_world

PHONE = {"width": 360, "height": 740}
KEPT = "Kept on this device: 4, Today"


@pytest.fixture
def world(site: Site) -> World:
    cache.clear()
    return a_world()


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    page.set_viewport_size(PHONE)
    yield page
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def a_link(world: World, **more: object) -> EntryLink:
    daily = a_measure(world.project, world.lead, rhythm="day")
    options = {"name": "Day room", **more}
    return make_entry_link(measure=daily, by=world.lead, at=timezone.now(), **options)


def open_box(phone: Page, site: Site, link: EntryLink) -> None:
    phone.goto(site.url(reverse("log_number", args=[link.code])))
    expect(phone.get_by_role("heading", name="Falls")).to_be_visible()


def log(phone: Page, number: str) -> None:
    phone.get_by_label("Falls").fill(number)
    phone.get_by_role("button", name="Log it").click()


def values_of(measure: Measure) -> list[float | None]:
    return [row.value for row in Measurement.objects.filter(measure_id=measure.pk)]


def test_a_code_from_the_wall_is_made_used_and_undone(
    page: Page, browser: Browser, site: Site, world: World
) -> None:
    daily = a_measure(world.project, world.lead, rhythm="day")
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measurement_new", args=[daily.public_id])))
    page.get_by_role("link", name="Ways to log").click()
    page.get_by_label("Where does it hang, or who uses it?").fill("Day room")
    page.get_by_label("One box for the number").check()
    page.get_by_role("button", name="Make a link").click()
    check_accessible(page)
    address = page.get_by_role("link", name="Open it").get_attribute("href") or ""
    page.get_by_role("link", name="Poster of Day room").click()
    code = page.get_by_role("img", name="QR code that opens the page")
    expect(code).to_be_visible()
    expect(code).to_have_js_property("complete", True)
    assert code.evaluate("image => image.naturalWidth") > 100
    check_accessible(page)

    with browser.new_context(viewport=PHONE) as context:  # nobody has signed in there
        phone = context.new_page()
        phone.goto(site.url("/log/" + address.split("/log/")[1]))
        check_accessible(phone)
        log(phone, "4")
        expect(phone.get_by_text("Sent: 4 for")).to_be_visible()
        assert phone.evaluate("localStorage.length") == 0

    page.goto(site.url(reverse("ways_to_log", args=[daily.public_id])))
    expect(page.get_by_text("just now, link Day room")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("all is as it was before")).to_be_visible()
    assert values_of(daily) == []


def test_without_network_it_waits_on_the_phone_and_arrives_once(
    phone: Page, site: Site, world: World, expect_console
) -> None:
    expect_console("Failed to load resource")
    link = a_link(world)
    open_box(phone, site, link)
    phone.context.set_offline(True)
    log(phone, "4")
    expect(phone.get_by_text(KEPT)).to_be_visible()
    check_accessible(phone)
    assert values_of(link.measure) == []

    phone.context.set_offline(False)

    expect(phone.get_by_text("Sent: 4 for")).to_be_visible()
    expect(phone.get_by_text(KEPT)).to_be_hidden()
    assert phone.evaluate("localStorage.length") == 0
    assert (values_of(link.measure), Entry.objects.count()) == ([4.0], 1)


def test_an_answer_that_was_lost_is_asked_for_again_and_saved_once(
    phone: Page, site: Site, world: World, expect_console
) -> None:
    expect_console("Failed to load resource")
    link = a_link(world)
    open_box(phone, site, link)

    def lose_the_answer(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        route.fetch()  # the server has it; on the way back the answer is lost
        route.fulfill(status=504, body="")

    phone.route("**/log/**", lose_the_answer)
    with phone.expect_response(lambda answer: answer.status == 504):
        log(phone, "4")
    expect(phone.get_by_text(KEPT)).to_be_visible()
    phone.unroute("**/log/**")
    open_box(phone, site, link)  # closed, and opened again later

    expect(phone.get_by_text("Sent: 4 for")).to_be_visible()
    assert (values_of(link.measure), Entry.objects.count()) == ([4.0], 1)


def test_a_number_that_stands_there_is_replaced_only_by_choice(
    phone: Page, site: Site, world: World, expect_console
) -> None:
    expect_console("422")
    link = a_link(world)
    open_box(phone, site, link)
    log(phone, "4")
    expect(phone.get_by_text("Sent: 4 for")).to_be_visible()
    log(phone, "5")
    expect(phone.get_by_text("This period already says 4")).to_be_visible()
    assert values_of(link.measure) == [4.0]

    phone.get_by_role("button", name="Replace it").click()

    expect(phone.get_by_text("Sent: 5 for")).to_be_visible()
    assert values_of(link.measure) == [5.0]


def test_a_link_revoked_in_between_says_so_and_keeps_what_was_typed(
    phone: Page, site: Site, world: World, expect_console
) -> None:
    expect_console("404")
    link = a_link(world)
    open_box(phone, site, link)
    revoke_entry_link(link=link, by=world.lead, at=timezone.now())

    log(phone, "4")

    expect(phone.get_by_text("This link is switched off. Hand the number")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="This link is switched off")).to_be_visible()
    check_accessible(phone)


def test_today_is_tapped_on_the_safety_cross(phone: Page, site: Site, world: World) -> None:
    link = a_link(world, kind="cross")
    open_box(phone, site, link)
    check_accessible(phone)

    phone.get_by_role("button", name="Red").click()
    expect(phone.get_by_role("img", name="1 day red")).to_be_visible()
    phone.get_by_role("button", name="Orange").click()

    expect(phone.get_by_role("img", name="1 day orange")).to_be_visible()
    assert values_of(link.measure) == [0.0]
    phone.goto(site.url(reverse("log_number", args=[link.code])))
    expect(phone.get_by_role("img", name="1 day orange")).to_be_visible()


def test_without_scripts_it_is_an_ordinary_form(browser: Browser, site: Site, world: World) -> None:
    link = a_link(world)
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        phone = context.new_page()
        open_box(phone, site, link)
        log(phone, "")
        expect(phone.get_by_text("Enter a number")).to_be_visible()
        log(phone, "4")
        expect(phone.get_by_text("Sent: 4 for")).to_be_visible()

    assert values_of(link.measure) == [4.0]
