"""Signing in with more than a password, in a real browser, wide and narrow."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import Workbook
from playwright.sync_api import Browser, CDPSession, Page, expect

from people.mailbox import Letter, newest_letters
from qiplatform.embedded.ports import free_port
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.identity_provider.running import CLIENT_ID, CLIENT_SECRET, IdentityProvider
from tests.second_steps import code_of
from tests.stack import wait_until
from tests.world import PASSWORD, World, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def sign_in_by_password(page: Page, site: Site, email: str) -> None:
    page.goto(site.url(reverse("account_login")))
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def expect_signed_in(page: Page) -> None:
    expect(page.get_by_role("link", name="Lena Lead, your profile")).to_be_visible()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def check_both_widths(page: Page) -> None:
    for width in (360, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        check_accessible(page)


def test_an_app_is_set_up_and_a_lost_phone_is_no_end(page: Page, site: Site, world: World) -> None:
    """Set up by keyboard, sign in with a code of the app, then with a recovery code."""
    sign_in_by_password(page, site, world.lead.email)
    expect_signed_in(page)
    page.goto(site.url(reverse("mfa_index")))
    check_both_widths(page)
    page.get_by_role("link", name="Set up an app").click()
    expect(page.get_by_role("heading", name="Show that it is you")).to_be_visible()
    check_both_widths(page)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Set up an app")).to_be_visible()
    expect(page.get_by_role("img", name="The secret below, as a picture to scan")).to_be_visible()
    check_both_widths(page)
    secret = page.locator("code").inner_text().replace(" ", "")
    field = page.get_by_label("Code that the app shows")
    field.fill(code_of(secret))
    field.press("Enter")

    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    check_both_widths(page)
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a file").click()
    assert codes[0] in saved.value.path().read_text()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 of 10 left")).to_be_visible()
    sign_out(page)

    sign_in_by_password(page, site, world.lead.email)
    expect(page.get_by_label("Code", exact=True)).to_be_focused()
    check_both_widths(page)
    page.keyboard.type(code_of(secret, ahead=1))
    page.keyboard.press("Enter")
    expect_signed_in(page)
    sign_out(page)

    sign_in_by_password(page, site, world.lead.email)
    page.get_by_label("Code", exact=True).fill(codes[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect_signed_in(page)
    page.goto(site.url(reverse("mfa_index")))
    expect(page.get_by_text("9 of 10 left")).to_be_visible()
    expect(page.get_by_text("Signed in: password, recovery code")).to_be_visible()


def test_staff_sign_in_with_the_account_of_their_organisation(
    page: Page, site: Site, world: World, tmp_path: Path
) -> None:
    """An administrator sets it up; then somebody comes who had no account yet."""
    port = free_port()
    own_address = f"http://127.0.0.1:{port}"
    stack = replace(site.stack, environment=site.stack.environment | {"SITE_ADDRESS": own_address})
    with IdentityProvider(tmp_path) as provider, stack.web(port) as web:
        here = Site(web.address, stack)
        sign_in(page, here, world.administrator)
        page.goto(here.url(reverse("sign_in_rules")))
        check_both_widths(page)
        page.get_by_label("E-mail addresses of your staff end in").fill("@Northgate.example")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("The rules of signing in are saved.")).to_be_visible()
        page.get_by_role("link", name="Single sign-on").click()
        page.get_by_label("What staff call it").fill("Northgate account")
        page.get_by_label("Issuer").fill(provider.address)
        page.get_by_label("Client id").fill(CLIENT_ID)
        page.get_by_label("Client secret").fill(CLIENT_SECRET)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Tell your provider this address")).to_be_visible()
        check_both_widths(page)
        sign_out(page)

        check_both_widths(page)
        page.get_by_role("link", name="Sign in with Northgate account").click()
        expect(page.get_by_role("heading", name="Sign in at the organisation")).to_be_visible()
        nadia = {"sub": "n-17", "email": "nadia@northgate.example", "email_verified": True}
        page.get_by_label("Person").fill(json.dumps(nadia | {"name": "Nadia Fernfield"}))
        page.get_by_role("button", name="Sign in", exact=True).click()

        expect(page.get_by_role("link", name="Nadia Fernfield, your profile")).to_be_visible()


@pytest.fixture
def security_key(page: Page) -> Iterator[CDPSession]:
    """A device of Chromium's own that keeps passkeys and always finds the finger right."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield devices
    devices.detach()


