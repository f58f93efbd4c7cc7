"""Pages that come with the sign-in package wear our look through its elements."""

import pytest
from django.test import Client

from tests.world import a_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/"])
def test_pages_before_sign_in_use_our_layout_and_fields(client: Client, path: str) -> None:
    a_world()

    html = client.get(path).content.decode()

    assert html.count("<h1>") == 1
    assert 'class="skip-link"' in html
    assert 'class="field__label"' in html
    assert 'class="button"' in html


def test_a_wrong_password_is_said_once_above_the_form(client: Client) -> None:
    world = a_world()

    html = client.post(
        "/account/login/", {"login": world.lead.email, "password": "not the right one"}
    ).content.decode()

    assert html.count("data-error-summary") == 1
    assert "<title>Error: " in html
    assert f'value="{world.lead.email}"' in html
