"""Whatever the API names of one organisation, nobody of another can ask for it, in any way."""

import json
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, reverse

from people.models import Organisation
from tests.access.expecting import value_of
from tests.access.worlds import Samples, a_place, everybody, said_with
from tests.addresses import patterns
from tests.api import Machine, a_key
from tests.world import a_person, an_organisation

METHODS = ("get", "post", "patch", "delete")


def things_of(samples: Samples) -> Iterator[tuple[str, str, str]]:
    """Every address of the API that names something, with each method that it has."""
    for pattern, route, names in patterns():
        view = getattr(pattern.callback, "cls", None)
        if not isinstance(pattern, URLPattern) or view is None or "<uuid:" not in route:
            continue
        values = {name: value_of(name, route, samples) for name in names}
        assert None not in values.values(), f"{route} needs a sample"
        address = reverse(pattern.name, kwargs=values)
        for method in METHODS:
            if hasattr(view, method):
                yield pattern.name, method, address


def probers(organisation: Organisation) -> Iterator[tuple[str, Client]]:
    """Each role held as widely as it can be, and a machine that may do everything."""
    owner = a_person(organisation, role=None)
    project, _ = a_place(organisation, owner)
    for somebody in everybody(project, owner):
        if somebody.of_the_whole or somebody.project_roles:
            client = Client(raise_request_exception=False)
            client.force_login(somebody.user)
            yield somebody.words, client
    yield "a machine", Machine(a_key(organisation)).client


def test_nothing_of_another_organisation_is_there(db: None) -> None:
    abroad = an_organisation("Southgate Fictional Health")
    _, samples = a_place(abroad, a_person(abroad, role=None))
    asked = list(things_of(samples))
    assert len(asked) > 40

    answered = {}
    for words, client in probers(an_organisation()):
        for name, method, address in asked:
            body = said_with(name, samples) if method in ("post", "patch") else None
            answer = getattr(client, method)(
                address,
                **({"data": json.dumps(body, default=str)} if body else {}),
                **({"content_type": "application/json"} if method != "get" else {}),
                headers={"If-Match": '"v1"'},
            )
            if answer.status_code != 404:
                answered[f"{name} {method}, {words}"] = answer.status_code

    assert answered == {}
