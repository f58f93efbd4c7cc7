"""What every answer tells the browser not to do."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.world import World, a_world

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    # The hash of the empty text: Plotly inserts one empty style element and fills it by script.
    "style-src": {"'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"},
    "img-src": {"'self'", "data:", "blob:"},
    "connect-src": {"'self'"},
    "font-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    "object-src": {"'none'"},
    "manifest-src": {"'self'"},
}


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.mark.parametrize(
    "path", ["/", "/projects/", "/no/such/page/", "/account/login/", "/healthz"]
)
def test_every_answer_carries_the_whole_policy(world: World, client: Client, path: str) -> None:
    client.force_login(world.lead)

    answer = client.get(path)

    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    assert {name: set(values) for name, *values in parts} == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_pages_of_signed_in_people_stay_out_of_caches(world: World, client: Client) -> None:
    client.force_login(world.lead)

    assert "no-store" in client.get(reverse("home"))["Cache-Control"]


def test_a_form_from_elsewhere_is_refused_in_plain_words(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.lead)

    answer = strict.post(reverse("project_new"), {"title": "x"})

    assert answer.status_code == 403
    assert "Traceback" not in answer.content.decode()