def test_a_passkey_takes_the_place_of_the_password(
    page: Page, site: Site, world: World, security_key: CDPSession
) -> None:
    """Passkeys belong to a name, and numbers are none: the site is asked for as localhost."""
    named = replace(site, address=site.address.replace("127.0.0.1", "localhost"))
    sign_in_by_password(page, named, world.lead.email)
    expect_signed_in(page)
    page.goto(named.url(reverse("mfa_add_webauthn")))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Add a passkey")).to_be_visible()
    check_both_widths(page)
    page.get_by_label("What do you call it?").fill("My work phone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("Passkey “My work phone”")).to_be_visible()
    check_both_widths(page)
    sign_out(page)

    page.get_by_role("button", name="Sign in with a passkey").click()
    expect_signed_in(page)
    sign_out(page)

    sign_in_by_password(page, named, world.lead.email)
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    expect_signed_in(page)
    page.goto(named.url(reverse("mfa_index")))
    expect(page.get_by_text(re.compile("Signed in: password, passkey"))).to_be_visible()


def test_who_has_no_password_signs_in_with_a_code(page: Page, site: Site, world: World) -> None:
    page.goto(site.url(reverse("people")))
    page.get_by_role("link", name="Get a code by e-mail").click()
    expect(page.get_by_label("E-mail address")).to_be_focused()
    check_both_widths(page)
    page.keyboard.type(world.lead.email)
    page.keyboard.press("Enter")

    expect(page.get_by_label("Code", exact=True)).to_be_focused()
    check_both_widths(page)
    wait_until(lambda: newest_letters(site.mail_folder), what="the mail with the code")
    letter = newest_letters(site.mail_folder)[0]
    assert letter.to == world.lead.email
    page.keyboard.type(re.findall(r"^(\d{6})$", letter.body, re.M)[0])
    page.keyboard.press("Enter")

    expect_signed_in(page)
    expect(page).to_have_url(site.url(reverse("people")))


def test_people_are_invited_from_a_spreadsheet_and_join(
    page: Page, site: Site, world: World, browser: Browser, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (
        ["First name", "Last name", "E-mail", "Place"],
        ["Cleo", "Finch", "cleo@example.org", "Willow ward"],
        ["Ben", "Hart", "ben@example", "Wilow ward"],
    ):
        book.active.append(row)
    book.save(tmp_path / "people.xlsx")
    sign_in(page, site, world.administrator)
    page.goto(site.url(reverse("invitation_new")))
    page.get_by_role("link", name="Invite from a spreadsheet").click()
    check_both_widths(page)
    page.get_by_label("Spreadsheet").set_input_files(tmp_path / "people.xlsx")
    page.get_by_label("Where do they belong").select_option(label="Northgate Fictional Health")
    page.get_by_role("button", name="Check").click()

    expect(page.get_by_role("heading", name="Is this what you mean?")).to_be_visible()
    expect(page.get_by_text("Do you mean Willow ward?")).to_be_visible()
    check_both_widths(page)
    page.get_by_role("button", name="Invite 1 person").click()
    expect(page.get_by_text("The invitation of cleo@example.org is")).to_be_visible()
    expect(page.get_by_text("Left out: row 3:")).to_be_visible()
    check_both_widths(page)

    def letter() -> Letter | None:
        to_cleo = [one for one in newest_letters(site.mail_folder) if one.to == "cleo@example.org"]
        return to_cleo[0] if to_cleo else None

    wait_until(letter, what="the mail with the invitation")
    link = re.findall(r"(/invitation/\S+)", letter().body)[0]
    with browser.new_context() as context:
        theirs = context.new_page()
        for _ in range(2):  # a mail gateway looks first
            theirs.goto(site.url(link))
        expect(theirs.get_by_label("Your name")).to_have_value("Cleo Finch")
        theirs.get_by_label("I want no password").check()
        check_both_widths(theirs)
        theirs.get_by_role("button", name="Join").click()
        expect(theirs.get_by_role("link", name="Cleo Finch, your profile")).to_be_visible()
