"""Change ideas in a real browser: suggested in two clicks, by keyboard, voted for, answered."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from people.roles import ProjectRole
from projects.layers import Layer
from projects.models import ChangeIdea, DiagramNode
from projects.services import diagrams
from projects.services.ideas import suggest_idea
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.browser.test_diagram import tab_to
from tests.visitor import Visitor
from tests.world import World, a_member, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def a_driver(world: World, text: str = "Calm evenings") -> DiagramNode:
    now = timezone.now()
    diagram = diagrams.open_diagram(project=world.project, by=world.lead, at=now)
    return diagrams.add_node(diagram=diagram, layer=Layer.PRIMARY, text=text, by=world.lead, at=now)


def an_idea(world: World, text: str = "Evening walk") -> ChangeIdea:
    return suggest_idea(project=world.project, text=text, by=world.lead, at=timezone.now())


def page_of(world: World, name: str = "ideas") -> str:
    return reverse(name, args=[world.project.public_id])


@pytest.mark.parametrize("begin_at", ["project", "diagram", "ideas"])
def test_a_service_user_suggests_an_idea_onto_a_driver_in_two_clicks(
    page: Page, site: Site, world: World, begin_at: str
) -> None:
    a_driver(world)
    partner = a_member(world.project, world.lead, ProjectRole.SERVICE_USER)
    sign_in(page, site, partner)
    page.goto(site.url(page_of(world, begin_at)))

    page.get_by_role("link", name="Suggest an idea").first.click()
    expect(page.get_by_label("Your idea")).to_be_focused()
    page.keyboard.type("Walk after supper")
    page.get_by_role("button", name="Calm evenings").click()

    expect(page.get_by_text("Added your idea “Walk after supper”.")).to_be_visible()
    expect(page.get_by_role("heading", name="What became of your ideas")).to_be_visible()
    idea = ChangeIdea.objects.get()
    assert [str(link.target) for link in idea.node.leads_to.all()] == ["Calm evenings"]


def test_by_keyboard_an_idea_is_suggested_voted_for_and_answered(
    page: Page, site: Site, world: World
) -> None:
    a_driver(world)
    sign_in(page, site, world.lead)
    page.goto(site.url(page_of(world)))

    tab_to(page, "Suggest the first idea")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your idea")).to_be_focused()
    check_accessible(page)
    page.keyboard.type("Walk after supper")
    tab_to(page, "Calm evenings")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Added your idea")).to_be_visible()

    tab_to(page, "Vote for “Walk after supper”")
    page.keyboard.press("Enter")
    voted = page.get_by_role("button", name="Voted for “Walk after supper”")
    expect(voted).to_have_attribute("aria-pressed", "true")
    expect(voted).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Vote for “Walk after supper”")).to_be_focused()
    assert ChangeIdea.objects.get().voters.count() == 0

    tab_to(page, "Reply: “Walk after supper”")
    page.keyboard.press("Enter")
    page.get_by_label("Reply").fill("We try it on Monday.")
    page.get_by_label("Impact").select_option("4")
    page.get_by_label("Effort").select_option("2")
    check_accessible(page)
    tab_to(page, "Save")
    page.keyboard.press("Enter")

    expect(page.get_by_text("We try it on Monday.").first).to_be_visible()
    dot = page.get_by_role("link", name="1. Walk after supper: impact 4, effort 2")
    dot.click()
    expect(page).to_have_url(
        f"{page.url.split('#')[0]}#idea-{ChangeIdea.objects.get().node.public_id}"
    )
    check_accessible(page)


def test_without_scripts_all_of_it_works(site: Site, world: World) -> None:
    idea = an_idea(world)
    partner = a_member(world.project, world.lead, ProjectRole.CARER)
    visitor = Visitor(site.address, partner)

    suggested = visitor.submit(page_of(world, "idea_new"), with_field="text", text="Calm cards")
    assert "Added your idea “Calm cards”." in suggested.text
    voted = visitor.submit(f"{page_of(world)}?q=evening", with_field="in_favour")
    assert "You voted for “Evening walk”." in voted.text
    assert "q=evening" in voted.url
    tend = reverse("idea", args=[world.project.public_id, idea.node.public_id])
    answered = visitor.submit(tend, with_field="reply", reply="We try it on Monday.")
    assert "We try it on Monday." in answered.text

    assert list(idea.voters.all()) == [partner]
