"""A huddle along the board: an issue, an idea and an action, said and written down."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from pdsa.models import CycleTask
from pdsa.stages import CycleStage
from projects.models import Barrier, ChangeIdea
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.cycles import a_cycle
from tests.world import a_world


def test_issue_idea_and_action_in_a_line_and_a_click_each(page: Page, site: Site) -> None:
    world = a_world()
    a_cycle(world.project, world.lead, CycleStage.DO)
    sign_in(page, site, world.lead)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site.url(reverse("board_links", args=[world.ward.public_id])))
    page.get_by_role("link", name="Huddle").click()
    check_accessible(page)

    for field, words, button in [
        ("What is in our way?", "No room at nine", "Raise it"),
        ("What could we try?", "Meet at noon", "Add the idea"),
        ("Who does what by tomorrow?", "Ask the night staff", "Write it down"),
    ]:
        page.get_by_label(field).fill(words)
        page.get_by_role("button", name=button).click()
        expect(page.get_by_text(f"“{words}”").first).to_be_visible()

    assert Barrier.objects.get().words == "No room at nine"
    assert ChangeIdea.objects.get().node.text == "Meet at noon"
    assert CycleTask.objects.get().who == world.lead
