"""Every page of measures in every state: accessible, wide and narrow, with a clean console."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from charts.models import Measure
from charts.services import annotations, measures, phases
from charts.vocabulary import DataShape, Rhythm
from tests.browser.conftest import Site, check_accessible, sign_in, wait_until_analysed
from tests.world import PASSWORD, SEEN_ON_TIME, World, a_measure, a_person, a_world, some_data

WIDTHS = (1366, 360)


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def seen(world: World) -> Measure:
    """A percentage with a gap, a target, a phase and a note, on a P chart."""
    at = timezone.now()
    chart = {"method": "p", "rule_set": "anhoej_and_limits", "target": 80.0}
    measure = a_measure(world.project, world.lead, SEEN_ON_TIME, **chart)
    some_data(measure, world.lead, [(15, 30), (12, 28), None, *[(20, 30), (18, 25)] * 8])
    note = "A test with rather a long description that has to find room on a narrow screen"
    annotations.annotate(
        measure=measure,
        happened_on=date(2026, 8, 3),
        kind="test",
        text=note,
        by=world.lead,
        at=at,
    )
    wait_until_analysed(measure)
    middle = date.fromisoformat(measure.state.result["labels"][9])
    phases.start_phase(measure=measure, starts_on=middle, reason="New team", by=world.lead, at=at)
    wait_until_analysed(measure)
    return measure


def look_at(page: Page, site: Site, address: str) -> None:
    page.goto(site.url(address))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        check_accessible(page)


PAGES = [
    "measure",
    "measurement_new",
    "measurement_grid",
    "measure_edit",
    "annotation_new",
    "phase_new",
    "baseline_edit",
    "exclusion_edit",
    "method_edit",
]


def test_each_page_of_a_measure_on_a_phone(
    page: Page, site: Site, world: World, seen: Measure
) -> None:
    sign_in(page, site, world.lead)
    page.set_viewport_size({"width": WIDTHS[1], "height": 800})

    for name in PAGES:
        page.goto(site.url(reverse(name, args=[seen.public_id])))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        check_accessible(page)


def test_the_chart_page_with_everything_open(
    page: Page, site: Site, world: World, seen: Measure
) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measure", args=[seen.public_id])))

    page.get_by_text("The numbers as a table").click()
    page.get_by_text("How this chart was made").click()

    check_accessible(page)


def test_the_page_for_a_new_measure_asks_what_its_kind_needs(
    page: Page, site: Site, world: World
) -> None:
    sign_in(page, site, world.lead)
    look_at(page, site, reverse("measure_new", args=[world.project.public_id]))
    expect(page.get_by_label("Out of what?")).to_be_hidden()

    page.get_by_label("A rate, for example").check()

    expect(page.get_by_label("Out of what?")).to_be_visible()
    expect(page.get_by_label("Per how many?")).to_have_value("1,000")
    check_accessible(page)


def test_a_measure_without_numbers_and_one_of_rare_events(
    page: Page, site: Site, world: World
) -> None:
    empty = a_measure(world.project, world.lead)
    rare = a_measure(
        world.project,
        world.lead,
        name="Days between injuries",
        data_shape=DataShape.TIME_BETWEEN,
        rhythm=Rhythm.EVENT,
    )
    wait_until_analysed(empty, rare)
    sign_in(page, site, world.lead)

    look_at(page, site, reverse("measure", args=[empty.public_id]))
    look_at(page, site, reverse("measurement_new", args=[rare.public_id]))


def test_a_closed_measure_and_a_reader(page: Page, site: Site, world: World, seen: Measure) -> None:
    measures.close_measure(measure=seen, by=world.lead, at=timezone.now())
    for person in (world.lead, a_person(world.organisation)):
        sign_in(page, site, person)
        look_at(page, site, reverse("measure", args=[seen.public_id]))


def test_a_refused_number(
    page: Page, site: Site, world: World, seen: Measure, expect_console
) -> None:
    expect_console("422")
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measurement_new", args=[seen.public_id])))

    page.get_by_label("People seen within 7 days").fill("30")
    page.get_by_label("People referred").fill("24")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title("Error: Add data: Seen within 7 days – Northgate Fictional Health")
    check_accessible(page)
    page.get_by_role("link", name="This cannot be more").click()
    expect(page.get_by_label("People seen within 7 days")).to_be_focused()


def test_a_number_in_the_way_is_replaced_with_a_tick(
    page: Page, site: Site, world: World, expect_console
) -> None:
    expect_console("422")
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [4], ending=date(2026, 5, 1))
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measurement_new", args=[falls.public_id])))

    page.get_by_role("textbox", name="Month").fill("May 2026")
    page.get_by_role("textbox", name="Falls").fill("5")
    page.keyboard.press("Enter")
    replace = page.get_by_label("Replace it. It says 4 now.")
    expect(replace).to_be_visible()
    check_accessible(page)
    replace.check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved: 5 for May 2026.")).to_be_visible()


def test_signed_out_at_the_moment_of_saving_nothing_is_lost(
    page: Page, site: Site, world: World
) -> None:
    falls = a_measure(world.project, world.lead)
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measurement_new", args=[falls.public_id])))
    page.get_by_role("textbox", name="Falls").fill("4")

    page.context.clear_cookies(name="session")
    page.keyboard.press("Enter")
    page.get_by_label("E-mail").fill(world.lead.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_text("This is not saved yet")).to_be_visible()
    expect(page.get_by_role("textbox", name="Falls")).to_have_value("4")
    check_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved: 4 for")).to_be_visible()
