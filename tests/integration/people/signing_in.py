"""Signing in through the form, as people do."""

from typing import Any

from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.integration.people.reading import found
from tests.world import PASSWORD

SIGN_IN = "/account/login/"
NEW_PASSWORD = "another horse another staple"


def sign_in(client: Client, person: User, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": person.email, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return bool(client.get(reverse("profile")).status_code == 200)


def link_in(message: EmailMessage) -> str:
    """The path of the link for a new password."""
    return found(r"https?://[^/]+(/account/password/\S+)", message.body)


def choose_new_password(client: Client, person: User, mail: list[EmailMessage]) -> Any:
    """Go the way of a forgotten password to its end."""
    client.post("/account/password/reset/", {"email": person.email})
    form = client.get(link_in(mail[-1]), follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD})
