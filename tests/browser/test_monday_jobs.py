"""Jobs of a Monday morning, each within its clicks, in a real browser.

`docs/monday-jobs.md` names the test of every job.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from charts.engine import Method
from charts.models import Measure, VerdictChange
from dashboards.models import UnitSummary
from pdsa.models import Cycle
from pdsa.stages import CycleStage
from people.models import Unit, User
from people.roles import ProjectRole, UnitRole
from projects.models import Project
from projects.presenters.about import about_cycle
from projects.services.conversations import ask_for_review
from tests.barriers import a_barrier, a_sponsor_of
from tests.browser.conftest import Hand, Site, check_accessible, sign_in
from tests.cycles import a_cycle
from tests.stack import wait_until
from tests.world import (
    World,
    a_measure,
    a_member,
    a_person,
    a_project,
    a_unit,
    a_world,
    some_data,
)

STEADY = [4.0, 6.0] * 8
WORSE = [3.0] * 8 + [9.0] * 8
CYCLE = "Huddle on one early shift"


@pytest.fixture
def world(site: Site) -> World:
    """A directorate with a service, and in it a team that tests something and has a signal."""
    world = a_world()
    directorate = a_unit(world.organisation, "Inpatient care")
    service = a_unit(world.organisation, "Acute wards", parent=directorate)
    team = a_unit(world.organisation, "Heron Ward", parent=service)
    project = a_project(team, world.lead, "Fewer falls on Heron Ward")
    falls = a_measure(project, world.lead, direction="decrease", target=5.0, method=Method.C)
    some_data(falls, world.lead, WORSE)
    some_data(a_measure(project, world.lead, name="Shifts"), world.lead, STEADY)
    a_cycle(project, world.lead, CycleStage.DONE, measures=(falls,))
    a_barrier(project, world.lead, "No room for the huddle", days_ago=30)
    a_member(project, world.lead, ProjectRole.COACH)
    wait_until(lambda: _is_counted(directorate), what="the directorate to be summed up")
    return world


def _is_counted(unit: Unit) -> bool:
    summary = UnitSummary.objects.get(unit=unit)
    return summary.is_current and summary.measures == 2 and summary.of_concern == 1


@pytest.fixture
def manager(world: World) -> User:
    directorate = Unit.objects.get(name="Inpatient care")
    return a_person(world.organisation, "Mara Manager", UnitRole.DIRECTORATE_MANAGER, directorate)


def test_signals_only_are_one_click_from_home_and_stay_in_the_address(
    page: Page, site: Site, manager: User
) -> None:
    sign_in(page, site, manager)
    hand = Hand()
    page.goto(site.url("/"))
    check_accessible(page)

    hand.click(page.get_by_role("link", name="1 with a signal"))

    expect(page.get_by_role("heading", name="Measures with a signal")).to_be_visible()
    charts = page.get_by_role("article")
    expect(charts).to_have_count(1)
    expect(charts).to_contain_text("Of concern")
    expect(charts).to_contain_text("the target")
    assert hand.clicks == 1
    check_accessible(page)
    page.reload()
    expect(charts).to_have_count(1)


def test_from_home_over_the_team_to_the_chart_with_its_cycles_in_three_clicks(
    page: Page, site: Site, manager: User
) -> None:
    sign_in(page, site, manager)
    hand = Hand()
    page.goto(site.url("/"))

    hand.click(page.get_by_role("link", name="Look closer"))
    hand.click(page.get_by_role("link", name="Heron Ward", exact=True))
    way = page.get_by_role("navigation", name="You are here")
    expect(way.get_by_role("link")).to_have_text(
        [re.compile("Northgate"), "Inpatient care", "Acute wards"]
    )
    hand.click(page.get_by_role("link", name="Falls"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Falls")
    expect(page.get_by_role("link", name=re.compile(CYCLE))).to_be_visible()
    expect(way.get_by_role("link")).to_have_text(["Heron Ward", "Fewer falls on Heron Ward"])
    assert hand.clicks == 3


def test_the_forum_with_big_i_and_coaches_is_one_click_and_prints_on_two_sheets(
    page: Page, site: Site, manager: User
) -> None:
    sign_in(page, site, manager)
    hand = Hand()
    page.goto(site.url("/"))

    hand.click(page.get_by_role("link", name="QI Forum agenda"))

    expect(page.get_by_role("heading", name="QI Forum of Inpatient care")).to_be_visible()
    for part in ("New charters", "Stalled projects", "Barriers", "Celebrations"):
        expect(page.get_by_role("heading", name=part)).to_be_visible()
    expect(page.get_by_text("Open for 30 days")).to_be_visible()
    expect(page.get_by_text("0 of 1 project under way with service users")).to_be_visible()
    expect(page.get_by_text("1 of 1 project under way with a QI coach")).to_be_visible()
    assert hand.clicks == 1
    check_accessible(page)
    assert len(re.findall(rb"/Type ?/Page\b", page.pdf(format="A4"))) <= 2


def test_what_changed_is_one_click_in_sentences_also_on_a_phone(
    page: Page, site: Site, world: World, manager: User
) -> None:
    falls = Measure.objects.get(name="Falls")
    VerdictChange.objects.create(
        organisation=world.organisation, measure=falls, at=timezone.now(), before="common_cause",
        after="concern", headline="Something has probably changed.", cause="new_data",
    )  # fmt: skip
    sign_in(page, site, manager)
    page.set_viewport_size({"width": 360, "height": 800})
    hand = Hand()
    page.goto(site.url("/"))

    hand.click(page.get_by_role("link", name="What changed"))

    expect(page.get_by_text("Something has probably changed.")).to_be_visible()
    assert hand.clicks == 1
    check_accessible(page)
    hand.click(page.get_by_role("link", name="Falls"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Falls")


def test_a_coach_reads_a_cycle_and_asks_about_it_in_three_clicks(
    page: Page, site: Site, world: World
) -> None:
    cycle = Cycle.objects.get()
    coach = a_member(cycle.project, world.lead, ProjectRole.COACH)
    ask_for_review(
        project=cycle.project,
        about=about_cycle(cycle.public_id, cycle.title),
        coach=coach,
        by=world.lead,
        at=timezone.now(),
    )
    sign_in(page, site, coach)
    hand = Hand()
    page.goto(site.url("/"))

    hand.click(page.get_by_role("link", name=CYCLE, exact=True).first)
    page.get_by_label("Say something").fill("What did you expect before you began?")
    hand.click(page.get_by_label("This is a coaching question"))
    hand.click(page.get_by_role("button", name="Say it"))

    expect(page.get_by_text("Open question")).to_be_visible()
    assert hand.clicks == 3


def test_a_sponsor_sees_what_moved_and_what_stalled_in_one_click(
    page: Page, site: Site, world: World
) -> None:
    project = Project.objects.get(title="Fewer falls on Heron Ward")
    sign_in(page, site, a_sponsor_of(project, world.lead))
    hand = Hand()
    page.goto(site.url("/"))

    hand.click(page.get_by_role("link", name="What your teams need from you"))

    expect(page.get_by_role("heading", name="Moved since last month")).to_be_visible()
    expect(page.get_by_role("link", name="Fewer falls on Heron Ward").first).to_be_visible()
    assert hand.clicks == 1
    check_accessible(page)


def test_the_qi_team_sees_the_portfolio_and_how_tests_are_done_in_one_click_each(
    page: Page, site: Site, world: World
) -> None:
    sign_in(page, site, a_person(world.organisation, "Quinn Team", UnitRole.QI_TEAM))
    page.goto(site.url("/"))

    page.get_by_role("link", name="Portfolio", exact=True).click()
    expect(page.get_by_text("Silent projects: 0")).to_be_visible()

    page.goto(site.url("/"))
    page.get_by_role("link", name="How tests are done").click()
    expect(page.get_by_text("The last four quarters")).to_be_visible()
