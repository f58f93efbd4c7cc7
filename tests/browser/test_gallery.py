"""The design system in a real browser: every component in every state, and the small scripts."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, check_accessible, sign_in
from tests.world import a_world

PASTE = """(box, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const init = { clipboardData, bubbles: true, cancelable: true };
    return box.dispatchEvent(new ClipboardEvent("paste", init));
}"""


# Counts the submits that nothing stopped, and lets none of them leave the page.
COUNT_WHAT_IS_SENT = """(button) => {
    let sent = 0;
    addEventListener("submit", (event) => {
        if (!event.defaultPrevented) sent += 1;
        event.preventDefault();
    });
    button.click();
    button.click();
    return sent;
}"""


@pytest.fixture
def gallery(page: Page, site: Site) -> Page:
    """The gallery page, opened by somebody who has signed in."""
    sign_in(page, site, a_world().lead)
    page.goto(site.url("/gallery/"))
    return page


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


@pytest.mark.parametrize("width", [1366, 390, 320])
def test_every_component_is_accessible_at_every_width(gallery: Page, width: int) -> None:
    gallery.set_viewport_size({"width": width, "height": 800})

    check_accessible(gallery)


def test_a_page_asks_for_at_most_six_files(page: Page, site: Site) -> None:
    sign_in(page, site, a_world().lead)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(site.url("/gallery/"))

    without_grid = [address for address in asked if not address.endswith("grid.js")]
    assert len(without_grid) <= 6, without_grid


def test_a_refused_form_starts_at_its_list_of_errors(gallery: Page) -> None:
    expect(gallery.get_by_role("alert").first).to_be_focused()


def test_a_pasted_block_fills_cells_and_adds_rows(gallery: Page) -> None:
    rows = [f"{month} 2027\t{month}\t{month + 10}" for month in range(1, 25)]

    box(gallery, "Month, row 1").evaluate(PASTE, "\r\n".join(rows) + "\r\n")

    expect(gallery.get_by_text("72 cells pasted in 24 rows.")).to_be_visible()
    expect(box(gallery, "Discharges, row 24")).to_have_value("34")
    expect(gallery.locator("[data-grid-total]")).to_have_value("24")


def test_a_pasted_block_starts_at_the_focused_cell_and_says_what_did_not_fit(gallery: Page) -> None:
    box(gallery, "Discharges, row 2").evaluate(PASTE, "7\t8\n9\t10\n")

    expect(box(gallery, "Discharges, row 2")).to_have_value("7")
    expect(box(gallery, "Discharges, row 3")).to_have_value("9")
    expect(box(gallery, "Seen, row 2")).to_have_value("l7")
    expect(gallery.get_by_text("1 column did not fit")).to_be_visible()


def test_a_quoted_cell_with_a_line_end_stays_one_cell(gallery: Page) -> None:
    box(gallery, "Month, row 1").evaluate(PASTE, 'May\t"1\n2 ""x"""\t3')

    expect(box(gallery, "Seen, row 1")).to_have_value('1 2 "x"')
    expect(box(gallery, "Discharges, row 1")).to_have_value("3")


def test_a_single_pasted_value_is_left_to_the_browser(gallery: Page) -> None:
    assert box(gallery, "Seen, row 1").evaluate(PASTE, "12") is True


def test_arrows_and_enter_move_between_rows(gallery: Page) -> None:
    box(gallery, "Seen, row 1").press("ArrowDown")
    expect(box(gallery, "Seen, row 2")).to_be_focused()

    box(gallery, "Seen, row 2").press("ArrowUp")
    expect(box(gallery, "Seen, row 1")).to_be_focused()

    box(gallery, "Seen, row 1").press("Enter")
    expect(box(gallery, "Seen, row 2")).to_be_focused()


def test_a_second_click_sends_nothing_twice(gallery: Page) -> None:
    button = gallery.get_by_role("button", name="Check before saving")

    sent = button.evaluate(COUNT_WHAT_IS_SENT)

    assert sent == 1


def test_paper_shows_what_the_screen_had_closed(gallery: Page) -> None:
    closed = gallery.get_by_text("Rules for runs and crossings")
    expect(closed).to_be_hidden()

    gallery.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(closed).to_be_visible()

    gallery.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(closed).to_be_hidden()
