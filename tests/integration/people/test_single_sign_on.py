"""Signing in through the organisation, at a real OpenID Connect provider of its own process."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import Organisation, RoleAssignment, SecurityEvent, SingleSignOn, User
from people.services.sign_in_rules import set_sign_in_rules
from people.services.single_sign_on import ProviderAnswers, set_up_single_sign_on
from people.sign_in import SecurityAct
from tests.identity_provider.running import CLIENT_ID, CLIENT_SECRET, IdentityProvider
from tests.integration.people.signing_in import is_signed_in
from tests.second_steps import an_app
from tests.world import World, a_world

NADIA = {
    "sub": "n-17",
    "email": "nadia.fernfield@northgate.example",
    "email_verified": True,
    "name": "Nadia Fernfield",
}


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityProvider]:
    with IdentityProvider(tmp_path_factory.mktemp("provider")) as provider:
        yield provider


@pytest.fixture
def provider(started: IdentityProvider) -> IdentityProvider:
    """The provider, doing everything right."""
    started.get_wrong()
    return started


@pytest.fixture
def sign_on(world: World, provider: IdentityProvider) -> SingleSignOn:
    Organisation.objects.filter(pk=world.organisation.pk).update(
        staff_domains=["northgate.example"]
    )
    return a_sign_on(world, provider)


def a_sign_on(world: World, provider: IdentityProvider, **changes: object) -> SingleSignOn:
    answers = {
        "name": "Northgate account",
        "issuer": provider.address,
        "client_id": CLIENT_ID,
        "secret": CLIENT_SECRET,
        "counts_as_second_step": False,
        "is_on": True,
    } | changes
    known = SingleSignOn.objects.filter(organisation=world.organisation).first()
    set_up_single_sign_on(
        organisation=world.organisation,
        answers=ProviderAnswers(**answers),
        seen_version=known.version if known else None,
        by=world.administrator,
        at=timezone.now(),
    )
    return SingleSignOn.objects.get(organisation=world.organisation)


def go_there(client: Client, sign_on: SingleSignOn, *, then: str = "") -> str:
    """Press the button; the address of the provider to which it leads."""
    answer = client.get(reverse("sign_on", args=[sign_on.key]) + (f"?next={then}" if then else ""))
    assert answer.status_code == 302
    return str(answer.url)


def come_back(client: Client, back: str) -> Any:
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def sign_on_as(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn, **person: object
) -> Any:
    there = go_there(client, sign_on)
    return come_back(client, provider.let_in(there, **(NADIA | person)))


def test_staff_come_in_and_get_an_account_as_staff(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    there = go_there(client, sign_on, then=reverse("people"))
    answer = come_back(client, provider.let_in(there, **NADIA))

    person = User.objects.get(email=NADIA["email"])
    assert answer.url == reverse("people")
    assert is_signed_in(client)
    assert person.name == "Nadia Fernfield"
    assert person.organisation == sign_on.organisation
    assert not person.has_usable_password()
    assert list(RoleAssignment.objects.filter(user=person).values_list("role")) == [("staff",)]
    made = person.history.order_by("pgh_id").first()
    assert made.pgh_context["by_name"] == "Signing in through the organisation"
    link = SocialAccount.objects.get(user=person)
    assert (link.provider, link.uid, link.extra_data) == (sign_on.key, "n-17", {})


def test_the_second_time_the_name_of_the_provider_counts_not_the_address(
    provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    sign_on_as(Client(), provider, sign_on)
    client = Client()

    sign_on_as(client, provider, sign_on, email="nadia.married@northgate.example")

    assert is_signed_in(client)
    assert User.objects.filter(email__startswith="nadia").count() == 1
    event = SecurityEvent.objects.filter(act=SecurityAct.SIGNED_IN).first()
    assert event is not None
    assert event.detail == "single sign-on"


def test_what_is_asked_of_the_provider_cannot_be_guessed_or_changed(
    client: Client, sign_on: SingleSignOn
) -> None:
    address = reverse("sign_on", args=[sign_on.key])
    meddled = client.get(f"{address}?auth_params=nonce%3Dx&scope=admin&process=connect")

    asked = parse_qs(urlsplit(meddled.url).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["nonce"][0]) >= 32
    assert len(asked["state"][0]) >= 8


@pytest.mark.parametrize(
    "fault",
    [
        {"issuer": "https://somebody.else.example"},
        {"audience": "another client"},
        {"expires_in": -120},
        {"nonce": "one of another sign-in"},
        {"signs_with_another_key": True},
        {"announces": "https://somebody.else.example"},
    ],
    ids=lambda fault: next(iter(fault)),
)
def test_an_id_token_that_is_not_right_lets_nobody_in(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn, fault: dict
) -> None:
    there = go_there(client, sign_on)
    provider.get_wrong(**fault)

    answer = come_back(client, provider.let_in(there, **NADIA))

    assert answer.status_code == 400
    assert "That did not work" in answer.content.decode()
    assert not is_signed_in(client)
    assert not User.objects.filter(email=NADIA["email"]).exists()


def test_a_code_works_once(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    back = provider.let_in(go_there(client, sign_on), **NADIA)
    assert come_back(client, back).status_code == 302
    client.post(reverse("account_logout"))

    replayed = come_back(client, back)
    other = Client()
    code = parse_qs(urlsplit(back).query)["code"][0]
    state = parse_qs(urlsplit(go_there(other, sign_on)).query)["state"][0]
    with_new_state = other.get(
        reverse("sign_on_callback", args=[sign_on.key]), {"code": code, "state": state}
    )

    assert [replayed.status_code, with_new_state.status_code] == [400, 400]
    assert not is_signed_in(client)
    assert not is_signed_in(other)


@pytest.mark.parametrize("state", ["", "another"])
def test_the_way_back_belongs_to_the_browser_that_went(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn, state: str
) -> None:
    code = parse_qs(urlsplit(provider.let_in(go_there(client, sign_on), **NADIA)).query)["code"][0]

    answer = client.get(
        reverse("sign_on_callback", args=[sign_on.key]), {"code": code, "state": state}
    )
    stranger = come_back(Client(), provider.let_in(go_there(Client(), sign_on), **NADIA))

    assert answer.status_code == 400
    assert stranger.status_code == 400
    assert not is_signed_in(client)


def test_a_wrong_secret_or_a_silent_provider_is_said_kindly(
    client: Client, provider: IdentityProvider, world: World, sign_on: SingleSignOn
) -> None:
    a_sign_on(world, provider, secret="not the secret")
    wrong = sign_on_as(client, provider, sign_on)
    SingleSignOn.objects.update(issuer="http://127.0.0.1:9")
    silent = client.get(reverse("sign_on", args=[sign_on.key]))

    assert [wrong.status_code, silent.status_code] == [400, 400]
    assert "Northgate account" in silent.content.decode()


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        ({"email_verified": False}, "did not say that your e-mail address is yours"),
        ({"email": "nadia@elsewhere.example"}, "is no address of staff"),
        ({"email": "nadia@northgate.example.evil.example"}, "is no address of staff"),
    ],
)
def test_only_verified_addresses_of_staff_get_an_account(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn, person: dict, sentence: str
) -> None:
    answer = sign_on_as(client, provider, sign_on, **person)

    assert answer.status_code == 403
    assert sentence in answer.content.decode()
    assert not User.objects.filter(email__startswith="nadia").exists()


def test_the_address_may_come_from_user_info(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    provider.get_wrong(leaves_out_email=True)

    sign_on_as(client, provider, sign_on)

    assert is_signed_in(client)
    assert User.objects.filter(email=NADIA["email"]).exists()


def test_an_account_there_was_is_linked_and_its_owner_told(
    client: Client,
    provider: IdentityProvider,
    world: World,
    sign_on: SingleSignOn,
    mail: list[EmailMessage],
    django_capture_on_commit_callbacks: Callable,
) -> None:
    User.objects.filter(pk=world.lead.pk).update(email=NADIA["email"])

    with django_capture_on_commit_callbacks(execute=True):
        sign_on_as(client, provider, sign_on)

    assert is_signed_in(client)
    assert SocialAccount.objects.get().user == world.lead
    assert mail[0].subject == "You can sign in with Northgate account"
    assert SecurityEvent.objects.filter(user=world.lead, act=SecurityAct.SSO_LINKED).exists()


def test_nobody_takes_over_an_account_by_its_address(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    """Neither somebody else with the same address later, nor one of another organisation."""
    other = a_world("Southgate Fictional Health")
    User.objects.filter(pk=other.lead.pk).update(email="lena@northgate.example")
    sign_on_as(Client(), provider, sign_on)

    reused = sign_on_as(client, provider, sign_on, sub="n-99")
    elsewhere = sign_on_as(client, provider, sign_on, sub="n-5", email="lena@northgate.example")

    assert [reused.status_code, elsewhere.status_code] == [403, 403]
    assert "belongs to somebody else at Northgate account" in reused.content.decode()
    assert not is_signed_in(client)


def test_an_administrator_makes_way_for_the_next_holder_of_an_address(
    admin: Client, lead: Client, provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    sign_on_as(Client(), provider, sign_on)
    person = User.objects.get(email=NADIA["email"])
    address = reverse("account_unlink", args=[person.public_id])

    refused = lead.post(address)
    page = admin.get(reverse("person", args=[person.public_id])).content.decode()
    admin.post(address)
    browser = Client()
    sign_on_as(browser, provider, sign_on, sub="n-99")

    assert refused.status_code == 403
    assert address in page
    assert is_signed_in(browser)
    assert SocialAccount.objects.get(user=person).uid == "n-99"
    assert SecurityEvent.objects.filter(user=person, act=SecurityAct.SSO_UNLINKED).exists()


def test_a_closed_account_stays_closed(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    sign_on_as(Client(), provider, sign_on)
    User.objects.filter(email=NADIA["email"]).update(is_active=False)

    answer = sign_on_as(client, provider, sign_on)

    assert answer.url == reverse("account_inactive")
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("counts", "amr", "asked"),
    [(False, None, True), (True, None, False), (False, ["pwd", "mfa"], False)],
)
def test_a_second_step_at_the_provider_counts_where_it_is_known(
    client: Client,
    provider: IdentityProvider,
    world: World,
    sign_on: SingleSignOn,
    counts: bool,
    amr: list | None,
    asked: bool,
) -> None:
    a_sign_on(world, provider, counts_as_second_step=counts)
    world.organisation.refresh_from_db()
    set_sign_in_rules(
        organisation=world.organisation,
        staff_domains=["northgate.example"],
        needs_second_step=True,
        grace_days=0,
        idle_minutes=None,
        by=world.administrator,
        at=timezone.now() - timedelta(days=2),
    )
    sign_on_as(Client(), provider, sign_on)
    User.objects.update(created_at=timezone.now() - timedelta(days=2))

    sign_on_as(client, provider, sign_on, amr=amr)

    assert (client.get("/").status_code == 302) is asked


def test_a_second_step_of_our_own_is_asked_for_all_the_same(
    client: Client, provider: IdentityProvider, sign_on: SingleSignOn
) -> None:
    sign_on_as(Client(), provider, sign_on)
    an_app(User.objects.get(email=NADIA["email"]))

    answer = sign_on_as(client, provider, sign_on)

    assert answer.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_an_administrator_sets_it_up_and_mistakes_are_said_at_once(
    admin: Client, lead: Client, provider: IdentityProvider, world: World
) -> None:
    address = reverse("single_sign_on")
    answers = {
        "name": "Northgate account",
        "issuer": f"{provider.address}/",
        "client_id": CLIENT_ID,
        "secret": CLIENT_SECRET,
        "is_on": "on",
    }

    refused = lead.post(address, answers)
    nowhere = admin.post(address, answers | {"issuer": "http://127.0.0.1:9"})
    plain = admin.post(address, answers | {"issuer": "http://sso.example.org"})
    saved = admin.post(address, answers)
    page = admin.get(address).content.decode()

    known = SingleSignOn.objects.get(organisation=world.organisation)
    assert refused.status_code == 403
    assert "No answer that we understand" in nowhere.content.decode()
    assert "has to begin with https://" in plain.content.decode()
    assert saved.status_code == 302
    assert reverse("sign_on_callback", args=[known.key]) in page
    assert "Nobody can come in this way yet" in page
    assert CLIENT_SECRET not in page + known.sealed_secret
    assert known.issuer == provider.address
    assert "Sign in with Northgate account" in Client().get("/account/login/").content.decode()


def test_the_secret_stays_when_it_is_left_empty_and_links_go_with_the_issuer(
    provider: IdentityProvider, world: World, sign_on: SingleSignOn
) -> None:
    sign_on_as(Client(), provider, sign_on)
    before = sign_on.sealed_secret

    same = a_sign_on(world, provider, secret="", name="Trust account")
    kept = SocialAccount.objects.count()
    a_sign_on(world, provider, secret="", issuer="https://sso.example.org")

    assert same.sealed_secret == before
    assert kept == 1
    assert not SocialAccount.objects.exists()


def test_switched_off_it_is_closed(client: Client, world: World, sign_on: SingleSignOn) -> None:
    SingleSignOn.objects.update(is_on=False)

    assert client.get(reverse("sign_on", args=[sign_on.key])).status_code == 404
    assert client.get(reverse("sign_on", args=["x"])).status_code == 404
    assert "Sign in with Northgate" not in client.get("/account/login/").content.decode()
