"""Two years pasted from a spreadsheet: spread over the boxes, checked, saved, and analysed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from charts.models import Measure, Measurement
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.world import SEEN_ON_TIME, World, a_measure, a_world

ANALYSED_WITHIN = 20_000  # milliseconds, on a busy machine
PASTE = """(box, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const how = {clipboardData, bubbles: true, cancelable: true};
    box.dispatchEvent(new ClipboardEvent("paste", how));
}"""


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def seen(world: World, site: Site, page: Page) -> Measure:
    """A weekly percentage without numbers, with the lead at its page for many."""
    measure = a_measure(world.project, world.lead, SEEN_ON_TIME)
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measurement_grid", args=[measure.public_id])))
    return measure


def box(page: Page, column: str, row: int) -> Locator:
    return page.get_by_role("textbox", name=f"{column}, row {row}", exact=True)


def mondays(count: int) -> list[date]:
    return [date(2025, 1, 6) + timedelta(weeks=week) for week in range(count)]


def weeks(*rows: str) -> str:
    return "\r\n".join(rows) + "\r\n"


def test_a_block_is_pasted_mended_checked_and_saved(
    page: Page, seen: Measure, expect_console
) -> None:
    expect_console("422")
    check_accessible(page)
    rows = [f"{day:02}/01/2026\t{day}\t{day + 20}\t" for day in (5, 12, 19)]
    block = weeks(*rows, "26/01/2026\tl8\t30\t")

    box(page, "Week", 1).evaluate(PASTE, block)
    expect(page.get_by_role("status").filter(has_text="pasted")).to_have_text(
        "16 cells pasted in 4 rows."
    )
    page.get_by_role("button", name="Check before saving").click()

    page.get_by_role("link", name="“l8” is not a number. Did you mean 18?").click()
    wrong = box(page, "People seen within 7 days", 4)
    expect(wrong).to_be_focused()
    expect(wrong).to_have_attribute("aria-invalid", "true")
    check_accessible(page)
    wrong.fill("18")
    page.get_by_role("button", name="Check before saving").click()

    expect(page.get_by_text("4 new. Nothing is saved yet.")).to_be_visible()
    expect(page.get_by_role("row", name="Week of 26 January 2026 18 out of 30")).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("4 numbers saved.")).to_be_visible()
    verdict = page.get_by_text("4 weeks so far: too early to say.", exact=True)
    expect(verdict).to_be_visible(timeout=ANALYSED_WITHIN)
    assert Measurement.objects.filter(measure_id=seen.pk).count() == 4


def test_more_rows_than_there_are_boxes_find_their_place(page: Page, seen: Measure) -> None:
    rows = [f"{day.isoformat()}\t3\t24" for day in mondays(40)]

    box(page, "Week", 1).evaluate(PASTE, weeks(*rows))

    expect(box(page, "Week", 40)).to_have_value(mondays(40)[-1].isoformat())
    page.get_by_role("button", name="Check before saving").click()
    expect(page.get_by_text("40 new. Nothing is saved yet.")).to_be_visible()


def test_keys_move_between_the_boxes(page: Page, seen: Measure) -> None:
    box(page, "People referred", 1).focus()

    page.keyboard.press("ArrowDown")
    expect(box(page, "People referred", 2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page, "People referred", 3)).to_be_focused()


def test_a_whole_block_goes_into_one_box(page: Page, seen: Measure) -> None:
    page.get_by_text("Paste a whole block instead").click()
    block = "Week commencing\tReferred\tSeen\n05/01/2026\t1,200\t900\n12/01/2026\tn/a\t\n"

    page.get_by_label("The block").fill(block)
    page.get_by_role("button", name="Read the block").click()

    expect(page.get_by_text("Read as headings: Week commencing, Referred, Seen.")).to_be_visible()
    row = page.get_by_role("row", name="Week of 5 January 2026 900 out of 1,200")
    expect(row).to_contain_text("New")
    check_accessible(page)
