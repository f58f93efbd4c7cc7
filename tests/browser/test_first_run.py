"""A newcomer on an empty installation: to a first analysed number, and to an invited colleague."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from people.mailbox import newest_letters
from tests.browser.conftest import Site, check_accessible
from tests.stack import wait_until

WELCOME = "/welcome/?code=open-sesame"


def set_up(page: Page, site: Site) -> None:
    """Create the organisation and the account of its first person."""
    page.goto(site.url("/"))
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    page.goto(site.url(WELCOME))
    page.get_by_label("Name of the organisation").fill("Northgate Fictional Health")
    page.get_by_label("Your name").fill("Ada Wren")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_label("Choose a password").fill("purple horses sing")
    page.get_by_role("button", name="Create the organisation").click()


def take_next_step(page: Page, site: Site, name: str) -> None:
    page.goto(site.url("/"))
    page.get_by_role("link", name=name).first.click()


def invited_link(folder: Path, to: str) -> str:
    """The link in the mail to that address, as soon as the worker has written it."""

    def found() -> list[str]:
        letters = [one.body for one in newest_letters(str(folder)) if one.to == to]
        return re.findall(r"https?://\S+(/invitation/\S+)", "".join(letters))

    wait_until(found, what=f"mail to {to}")
    return found()[0]


def test_a_newcomer_reaches_a_first_analysed_number_and_invites_a_colleague(
    page: Page, new_site: Site, browser: Browser
) -> None:
    page.goto(new_site.url(WELCOME))
    page.get_by_role("link", name="Start from its export").click()
    expect(page.get_by_label("Setup code")).to_have_value("open-sesame")
    check_accessible(page)
    set_up(page, new_site)
    expect(page.get_by_text("A few steps, and you see your first chart.")).to_be_visible()
    check_accessible(page)

    page.get_by_role("link", name="Add a place").first.click()
    check_accessible(page)
    page.get_by_label("Name", exact=True).fill("Willow ward")
    page.get_by_role("button", name="Add and start a project").click()

    expect(page.get_by_label("Where?")).to_have_value(re.compile("."))
    check_accessible(page)
    page.get_by_label("What is the project called?").fill("Fewer falls")
    page.get_by_role("button", name="Start the project").click()

    take_next_step(page, new_site, "Add a measure")
    check_accessible(page)
    page.get_by_label("What do you call it?").fill("Falls")
    page.get_by_label("What is counted or measured?").fill("falls")
    page.get_by_role("button", name="Add the measure").click()

    take_next_step(page, new_site, "Add data")
    check_accessible(page)
    page.get_by_label("Falls").fill("7")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved: 7 for")).to_be_visible()
    expect(page.get_by_text("1 month so far: too early to say.", exact=True)).to_be_visible()
    check_accessible(page)

    take_next_step(page, new_site, "Invite someone")
    check_accessible(page)
    page.get_by_label("Who do you want to invite?").fill("Cleo Finch <cleo@example.org>")
    place = page.get_by_label("Where do they belong?")
    place.select_option(place.get_by_role("option", name="Willow ward").get_attribute("value"))
    page.get_by_label("QI coach:").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("rowheader", name="Cleo Finch")).to_be_visible()
    check_accessible(page)

    link = invited_link(Path(new_site.stack.environment["MAIL_FOLDER"]), "cleo@example.org")
    with browser.new_context() as elsewhere:
        join(elsewhere.new_page(), new_site, link)
    page.goto(new_site.url("/"))
    expect(page.get_by_text("Invite someone")).to_have_count(0)


def join(page: Page, site: Site, link: str) -> None:
    """Accept an invitation on a computer of one's own."""
    page.goto(site.url(link))
    expect(page.get_by_role("heading", name="Join Northgate Fictional Health")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Cleo Finch")
    check_accessible(page)
    page.get_by_label("Choose a password").fill("green tea at dawn")
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name="Cleo Finch, your profile").click()
    expect(page.get_by_text("QI coach, Willow ward")).to_be_visible()
    check_accessible(page)


def test_setting_up_works_without_scripts(new_site: Site, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        set_up(page, new_site)

        expect(page.get_by_role("link", name="Add a place").first).to_be_visible()


def test_what_is_wrong_is_said_at_once_and_the_rest_is_kept(
    page: Page, new_site: Site, expect_console: Callable[..., None]
) -> None:
    expect_console("422")
    page.goto(new_site.url("/welcome/"))
    page.set_viewport_size({"width": 360, "height": 800})
    check_accessible(page)

    page.get_by_label("Name of the organisation").fill("Northgate Fictional Health")
    page.get_by_role("button", name="Create the organisation").click()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(4)
    expect(page.get_by_label("Name of the organisation")).to_have_value(
        "Northgate Fictional Health"
    )
    check_accessible(page)
    summary.get_by_role("link", name="Enter your name.").click()
    expect(page.get_by_label("Your name")).to_be_focused()
