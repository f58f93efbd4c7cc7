"""Talking where the work is: with scripts and without, and all of it by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from people.models import User
from people.roles import ProjectRole
from projects.models import Comment
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.world import World, a_member, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


@pytest.fixture
def coach(world: World) -> User:
    person = a_member(world.project, world.lead, ProjectRole.COACH)
    User.objects.filter(pk=person.pk).update(name="Cora Coach")
    return person


def project_page(world: World, site: Site) -> str:
    return site.url(reverse("project", args=[world.project.public_id]))


def test_asked_and_answered_by_keyboard(page: Page, site: Site, world: World, coach: User) -> None:
    sign_in(page, site, coach)
    page.goto(project_page(world, site))

    page.get_by_label("Say something").focus()
    page.keyboard.type("@le")
    expect(page.get_by_role("option", name="Lena Lead")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("what did you expect?")
    expect(page.get_by_label("Say something")).to_have_value("@Lena Lead what did you expect?")
    check_accessible(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Open question")).to_be_visible()
    expect(page.locator("strong.mention")).to_have_text("@Lena Lead")
    expect(page.get_by_label("Say something")).to_have_value("")

    sign_in(page, site, world.lead)
    page.goto(site.url("/"))
    page.get_by_role("link", name="Answer").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Answer Cora Coach").fill("Fewer falls at night")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Answered by Lena Lead")).to_be_visible()
    check_accessible(page)
    assert Comment.objects.get(is_question=True).answered_at is not None


def test_an_answer_and_its_taking_back_need_no_reload(
    page: Page, site: Site, world: World, coach: User, expect_console
) -> None:
    expect_console("422")
    sign_in(page, site, world.lead)
    page.goto(project_page(world, site))
    page.evaluate("window.stayed = true")

    page.get_by_label("Say something").fill("First")
    page.get_by_role("button", name="Say it").click()
    page.get_by_role("link", name="Reply to Lena Lead").click()
    page.get_by_label("Reply to Lena Lead").fill("For 999 000 0018")
    page.get_by_role("button", name="Reply").click()
    expect(page.get_by_text("looks like an NHS number")).to_be_visible()
    expect(page.get_by_label("Reply to Lena Lead")).to_have_value("For 999 000 0018")
    page.get_by_label("This tells nobody who a patient is").check()
    page.get_by_role("button", name="Reply").click()
    page.get_by_role("button", name="Take back").last.click()
    expect(page.get_by_text("Lena Lead took a remark back.")).to_be_visible()
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("For 999 000 0018")).to_be_visible()

    assert page.evaluate("window.stayed")


def test_a_file_is_kept_refused_and_fetched(
    page: Page, site: Site, world: World, expect_console
) -> None:
    expect_console("422")
    sign_in(page, site, world.lead)
    page.goto(project_page(world, site))

    page.get_by_text("Add a file").click()
    setup = {"name": "setup.exe", "mimeType": "text/plain", "buffer": b"MZ"}
    page.get_by_label("File", exact=True).set_input_files(setup)
    page.get_by_role("button", name="Keep this file").click()
    expect(page.get_by_text("A .exe file is not taken.").first).to_be_visible()
    check_accessible(page)
    sheet = {"name": "Huddle sheet.txt", "mimeType": "text/plain", "buffer": b"At five"}
    page.get_by_label("File", exact=True).set_input_files(sheet)
    page.get_by_role("button", name="Keep this file").click()
    link = page.get_by_role("link", name="Huddle sheet.txt")
    expect(link).to_be_visible()
    check_accessible(page)
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "Huddle sheet.txt"
    page.get_by_role("button", name="Remove Huddle sheet.txt").click()
    page.get_by_role("button", name="Put back Huddle sheet.txt").click()
    expect(link).to_be_visible()


def test_it_works_without_scripts(browser: Browser, site: Site, world: World, coach: User) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, coach)
    page.goto(project_page(world, site))

    page.get_by_label("Say something").fill("@Lena what did you expect?")
    page.get_by_label("This is a coaching question").check()
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_text("Open question").first).to_be_visible()
    expect(page.locator("strong.mention")).to_have_text("@Lena Lead")
    page.get_by_role("link", name="Answer Cora Coach").click()
    page.get_by_label("Answer Cora Coach").fill("")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("Write something first.").first).to_be_visible()
    page.get_by_label("Answer Cora Coach").fill("The night shift, I mean")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("The night shift, I mean")).to_be_visible()
    context.close()
