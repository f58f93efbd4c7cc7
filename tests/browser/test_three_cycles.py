"""From a first small test to an adopted change: three cycles that grow from one another.

The real web server, worker, Redis and PostgreSQL. Clicks are counted as people count them: a press
of a button, a link or a choice; typing is not a click.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from charts.models import Annotation, Measure
from charts.recalculation import recompute
from common.templatetags.words import day
from pdsa.models import Cycle
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage, Decision, Outcome
from people.calendar import today_of
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.cycles import a_cycle, an_idea
from tests.stack import wait_until
from tests.world import World, a_measure, a_world, some_data

WEEK = timedelta(days=7)


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def falls(world: World) -> Measure:
    """A year of falls on Willow ward."""
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [9, 8, 10, 9, 8, 9, 10, 9, 4, 3, 4, 3])
    recompute([falls.pk])
    return falls


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def part(page: Page, name: str) -> Locator:
    """One of the headed parts of a cycle."""
    return page.locator("section").filter(has=page.get_by_role("heading", name=name, exact=True))


def plan_the_first(page: Page, idea: str = "Safety huddle") -> None:
    page.get_by_role("link", name="Tests").click()
    page.get_by_role("link", name="Plan the first test").click()
    page.get_by_label("What is this test called?").fill("Huddle at 9")
    page.get_by_label("What will you try").fill("Two staff on one early shift.")
    page.get_by_label("Change idea").select_option(idea)
    page.get_by_label("Which measure will show it?").select_option("Falls")
    page.get_by_label("At most").fill("8")
    page.get_by_label("How sure are you").fill("60")
    page.get_by_role("button", name="Save the plan").click()


def try_it(page: Page, began: str, ended: str, seen: str) -> None:
    part(page, "Do").get_by_label("On which day did the test begin?").fill(began)
    page.get_by_role("button", name="Start the test").click()
    do = part(page, "Do")
    do.get_by_label("Ended on").fill(ended)
    do.get_by_label("What did you see and hear?").fill(seen)
    do.get_by_role("radio", name="Yes").check()
    page.get_by_role("button", name="Finish Do").click()


def study_it(page: Page, learned: str) -> None:
    part(page, "Study").get_by_label("What do you know now").fill(learned)
    page.get_by_role("button", name="Finish Study").click()


def decide(page: Page, decision: str, button: str) -> None:
    part(page, "Act").get_by_role("radio", name=decision).check()
    page.get_by_role("button", name=button, exact=True).click()


def test_three_linked_cycles_lead_to_an_adopted_change(
    page: Page, site: Site, world: World, falls: Measure
) -> None:
    an_idea(world.project, world.lead)
    today = today_of(world.lead)
    sign_in(page, site, world.lead)
    page.goto(site.url(f"/projects/{world.project.public_id}/"))

    plan_the_first(page)
    expect(page.get_by_text("Falls: at most 8")).to_be_visible()
    check_accessible(page)
    try_it(page, day(today - 30 * WEEK), day(today - 29 * WEEK), "Six of eight came.")
    expect(part(page, "Study").get_by_label("It was")).not_to_have_value("")
    part(page, "Study").get_by_role("radio", name="Not as predicted").check()
    check_accessible(page)
    study_it(page, "Nine is too early for the night staff.")
    decide(page, "Adapt", "Save and plan the next cycle")

    expect(page.get_by_text("Cycle 2 of 2")).to_be_visible()
    check_accessible(page)
    page.get_by_label("In words").fill("Night staff come if we start at quarter past")
    page.get_by_role("button", name="Finish the plan").click()
    try_it(page, day(today - 20 * WEEK), day(today - 18 * WEEK), "All of them came.")
    part(page, "Study").get_by_role("radio", name="As predicted", exact=True).check()
    study_it(page, "A quarter past nine works.")
    decide(page, "Adopt", "Save and plan the next cycle")

    part(page, "About this test").get_by_role("link", name="Change").click()
    page.get_by_label("How widely is it tried?").select_option("One ward or team")
    part(page, "About this test").get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Finish the plan").click()
    try_it(page, day(today - 14 * WEEK), day(today - 8 * WEEK), "Part of the day now.")
    study_it(page, "It holds without reminders.")
    decide(page, "Adopt", "Save")

    expect(page.get_by_text("Cycle 3 of 3")).to_be_visible()
    first, second, third = Cycle.objects.order_by("pk")
    assert (second.previous, third.previous) == (first, second)
    assert third.decision == Decision.ADOPT
    assert first.predictions.get().outcome == Outcome.NOT
    assert Annotation.objects.filter(measure=falls).count() == 3
    the_chart_carries_its_marks(page, site, falls)


def the_chart_carries_its_marks(page: Page, site: Site, falls: Measure) -> None:
    """The worker draws them; following one opens its cycle."""

    def is_drawn() -> bool:
        falls.state.refresh_from_db()
        return falls.state.is_current and falls.state.chart_wide.count("data-span") == 3

    wait_until(is_drawn, what="three marks on the chart")
    page.goto(site.url(f"/measures/{falls.public_id}/"))
    check_accessible(page)
    page.get_by_role("link", name="Test: Huddle at 9").first.click()
    expect(page.get_by_role("heading", level=1, name="Huddle at 9")).to_be_visible()


@pytest.fixture
def friday(world: World, falls: Measure) -> Cycle:
    """A test that ended and waits to be studied, with a number to compare with."""
    began = today_of(world.lead) - 9 * WEEK
    return a_cycle(
        world.project,
        world.lead,
        CycleStage.STUDY,
        title="Friday's huddle",
        expected=(Expectation(measure=falls, highest=9),),
        began=began,
        ended=began + WEEK,
    )


def close_friday_and_plan_the_next(page: Page) -> int:
    """Study against the prediction, adapt, start the next. How many clicks it took."""
    clicks = [
        page.get_by_role("link", name="Study: Friday's huddle"),
        page.get_by_role("button", name="Finish Study"),
        page.get_by_role("radio", name="Adapt"),
        page.get_by_role("button", name="Save and plan the next cycle"),
    ]
    clicks[0].click()
    page.get_by_label("What do you know now").fill("Start a quarter later.")
    for click in clicks[1:]:
        click.click()
    return len(clicks)


def test_fridays_test_is_closed_in_four_clicks(
    page: Page, site: Site, world: World, friday: Cycle
) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url("/"))
    check_accessible(page)

    clicks = close_friday_and_plan_the_next(page)

    assert clicks == 4
    expect(page.get_by_text("Cycle 2 of 2")).to_be_visible()
    friday.refresh_from_db()
    assert friday.decision == Decision.ADAPT
    assert friday.predictions.get().outcome == Outcome.CONFIRMED
    assert friday.following.get().stage == CycleStage.PLAN


def test_the_same_without_javascript(
    page_without_scripts: Page, site: Site, world: World, friday: Cycle
) -> None:
    page = page_without_scripts
    sign_in(page, site, world.lead)
    page.goto(site.url("/"))

    close_friday_and_plan_the_next(page)

    expect(page.get_by_text("Cycle 2 of 2")).to_be_visible()
    page.get_by_label("In words").fill("All of them come")
    page.get_by_role("button", name="Finish the plan").click()
    expect(page.get_by_role("button", name="Start the test")).to_be_visible()


def test_a_test_is_planned_by_keyboard_alone(
    page: Page, site: Site, world: World, falls: Measure
) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url(f"/projects/{world.project.public_id}/cycles/new/"))

    keys = page.keyboard
    keys.type("Huddle at 9")
    keys.press("Tab")
    keys.type("Two staff on one early shift.")
    for _ in range(40):
        keys.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Save the plan":
            break
    keys.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Huddle at 9")).to_be_visible()
    assert Cycle.objects.get().stage == CycleStage.DO


def test_pages_of_tests_fit_a_phone_and_are_accessible(
    page: Page, site: Site, world: World, friday: Cycle
) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    project = f"/projects/{world.project.public_id}"
    a_cycle(world.project, world.lead, previous=a_cycle(world.project, world.lead, CycleStage.DONE))
    sign_in(page, site, world.lead)

    for path in ("/cycles/", "/cycles/new/", "/predictions/"):
        page.goto(site.url(project + path))
        check_accessible(page)
    for path in ("", "details/", "plan/", "do/"):
        page.goto(site.url(f"/cycles/{friday.public_id}/{path}"))
        check_accessible(page)


def test_two_people_lose_nothing(
    page: Page, browser: Browser, site: Site, world: World, friday: Cycle, expect_console
) -> None:
    """Both open the form; the second to save sees both versions and chooses."""
    expect_console("409")
    address = site.url(f"/cycles/{friday.public_id}/do/")
    sign_in(page, site, world.lead)
    page.goto(address)
    context = browser.new_context(locale="en-GB")
    other = context.new_page()
    sign_in(other, site, world.lead)
    other.goto(address)
    other.get_by_label("What surprised you").fill("It snowed.")
    part(other, "Do").get_by_role("button", name="Save").click()
    context.close()

    page.get_by_label("What surprised you").fill("The lift broke.")
    part(page, "Do").get_by_role("button", name="Save").click()

    expect(page.get_by_text("Somebody else saved this while you were typing")).to_be_visible()
    expect(page.get_by_role("cell", name="It snowed.")).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Save what I typed").click()
    friday.refresh_from_db()
    assert friday.unexpected == "The lift broke."
