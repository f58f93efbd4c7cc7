"""The schema names every address, and is served to whoever is let in."""

from django.test import Client
from django.urls import URLPattern

from qiplatform.api import schema
from tests.addresses import patterns
from tests.api import Machine, a_key
from tests.world import World

_NOT_DESCRIBED = {"api_schema", "api_docs", "api_unknown"}
_DESCRIBES_ITSELF = "api_fhir_"  # by its own CapabilityStatement


def test_every_address_of_the_api_is_described() -> None:
    described = set(schema()["paths"])
    routes = {
        "/"
        + route.replace("<uuid:", "{")
        .replace("<period:", "{")
        .replace("<slug:", "{")
        .replace(">", "}")
        for pattern, route, _names in patterns()
        if isinstance(pattern, URLPattern)
        and str(pattern.name).startswith("api_")
        and pattern.name not in _NOT_DESCRIBED
        and not str(pattern.name).startswith(_DESCRIBES_ITSELF)
    }

    assert routes <= described
    assert described - routes == {"/api/v1/schema/"}


def test_each_operation_has_a_name_of_its_own_and_says_how_it_refuses() -> None:
    operations = [
        operation for methods in schema()["paths"].values() for operation in methods.values()
    ]
    names = [operation["operationId"] for operation in operations]

    assert schema()["openapi"] == "3.1.0"
    assert len(names) == len(set(names))
    assert all({"401", "403", "429"} <= set(operation["responses"]) for operation in operations)
    assert all(operation["summary"] for operation in operations)


def test_the_schema_is_given_to_any_key_and_to_people(world: World, client: Client) -> None:
    client.force_login(world.lead)

    by_key = Machine(a_key(world.organisation)).get("schema/")
    by_person = client.get("/api/v1/schema/")

    assert by_key.json() == by_person.json() == schema()
    assert Client().get("/api/v1/schema/").status_code == 401


def test_the_page_to_try_it_holds_nothing_from_elsewhere(world: World, client: Client) -> None:
    client.force_login(world.lead)

    page = client.get("/api/v1/docs/").content.decode()

    assert "swagger-ui-bundle.js" in page
    assert "http" not in page.split("<head>")[1].split("</head>")[0]
    assert Client().get("/api/v1/docs/").status_code == 302
