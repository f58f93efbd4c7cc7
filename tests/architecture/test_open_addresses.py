"""Every address needs sign-in, except the few that are named here."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import (
    IntConverter,
    PathConverter,
    SlugConverter,
    StringConverter,
    UUIDConverter,
)

from charts.routing import PeriodConverter
from tests.world import a_world

OPEN = {
    "look_css": "the colours of pages before signing in",
    "look_logo": "the logo of pages before signing in",
    "alive": "supervisors ask",
    "ready": "supervisors ask",
    "metrics": "asks for a token, or comes from this machine",
    "welcome": "the first person has no account yet",
    "import_new": "the first person has no account yet",
    "import_standing": "whoever brought an export has no account until it is read in",
    "invitation": "whoever was invited has no account yet",
    "account_login": "to sign in",
    "account_request_login_code": "to sign in without a password",
    "account_confirm_login_code": "to sign in without a password",
    "account_reset_password": "to get back in",
    "account_reset_password_done": "to get back in",
    "account_reset_password_from_key": "to get back in",
    "sign_on": "to sign in through the organisation",
    "sign_on_callback": "the way back from the organisation",
    "account_inactive": "says why one cannot sign in",
    "account_signup": "says how to get an account",
    "digest_stop": "ends the e-mail of whoever it was written to",
    "wall": "a screen on a ward wall, known by the code in its address",
    "log_number": "one box for one measure, known by the signed code in its address",
    "token": "a machine shows its client id and secret there",
    "api_unknown": "says that there is no such address",
    "mail_page": "shows the demonstration's mail, and exists only there",
    "mail_message": "shows the demonstration's mail, and exists only there",
}
SAMPLES = {
    UUIDConverter: UUID(int=1),
    IntConverter: 1,
    StringConverter: "x",
    SlugConverter: "x",
    PathConverter: "x",
    PeriodConverter: date(2026, 1, 1),
}


def named_addresses() -> Iterator[tuple[str, str]]:
    """Every named address with sample values in it."""
    for pattern, converters, groups in patterns(get_resolver(), {}):
        values = {name: SAMPLES[type(converter)] for name, converter in converters.items()}
        values |= {name: "1" for name in groups if name not in values}
        yield pattern.name, reverse(pattern.name, kwargs=values)


def patterns(resolver: URLResolver, above: dict) -> Iterator[tuple[URLPattern, dict, set[str]]]:
    """Each pattern with the converters of its whole path, and the names in a plain expression."""
    for entry in resolver.url_patterns:
        converters = above | entry.pattern.converters
        if isinstance(entry, URLResolver):
            yield from patterns(entry, converters)
        else:
            yield entry, converters, set(entry.pattern.regex.groupindex)


def test_every_address_has_a_name() -> None:
    assert [str(p.pattern) for p, _, _ in patterns(get_resolver(), {}) if not p.name] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_led_to_sign_in(db: None, client: Client, method: str) -> None:
    a_world()

    answered = {}
    for name, address in named_addresses():
        response = getattr(client, method)(address)
        led_away = response.status_code == 302 and reverse("account_login") in response.url
        led_away |= name.startswith("api_") and response.status_code == 401  # no page for programs
        if not led_away and name not in OPEN:
            answered[name] = response.status_code

    assert answered == {}


def test_nothing_is_listed_as_open_that_does_not_exist() -> None:
    names = {name for name, _ in named_addresses()}

    assert set(OPEN) - names == set()
