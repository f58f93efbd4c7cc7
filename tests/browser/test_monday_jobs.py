"""Monday morning of a directorate manager, each job within its clicks, in a real browser."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from charts.engine import Method
from charts.models import Measure, VerdictChange
from dashboards.models import UnitSummary
from pdsa.stages import CycleStage
from people.models import Unit, User
from people.roles import ProjectRole, UnitRole
from tests.barriers import a_barrier
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
