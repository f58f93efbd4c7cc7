"""A board member's Monday, counted in clicks, and a pack prepared by keyboard alone."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from dashboards.boardroom.behaviours import ITEMS
from dashboards.models import BoardPack, PackTile, SurveyAnswer, VisitNote
from dashboards.services.packs import publish_pack, start_pack
from dashboards.services.survey import open_survey
from people.models import User
from people.roles import UnitRole
from people.selectors import top_unit
from tests.browser.conftest import Site, check_accessible, sign_in, wait_until_analysed
from tests.world import World, a_measure, a_person, a_world, some_data

WORSE = [*[4.0, 6.0] * 8, *[12.0] * 8]
TABLET = {"width": 820, "height": 1180}


@dataclass
class Hand:
    """Counts what it clicks."""

    clicks: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def head(world: World) -> User:
    return a_person(world.organisation, "Hanna Head", UnitRole.QI_TEAM)


@pytest.fixture
def member(world: World) -> User:
    return a_person(world.organisation, "Bella Board", UnitRole.BOARD_MEMBER)


@pytest.fixture
def pack(world: World, head: User) -> BoardPack:
    """A draft with two measures."""
    analyst = a_person(world.organisation, "Ana Lyst", UnitRole.DATA_ANALYST)
    made = [
        a_measure(top_unit(world.organisation), analyst, name=name, direction="decrease")
        for name in ("Falls", "Injuries")
    ]
    for measure in made:
        some_data(measure, analyst, WORSE)
    wait_until_analysed(*made)
    now = timezone.now()
    return start_pack(month=now.date(), presents=world.project, by=head, at=now)


def test_the_pack_is_one_click_from_home_and_is_it_signal_one_more(
    page: Page, site: Site, pack: BoardPack, head: User, member: User
) -> None:
    publish_pack(pack=pack, seen_version=pack.version, by=head, at=timezone.now())
    page.set_viewport_size(TABLET)
    sign_in(page, site, member)
    page.goto(site.url("/"))
    hand = Hand()

    hand.click(page.get_by_role("link", name=pack.title))
    expect(page.get_by_role("heading", level=1, name=pack.title)).to_be_visible()
    assert hand.clicks == 1
    first = page.locator("#tile-1")
    expect(first.get_by_text("A question to ask:")).to_be_visible()
    check_accessible(page)

    hand.click(first.get_by_text("Is it signal?"))
    expect(first.get_by_text("Yes, for the worse")).to_be_visible()
    assert hand.clicks == 2
    check_accessible(page)
    page.set_viewport_size({"width": 360, "height": 800})
    check_accessible(page)


def test_a_pack_is_prepared_by_keyboard_with_scripts_off(
    browser: Browser, site: Site, pack: BoardPack, head: User
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, site, head)
        page.goto(site.url(reverse("pack_prepare", args=[pack.public_id])))
        question = page.get_by_label("Question to ask about Injuries")
        question.focus()
        question.fill("Who knows more?")

        up = page.get_by_role("button", name="Move up Injuries")
        up.focus()
        up.press("Enter")
        expect(page.get_by_role("heading", level=3, name="1. Injuries")).to_be_visible()
        expect(page.get_by_label("Question to ask about Injuries")).to_have_value("Who knows more?")

        off = page.get_by_role("button", name="Take off Falls")
        off.focus()
        off.press("Enter")
        expect(page.get_by_text("1 of at most 12 measures")).to_be_visible()
        add = page.get_by_role("button", name="Add Falls")
        add.focus()
        add.press("Enter")
        expect(page.get_by_role("heading", level=3, name="2. Falls")).to_be_visible()

        publish = page.get_by_role("button", name="Save and publish")
        publish.focus()
        publish.press("Enter")
        expect(page.get_by_text("The pack is published.")).to_be_visible()
        expect(page.get_by_text("Who knows more?")).to_be_visible()
    tiles = PackTile.objects.filter(pack=pack).order_by("position")
    assert list(tiles.values_list("measure__name", flat=True)) == ["Injuries", "Falls"]


def test_the_survey_is_one_click_and_its_items(
    page: Page, site: Site, head: User, member: User
) -> None:
    now = timezone.now()
    open_survey(answer_by=now.date() + timedelta(days=20), by=head, at=now)
    page.set_viewport_size(TABLET)
    sign_in(page, site, member)
    page.goto(site.url("/"))
    hand = Hand()

    hand.click(page.get_by_role("link", name="Answer the board survey"))
    items = page.get_by_role("group")
    expect(items).to_have_count(len(ITEMS))
    for number in range(len(ITEMS)):
        hand.click(items.nth(number).get_by_label("Just beginning"))
        said = f"{number + 1} of {len(ITEMS)} answers" if number + 1 < len(ITEMS) else "All of"
        expect(page.locator("#survey-status")).to_contain_text(said)

    assert hand.clicks == 1 + len(ITEMS)
    assert SurveyAnswer.objects.get().choices == dict.fromkeys(ITEMS, "beginning")
    check_accessible(page)


def test_a_walk_around_is_read_and_noted_in_two_clicks(
    page: Page, site: Site, world: World, member: User, pack: BoardPack
) -> None:
    page.set_viewport_size(TABLET)
    sign_in(page, site, member)
    page.goto(site.url("/"))
    hand = Hand()

    hand.click(page.get_by_role("link", name="Willow ward"))
    expect(page.get_by_text("Questions to ask")).to_be_visible()
    check_accessible(page)
    field = page.get_by_label("What did you hear, and what did you promise?")
    field.focus()
    expect(field).to_be_focused()
    page.keyboard.type("The huddle needs a room.")
    hand.click(page.get_by_role("button", name="Keep the note"))

    expect(page.get_by_text("Your note is kept with Willow ward.")).to_be_visible()
    assert hand.clicks == 2
    assert VisitNote.objects.get().words == "The huddle needs a room."
    check_accessible(page)
