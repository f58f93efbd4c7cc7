"""Signing in and the pages of people and places, in a real browser, wide and narrow."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from people.demonstration import PASSWORD as SHARED_PASSWORD
from people.demonstration import SIGN_INS
from people.models import User
from people.selectors import top_unit
from people.services.invitations import invite
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.stack import Stack
from tests.world import PASSWORD, World, a_person, a_unit, a_world

WIDTHS = (1366, 360)


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def check_both_widths(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        check_accessible(page)


def addresses_of(world: World) -> dict[str, str]:
    """The pages that need nothing but a sign-in, by what they show."""
    ward, person = [world.ward.public_id], [world.lead.public_id]
    return {
        "places": reverse("units"),
        "a new place": reverse("unit_new"),
        "a changed place": reverse("unit_edit", args=ward),
        "the top place": reverse("unit_edit", args=[top_unit(world.organisation).public_id]),
        "closing a place": reverse("unit_close", args=ward),
        "people": reverse("people"),
        "nobody found": reverse("people") + "?q=zzz",
        "a person": reverse("person", args=person),
        "a role": reverse("role_new", args=person),
        "closing an account": reverse("account_close", args=person),
        "inviting": reverse("invitation_new"),
        "open invitations": reverse("invitations"),
        "one's profile": reverse("profile"),
        "one's password": reverse("account_change_password"),
        "signing out": reverse("account_logout"),
    }


def test_every_page_is_accessible_on_a_phone(page: Page, site: Site, world: World) -> None:
    a_unit(world.organisation, "A ward with quite a long name indeed", parent=world.ward)
    for email in ("a.rather.long.address.of.somebody@quite-a-long-domain.example", "b@c.example"):
        invite(email=email, unit=world.ward, by=world.administrator, at=timezone.now())
    sign_in(page, site, world.administrator)
    page.set_viewport_size({"width": 360, "height": 800})

    for address in addresses_of(world).values():
        page.goto(site.url(address))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        check_accessible(page)


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
        "account_signup",
        "welcome",
    ],
)
def test_every_page_before_sign_in_is_accessible(
    page: Page, site: Site, world: World, name: str
) -> None:
    page.goto(site.url(reverse(name)))

    check_both_widths(page)


def test_signing_in_leads_back_to_where_one_was(page: Page, site: Site, world: World) -> None:
    page.goto(site.url(reverse("people") + "?q=ada"))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_label("E-mail address")).to_be_focused()

    page.keyboard.type(world.lead.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page).to_have_url(site.url(reverse("people") + "?q=ada"))
    expect(page.get_by_role("link", name="Ada Administrator")).to_be_visible()


def test_a_refusal_is_read_first(page: Page, site: Site, world: World) -> None:
    page.goto(site.url(reverse("account_login")))

    page.get_by_label("E-mail address").fill(world.lead.email)
    page.get_by_label("Password", exact=True).fill("not the right one")
    page.get_by_role("button", name="Sign in", exact=True).click()

    said = page.get_by_role("alert")
    expect(said).to_contain_text("The e-mail address or the password is not right.")
    expect(said).to_be_focused()
    expect(page).to_have_title("Error: Sign in – Northgate Fictional Health")
    check_both_widths(page)


def test_a_password_can_be_shown_and_is_hidden_again_when_sent(
    page: Page, site: Site, world: World
) -> None:
    page.goto(site.url(reverse("account_login")))
    password = page.get_by_label("Password", exact=True)
    page.get_by_label("E-mail address").fill(world.lead.email)
    password.fill(PASSWORD)

    page.get_by_role("button", name="Show password").click()
    expect(password).to_have_attribute("type", "text")
    expect(page.get_by_text("Your password is shown.")).to_be_attached()
    check_accessible(page)
    page.evaluate(
        "document.addEventListener('submit', (e) => { window.sentAs ="
        " document.querySelector('[data-reveal]').type; e.preventDefault(); })"
    )
    page.get_by_role("button", name="Sign in", exact=True).click()

    assert page.evaluate("window.sentAs") == "password"


def test_without_scripts_signing_in_and_adding_a_place_work(
    browser: Browser, site: Site, world: World
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url(reverse("unit_new")))
        page.get_by_label("E-mail address").fill(world.administrator.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_label("Name", exact=True).fill("Birch ward")
        page.get_by_role("button", name="Add", exact=True).click()

        expect(page.get_by_text("Birch ward is added.")).to_be_visible()
        expect(page.get_by_role("link", name="Birch ward", exact=True)).to_be_visible()


@pytest.fixture
def demonstration(site: Site, world: World) -> Iterator[Site]:
    """A web server of the same data that shows itself as a demonstration."""
    environment = site.stack.environment | {"DEMONSTRATION": "true"}
    stack = Stack(environment, site.stack.folder / "demonstration")
    person = a_person(world.organisation, SIGN_INS[0].name)
    person.set_password(SHARED_PASSWORD)
    User.objects.filter(pk=person.pk).update(email=SIGN_INS[0].email, password=person.password)
    with stack.web() as web:
        yield Site(web.address, stack)


def test_the_demonstration_is_entered_with_one_click(page: Page, demonstration: Site) -> None:
    page.goto(demonstration.url("/"))
    check_both_widths(page)

    page.get_by_role("button", name=f"Sign in as {SIGN_INS[0].name}").click()

    expect(page.get_by_role("link", name=SIGN_INS[0].name)).to_be_visible()
    page.goto(demonstration.url(reverse("mail_page")))
    check_both_widths(page)
