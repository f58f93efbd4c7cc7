"""A driver diagram drawn in a real browser: by keyboard alone, in the picture, by two people."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from projects.layers import Layer
from projects.models import DiagramLink, DiagramNode
from projects.services import diagrams
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.visitor import Visitor
from tests.world import World, a_member, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def address(world: World) -> str:
    return reverse("diagram", args=[world.project.public_id])


def drawn(world: World, *texts: str) -> dict[str, DiagramNode]:
    """A diagram with the aim and primary drivers of these words."""
    diagram = diagrams.open_diagram(project=world.project, by=world.lead, at=timezone.now())
    aim = DiagramNode.objects.get(diagram=diagram)
    return {
        text: diagrams.add_node(
            diagram=diagram,
            layer=Layer.PRIMARY,
            text=text,
            targets=[aim],
            by=world.lead,
            at=timezone.now(),
        )
        for text in texts
    }


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so, as somebody without a mouse does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => (document.activeElement.getAttribute('aria-label')"
            " ?? document.activeElement.textContent).trim().replace(/\\s+/g, ' ')"
        )
        if said == name:
            return
    raise AssertionError(f"No way to {name!r} by keyboard")


def add_by_keyboard(page: Page, above: str, text: str) -> None:
    tab_to(page, f"Add under “{above}”")
    page.keyboard.press("Enter")
    expect(page.locator("[data-panel] input[type=text]:focus")).to_be_visible()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=f"“{text}”")).to_be_visible()
    expect(page.get_by_role("link", name=f"Edit “{text}”")).to_be_focused()


def test_a_diagram_is_built_entirely_by_keyboard(page: Page, site: Site, world: World) -> None:
    sign_in(page, site, world.lead)
    page.goto(site.url(address(world)))
    tab_to(page, "Start the driver diagram")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Outline")).to_be_visible()
    aim = world.project.title

    add_by_keyboard(page, aim, "Calm evenings")
    add_by_keyboard(page, "Calm evenings", "Activities")
    add_by_keyboard(page, "Activities", "Walk after supper")
    page.goto(site.url(address(world)))
    add_by_keyboard(page, aim, "Staff who know me")

    tab_to(page, "Up “Staff who know me”")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="now 1 of 2.")).to_be_visible()
    expect(page.get_by_role("button", name="Up “Staff who know me”")).to_be_focused()

    tab_to(page, "Edit “Walk after supper”")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Words")).to_be_focused()
    tab_to(page, "Link to another box")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Staff who")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # weak
    tab_to(page, "Link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="leads weakly to")).to_be_visible()

    check_accessible(page)
    weak = DiagramLink.objects.get(strength="weak")
    assert str(weak) == "Walk after supper → Staff who know me"
    assert [node.text for node in DiagramNode.objects.standing().filter(layer="primary")] == [
        "Staff who know me",
        "Calm evenings",
    ]


def test_the_picture_is_an_editor_too(page: Page, site: Site, world: World) -> None:
    drawn(world, "Calm evenings", "Staff who know me")
    sign_in(page, site, world.lead)
    page.goto(site.url(address(world)))
    picture = page.get_by_role("group", name="Driver diagram of")

    picture.get_by_role("link", name="Primary driver: Calm evenings").click()
    expect(page.get_by_label("Words")).to_be_focused()
    check_accessible(page)
    page.keyboard.type("Calm nights")
    page.keyboard.press("Enter")
    renamed = picture.get_by_role("link", name="Primary driver: Calm nights")
    expect(renamed).to_be_focused()

    page.keyboard.press("Enter")
    page.get_by_label("New box").fill("Dim the lights")
    page.get_by_label("change idea", exact=True).check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(picture.get_by_role("link", name="Change idea: Dim the lights")).to_be_visible()

    renamed.click()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Words")).to_have_count(0)
    expect(renamed).to_be_focused()

    renamed.click()
    page.get_by_role("button", name="Take off the diagram").click()
    expect(picture.get_by_role("link", name="Calm nights")).to_have_count(0)
    page.get_by_text("Taken off the diagram").click()
    page.get_by_role("button", name="Put back “Calm nights”").click()
    expect(picture.get_by_role("link", name="Primary driver: Calm nights")).to_be_visible()


def test_two_people_at_one_box_lose_no_words(
    page: Page, site: Site, world: World, browser: Browser, expect_console
) -> None:
    expect_console("status of 409")
    drawn(world, "Calm evenings")
    other = a_member(world.project, world.lead)
    sign_in(page, site, world.lead)
    page.goto(site.url(address(world)))
    page.get_by_role("link", name="Edit “Calm evenings”").click()
    page.get_by_label("Words").fill("Quiet ward")

    box = DiagramNode.objects.get(text="Calm evenings")
    words = reverse("box", args=[world.project.public_id, box.public_id])
    Visitor(site.address, other).submit(words, with_field="text", text="Calm nights")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("has just changed these words to “Calm nights”")).to_be_visible()
    expect(page.get_by_label("Words")).to_have_value("Quiet ward")
    check_accessible(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="Edit “Quiet ward”")).to_be_visible()


@pytest.mark.parametrize("kind", ["PNG", "SVG", "PDF", "CSV"])
def test_every_file_opens(page: Page, site: Site, world: World, kind: str, tmp_path: Path) -> None:
    drawn(world, "Calm evenings")
    sign_in(page, site, world.lead)
    page.goto(site.url(address(world)))

    with page.expect_download() as download:
        page.get_by_role("link", name=f"Download as {kind}").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    assert file.suffix == f".{kind.lower()}"
    if kind in ("PNG", "SVG"):
        page.goto(file.as_uri())
        wide = page.evaluate(
            "(document.images[0]?.naturalWidth ?? document.documentElement.width.baseVal.value)"
        )
        assert wide >= 1000
    elif kind == "PDF":
        assert file.read_bytes().startswith(b"%PDF-")
    else:
        assert "Primary driver,Calm evenings" in file.read_text(encoding="utf-8-sig")


def test_without_scripts_the_outline_does_all_of_it(site: Site, world: World) -> None:
    boxes = drawn(world, "Calm evenings", "Staff who know me")
    visitor = Visitor(site.address, world.lead)
    page = reverse("box", args=[world.project.public_id, boxes["Calm evenings"].public_id])

    renamed = visitor.submit(page, with_field="text", text="Calm nights")
    assert renamed.status == 200
    assert "The words are “Calm nights” now." in renamed.text
    linked = visitor.submit(page, with_field="layer", text="Dim the lights", layer="idea")
    assert "Added the change idea “Dim the lights”." in linked.text
