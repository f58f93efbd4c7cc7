"""A machine with a key, asking the API as a script of an analyst does."""

import json
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from people.models import KeyKind, Organisation, Unit
from people.roles import Scope, UnitRole
from people.selectors import top_unit
from people.services.keys import NewKey, make_key
from tests.world import a_person

EVERYTHING = tuple(Scope)


def a_key(
    organisation: Organisation,
    scopes: Collection[Scope] = EVERYTHING,
    *,
    unit: Unit | None = None,
    lasts: timedelta = timedelta(days=90),
    name: str = "Nightly load",
    kind: KeyKind = KeyKind.KEY,
) -> NewKey:
    """A key that opens everything, or these `scopes`, on the whole or on a unit."""
    return make_key(
        name=name,
        scopes=scopes,
        unit=unit or top_unit(organisation),
        lasts=lasts,
        kind=kind,
        by=a_person(organisation, role=UnitRole.ADMINISTRATOR),
        at=timezone.now(),
    )


class Machine:
    """Asks with a key. Answers are those of Django's test client, with `json()`."""

    def __init__(self, key: NewKey | str) -> None:
        text = key if isinstance(key, str) else key.text
        self.client = Client(headers={"Authorization": f"Bearer {text}"})

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", query)

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """A write; header names as keywords: `if_match`, `idempotency_key`."""
        return self.client.generic(
            method.upper(),
            f"/api/v1/{path}",
            b"" if body is None else json.dumps(body).encode(),
            content_type="application/json",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )

    def post(self, path: str, body: object = None, **headers: str) -> Any:
        return self.send("POST", path, body, **headers)

    def patch(self, path: str, body: object, **headers: str) -> Any:
        return self.send("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self.send("DELETE", path, **headers)
