"""Each decision about a chart, made on its page and redrawn by the worker."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from charts.models import Measure
from tests.browser.conftest import Site, check_accessible, sign_in, wait_until_analysed
from tests.stack import wait_until
from tests.world import World, a_measure, a_world, some_data


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def falls(world: World, site: Site, page: Page) -> Measure:
    """Two years of falls, with the lead at the page of their chart."""
    measure = a_measure(world.project, world.lead)
    some_data(measure, world.lead, [6, 7, 5, 6, 8, 6] * 2 + [3, 4, 2, 3, 4, 3] * 2)
    wait_until_analysed(measure)
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measure", args=[measure.public_id])))
    return measure


def chart(page: Page) -> Locator:
    return page.get_by_role("region", name="Chart")


def drawing(page: Page) -> str:
    return chart(page).get_by_role("application").first.inner_html()


@contextmanager
def a_redrawn_chart(page: Page) -> Iterator[None]:
    """What happens inside leads to another drawing, made by the worker."""
    before = drawing(page)
    yield
    wait_until(lambda: drawing(page) != before, what="another drawing")
    expect(chart(page).get_by_text("Analysed on")).to_be_visible()
    check_accessible(page)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save").click()


def how_it_was_made(page: Page) -> Locator:
    page.get_by_text("How this chart was made").click()
    return page.get_by_role("group").filter(has_text="How this chart was made")


def test_a_change_is_noted(page: Page, falls: Measure) -> None:
    page.get_by_role("link", name="Note a change").click()
    expect(page.get_by_label("What happened?")).to_be_focused()
    check_accessible(page)

    with a_redrawn_chart(page):
        page.get_by_label("What happened?").fill("Morning huddle started")
        page.get_by_label("When?").fill("3/12/2025")
        save(page)
        expect(page.get_by_text("The note is on the chart.")).to_be_visible()

    notes = page.get_by_role("listitem").filter(has_text="Morning huddle started")
    expect(notes).to_contain_text("3 December 2025, noted by Lena Lead")


def test_a_note_is_taken_off_again(page: Page, falls: Measure) -> None:
    test_a_change_is_noted(page, falls)

    with a_redrawn_chart(page):
        page.get_by_role("link", name="Remove the note").click()
        expect(page.get_by_role("button", name="Take the note off")).to_be_visible()
        check_accessible(page)
        page.get_by_role("button", name="Take the note off").click()

    expect(page.get_by_text("Notes on this chart")).to_have_count(0)


def test_a_new_phase_starts_with_its_reason(page: Page, falls: Measure) -> None:
    middle = page_labels(falls)[12]
    page.get_by_role("link", name="Start a new phase").click()
    check_accessible(page)

    with a_redrawn_chart(page):
        page.get_by_label("First period of the new phase").fill(middle)
        page.get_by_label("Why do the lines start afresh here?").fill("New observation policy")
        save(page)

    made = how_it_was_made(page)
    expect(made).to_contain_text("New observation policy Decided by Lena Lead")
    expect(chart(page)).to_contain_text("The median was 6 in the phase before and is 3 now.")


def test_a_baseline_is_frozen(page: Page, falls: Measure) -> None:
    page.get_by_role("link", name="Set the baseline").click()
    check_accessible(page)

    with a_redrawn_chart(page):
        page.get_by_label("Fix the lines after how many points?").fill("12")
        page.get_by_label("Why?").fill("The year before we began")
        save(page)

    made = how_it_was_made(page)
    expect(made).to_contain_text("Median 6, from the first 12 points.")
    expect(made).to_contain_text("The year before we began")


def test_a_point_is_left_out_and_counts_again(page: Page, falls: Measure) -> None:
    page.get_by_text("The numbers as a table").click()
    page.get_by_role("link", name="Leave out").first.click()
    check_accessible(page)

    with a_redrawn_chart(page):
        page.get_by_label("Why does it not count?").fill("The ward was closed")
        save(page)

    page.get_by_text("The numbers as a table").click()
    row = page.get_by_role("row").nth(1)
    expect(row).to_contain_text("left out of the sums: The ward was closed")
    with a_redrawn_chart(page):
        row.get_by_role("button", name="Count again").click()


def test_another_chart_and_other_rules_are_chosen(page: Page, falls: Measure) -> None:
    page.get_by_role("link", name="Choose the chart and its rules").click()
    check_accessible(page)

    with a_redrawn_chart(page):
        page.get_by_label("Individuals chart (XmR)").check()
        page.get_by_label("Rules", exact=True).select_option("Making Data Count")
        save(page)

    expect(chart(page)).to_contain_text("Individuals chart (XmR), ")
    expect(how_it_was_made(page)).to_contain_text("NHS England, Making Data Count")


def test_a_refusal_stands_in_place_with_what_was_typed(
    page: Page, falls: Measure, expect_console
) -> None:
    expect_console("422")
    page.get_by_role("link", name="Note a change").click()

    page.get_by_label("What happened?").fill("Morning huddle started")
    page.get_by_label("When?").fill("soon")
    save(page)

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("“soon” is not a date we can read.")
    expect(page.get_by_label("What happened?")).to_have_value("Morning huddle started")
    page.get_by_role("link", name="“soon” is not a date").click()
    expect(page.get_by_label("When?")).to_be_focused()


def test_the_chart_is_explored(page: Page, falls: Measure) -> None:
    page.get_by_role("button", name="Explore").click()

    expect(chart(page).get_by_role("status")).to_contain_text("The interactive chart is ready.")


def page_labels(measure: Measure) -> list[str]:
    """The periods of a chart as ISO dates."""
    return measure.state.result["labels"]
