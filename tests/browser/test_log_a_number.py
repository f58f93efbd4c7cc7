"""The main journey: from home to the new point analysed, with one click and one number.

The real web server, worker, Redis and PostgreSQL; once with JavaScript and once without.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from charts import periods
from charts.figures.period_words import month_words
from charts.vocabulary import Rhythm
from people.calendar import today_of
from people.models import User
from tests.browser.conftest import Site, check_accessible, sign_in, wait_until_analysed
from tests.stack import wait_until
from tests.world import World, a_measure, a_world, some_data

ANALYSED_WITHIN = 20_000  # milliseconds, on a busy machine


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def given_a_year_of_falls_without_last_month(world: World) -> str:
    """Falls on Willow ward, all written down but the month that has just ended: its name."""
    falls = a_measure(world.project, world.lead)
    last_month = periods.latest_finished(Rhythm.MONTH, today_of(world.lead))
    before = periods.preceding(Rhythm.MONTH, last_month)
    some_data(falls, world.lead, [4, 5, 6] * 4, ending=before)
    wait_until_analysed(falls)
    return month_words(last_month)


def given_the_lead_is_at_home(page: Page, site: Site, lead: User) -> None:
    sign_in(page, site, lead)
    page.goto(site.url("/"))


def when_they_write_down_the_number_that_is_due(page: Page, number: str) -> None:
    due = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Falls"))
    due.get_by_role("textbox").fill(number)
    due.get_by_role("button", name="Save").click()


def then_it_is_saved(page: Page, month: str) -> None:
    expect(page.get_by_text(f"Saved: 7 for {month}.")).to_be_visible()


def then_the_chart_follows_by_itself(page: Page, month: str) -> None:
    chart = page.get_by_role("region", name="Chart")
    expect(chart.get_by_text("Analysed on")).to_be_visible(timeout=ANALYSED_WITHIN)
    chart.get_by_role("application").first.focus()
    page.keyboard.press("End")
    expect(chart.get_by_role("status")).to_contain_text(f"{month}: 7 falls")


def then_a_link_leads_to_the_new_chart(page: Page, month: str) -> None:
    """Without JavaScript nothing comes by itself: people look again."""
    page.get_by_role("link", name="The chart").click()

    def is_analysed() -> bool:
        page.reload()
        return page.get_by_text("Analysed on").is_visible()

    wait_until(is_analysed, what="the new chart")
    page.get_by_text("The numbers as a table").click()
    expect(page.get_by_role("row").filter(has_text=month).get_by_text("7")).to_be_visible()


def test_a_ward_lead_logs_a_number_and_sees_it_analysed(
    page: Page, site: Site, world: World
) -> None:
    month = given_a_year_of_falls_without_last_month(world)
    given_the_lead_is_at_home(page, site, world.lead)
    check_accessible(page)

    when_they_write_down_the_number_that_is_due(page, "7")

    then_it_is_saved(page, month)
    then_the_chart_follows_by_itself(page, month)
    check_accessible(page)


def test_the_same_without_javascript(page_without_scripts: Page, site: Site, world: World) -> None:
    page = page_without_scripts
    month = given_a_year_of_falls_without_last_month(world)
    given_the_lead_is_at_home(page, site, world.lead)

    when_they_write_down_the_number_that_is_due(page, "7")

    then_it_is_saved(page, month)
    then_a_link_leads_to_the_new_chart(page, month)
