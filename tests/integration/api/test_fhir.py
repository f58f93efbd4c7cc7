"""Measures and results as FHIR R4: of the right shape, found by what FHIR searches by, and closed
to whoever may not read them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from charts.models import Measure, Measurement
from charts.presenters.fhir import ODS, computer_name
from charts.services.measures import close_measure
from charts.vocabulary import DataShape, MeasureRole, Rhythm
from people.models import Unit
from people.roles import Scope, UnitRole
from projects.models import Project
from tests.api import Machine, a_key
from tests.integration.api.fhir_rules import broken
from tests.world import FALLS, SEEN_ON_TIME, World, a_measure, a_person, a_unit, a_world, some_data

FIRST_QUARTER = date(2026, 3, 1)


@pytest.fixture
def machine(world: World) -> Machine:
    return Machine(a_key(world.organisation, [Scope.MEASUREMENTS_READ]))


@pytest.fixture
def falls(world: World) -> Measure:
    """A count a month: January to March 2026."""
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, [7.0, 4.0, 5.0], ending=FIRST_QUARTER)
    return falls


@pytest.fixture
def seen(world: World) -> Measure:
    """A percentage a week: two weeks that end with March 2026."""
    seen = a_measure(world.project, world.lead, SEEN_ON_TIME, direction="increase")
    some_data(seen, world.lead, [(9.0, 12.0), (10.0, 10.0)], ending=date(2026, 3, 30))
    return seen


def given(machine: Machine, path: str, **query: Any) -> dict[str, Any]:
    answer = machine.get(f"fhir/{path}", **query)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/fhir+json"
    resource = answer.json()
    assert broken(resource) == []
    return resource


def refused(machine: Machine, path: str, **query: Any) -> tuple[int, dict[str, Any]]:
    answer = machine.get(f"fhir/{path}", **query)
    assert answer["Content-Type"] == "application/fhir+json"
    outcome = answer.json()
    assert broken(outcome) == []
    return answer.status_code, outcome["issue"][0]


def found(machine: Machine, path: str, **query: Any) -> list[str]:
    return [entry["resource"]["id"] for entry in given(machine, path, **query)["entry"]]


def periods(machine: Machine, **query: Any) -> list[str]:
    return [key.split(".")[1] for key in found(machine, "MeasureReport", **query)]


# --- What stands in them ----------------------------------------------------------------------


def test_a_measure_says_what_is_counted_and_which_way_is_better(
    machine: Machine, seen: Measure, world: World
) -> None:
    resource = given(machine, f"Measure/{seen.public_id}")

    assert resource["title"] == "Seen within 7 days"
    assert resource["name"] == "SeenWithin7Days"
    assert resource["status"] == "active"
    assert resource["publisher"] == world.organisation.name
    assert resource["url"].endswith(f"/api/v1/fhir/Measure/{seen.public_id}")
    assert resource["scoring"]["coding"][0]["code"] == "proportion"
    assert resource["type"][0]["coding"][0]["code"] == "process"
    assert resource["improvementNotation"]["coding"][0]["code"] == "increase"
    populations = resource["group"][0]["population"]
    assert [each["code"]["coding"][0]["code"] for each in populations] == [
        "numerator",
        "denominator",
    ]
    assert populations[1]["description"] == "people referred"


def test_a_report_says_the_counts_the_score_when_and_where(
    machine: Machine, seen: Measure, world: World
) -> None:
    Unit.objects.filter(pk=world.ward.pk).update(national_code="RX1")

    report = given(machine, f"MeasureReport/{seen.public_id}.2026-03-23")

    assert report["status"] == "complete"
    assert report["period"] == {"start": "2026-03-23", "end": "2026-03-29"}
    assert report["reporter"]["identifier"] == {"system": ODS, "value": "RX1"}
    assert report["reporter"]["display"] == "Willow ward"
    (group,) = report["group"]
    assert [each["count"] for each in group["population"]] == [9, 12]
    assert group["measureScore"] == {
        "value": 75.0,
        "unit": "%",
        "system": "http://unitsofmeasure.org",
        "code": "%",
    }
    measure = given(machine, f"Measure/{seen.public_id}")
    assert report["measure"] == measure["url"]


@pytest.mark.parametrize(
    ("changes", "values", "scoring", "group"),
    [
        (
            {"data_shape": DataShape.COUNT},
            [3.0],
            "cohort",
            {"counts": {"initial-population": 3}, "score": None},
        ),
        (
            {
                "data_shape": DataShape.RATE,
                "multiplier": 1000.0,
                "numerator_words": "falls",
                "denominator_words": "bed days",
            },
            [(3.0, 412.5)],
            "ratio",
            {"counts": {"numerator": 3, "denominator": None}, "score": 7.2727272727},
        ),
        (
            {"data_shape": DataShape.VALUE, "decimals": 1},
            [12.5],
            "continuous-variable",
            {"counts": {"measure-population": None}, "score": 12.5},
        ),
        (
            {"data_shape": DataShape.TIME_BETWEEN, "rhythm": Rhythm.EVENT},
            [40.0],
            "continuous-variable",
            {"counts": {"measure-population": None}, "score": 40.0},
        ),
    ],
)
def test_every_shape_of_data_has_its_scoring(
    machine: Machine,
    world: World,
    changes: dict[str, Any],
    values: list[Any],
    scoring: str,
    group: dict[str, Any],
) -> None:
    measure = a_measure(world.project, world.lead, FALLS, name="Other", **changes)
    some_data(measure, world.lead, values)

    resource = given(machine, f"Measure/{measure.public_id}")
    (entry,) = given(machine, "MeasureReport", measure=str(measure.public_id))["entry"]

    assert resource["scoring"]["coding"][0]["code"] == scoring
    (said,) = entry["resource"]["group"]
    counts = {each["code"]["coding"][0]["code"]: each.get("count") for each in said["population"]}
    assert counts == group["counts"]
    assert said.get("measureScore", {}).get("value") == group["score"]


def test_what_fhir_has_no_code_for_is_said_in_words_or_not_at_all(
    machine: Machine, world: World
) -> None:
    analyst = a_person(world.organisation, role=UnitRole.DATA_ANALYST)
    measure = a_measure(world.ward, analyst, role=MeasureRole.BALANCING)

    resource = given(machine, f"Measure/{measure.public_id}")

    assert resource["type"] == [{"text": "balancing"}]
    assert "improvementNotation" not in resource


def test_a_closed_measure_is_retired_and_a_place_without_a_code_has_its_id(
    machine: Machine, falls: Measure, world: World
) -> None:
    close_measure(measure=falls, by=world.lead, at=timezone.now())

    assert given(machine, f"Measure/{falls.public_id}")["status"] == "retired"
    (entry, *_others) = given(machine, "MeasureReport")["entry"]
    identifier = entry["resource"]["reporter"]["identifier"]
    assert identifier["value"] == str(world.ward.public_id)
    assert identifier["system"].endswith("/api/v1/units")


def test_what_was_written_about_a_period_and_by_whom_is_not_in_it(
    machine: Machine, falls: Measure, world: World
) -> None:
    Measurement.objects.filter(measure_id=falls.pk).update(note="Mrs Blackwood fell twice")

    text = machine.get("fhir/MeasureReport").content.decode()

    assert "Blackwood" not in text
    assert world.lead.name not in text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Seen within 7 days", "SeenWithin7Days"),
        ("7-day follow up", "Measure7DayFollowUp"),
        ("Übergabe später", "UbergabeSpater"),
        ("等待", "Measure"),
    ],
)
def test_a_title_becomes_a_name_for_programs(title: str, name: str) -> None:
    assert computer_name(title) == name


# --- Searching --------------------------------------------------------------------------------


def test_measures_are_found_by_id_name_code_and_status(
    machine: Machine, falls: Measure, seen: Measure, world: World
) -> None:
    Measure.objects.filter(pk=falls.pk).update(warehouse_code="falls")
    one, other = str(falls.public_id), str(seen.public_id)

    assert found(machine, "Measure") == [one, other]
    assert found(machine, "Measure", _id=one) == [one]
    assert found(machine, "Measure", _id=f"{one},{other}") == [one, other]
    assert found(machine, "Measure", _id="nobody") == []
    assert found(machine, "Measure", url=f"https://example.org/Measure/{one}") == [one]
    assert found(machine, "Measure", name="seen") == [other]
    assert found(machine, "Measure", title="WITHIN") == []
    assert found(machine, "Measure", identifier="falls") == [one]
    assert found(machine, "Measure", identifier=f"https://x|{one}") == [one]
    close_measure(measure=falls, by=world.lead, at=timezone.now())
    assert found(machine, "Measure", status="retired") == [one]
    assert found(machine, "Measure", status="active") == [other]
    assert found(machine, "Measure", status="draft") == []


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2026", "123"),
        ("2026-02", "2"),
        ("2026-02-10", ""),
        ("eq2026-02", "2"),
        ("ge2026-02-15", "23"),
        ("gt2026-02-15", "23"),
        ("gt2026-02-28", "3"),
        ("le2026-02-15", "12"),
        ("lt2026-02-01", "1"),
        ("sa2026-02-15", "3"),
        ("eb2026-02-15", "1"),
        ("2026-01,2026-03", "13"),
    ],
)
def test_results_are_found_by_their_time(
    machine: Machine, falls: Measure, period: str, months: str
) -> None:
    assert periods(machine, period=period) == [f"2026-0{month}-01" for month in months]


def test_results_are_found_between_two_days_whatever_their_rhythm(
    machine: Machine, falls: Measure, seen: Measure
) -> None:
    between = ["ge2026-03-25", "le2026-03-31"]

    assert periods(machine, period=between) == ["2026-03-01", "2026-03-23", "2026-03-30"]


def test_results_are_found_by_measure_place_and_when_they_were_written_down(
    machine: Machine, falls: Measure, seen: Measure, world: World
) -> None:
    birch = a_unit(world.organisation, "Birch ward")
    Unit.objects.filter(pk=birch.pk).update(national_code="RX2")
    Measure.objects.filter(pk=seen.pk).update(unit=birch)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    Measurement.objects.filter(measure_id=falls.pk, period="2026-02-01").update(
        recorded_at=long_ago
    )

    def measured(**query: Any) -> set[str]:
        return {key.split(".")[0] for key in found(machine, "MeasureReport", **query)}

    one, other = str(falls.public_id), str(seen.public_id)
    assert measured(measure=f"Measure/{one}") == {one}
    assert measured(measure=f"https://example.org/fhir/Measure/{other}|3") == {other}
    assert measured(**{"reporter:identifier": f"{ODS}|RX2"}) == {other}
    assert measured(**{"reporter:identifier": "RX2"}) == {other}
    assert measured(**{"reporter:identifier": str(world.ward.public_id)}) == {one}
    assert measured(**{"reporter:identifier": "https://elsewhere.example|RX2"}) == set()
    assert periods(machine, _lastUpdated="2020-01-01") == ["2026-02-01"]
    assert periods(machine, _lastUpdated="le2020-01-01T00:00:00Z") == ["2026-02-01"]
    assert len(periods(machine, _lastUpdated="gt2020-01-01")) == 4
    assert found(machine, "MeasureReport", _id=f"{one}.2026-03-01,{other}.2026-03-01,x") == [
        f"{one}.2026-03-01"
    ]


def test_pages_follow_each_other_until_the_end(
    machine: Machine, falls: Measure, seen: Measure
) -> None:
    for kind, whole in (("Measure", 2), ("MeasureReport", 5)):
        keys, address = [], f"/api/v1/fhir/{kind}?_count=1"
        while address:
            resource = machine.client.get(address).json()
            assert broken(resource) == []
            keys += [entry["resource"]["id"] for entry in resource["entry"]]
            links = {link["relation"]: link["url"] for link in resource["link"]}
            address = links.get("next", "")
        assert len(keys) == len(set(keys)) == whole
        assert keys == found(machine, kind)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"patient": "x"}, "not-supported"),
        ({"period": "soon"}, "value"),
        ({"period": "ne2026"}, "value"),
        ({"period": "2026-02-31"}, "value"),
        ({"period": "9999"}, "value"),
        ({"_lastUpdated": "yesterday"}, "value"),
        ({"_lastUpdated": "9999-12-31"}, "value"),
        ({"_count": "many"}, "value"),
        ({"_count": "0"}, "value"),
        ({"_format": "xml"}, "not-supported"),
        ({"measure": "a\x00b"}, "value"),
        ({"cursor": "made up"}, "value"),
    ],
)
def test_a_search_that_cannot_be_is_refused_as_an_outcome(
    machine: Machine, query: dict[str, str], code: str
) -> None:
    status, issue = refused(machine, "MeasureReport", **query)

    assert (status, issue["code"]) == (400, code)


def test_a_cursor_of_the_other_search_is_refused(
    machine: Machine, falls: Measure, seen: Measure
) -> None:
    links = given(machine, "Measure", _count=1)["link"]
    cursor = links[1]["url"].split("cursor=")[1].split("&")[0]

    status, _issue = refused(machine, "MeasureReport", cursor=cursor)

    assert status == 400


# --- Who may read -----------------------------------------------------------------------------


def test_nobody_reads_what_is_private_or_of_another_organisation(
    machine: Machine, falls: Measure, world: World
) -> None:
    abroad = a_world("Elsewhere")
    theirs = a_measure(abroad.project, abroad.lead)
    some_data(theirs, abroad.lead, [1.0], ending=FIRST_QUARTER)
    Project.objects.filter(pk=world.project.pk).update(visibility=Project.Visibility.PRIVATE)

    for measure in (falls, theirs):
        for path in (
            f"Measure/{measure.public_id}",
            f"MeasureReport/{measure.public_id}.2026-03-01",
        ):
            status, issue = refused(machine, path)
            assert (status, issue["code"]) == (404, "not-found")
        assert found(machine, "MeasureReport", _id=f"{measure.public_id}.2026-03-01") == []
    assert found(machine, "Measure") == []
    assert found(machine, "MeasureReport") == []


@pytest.mark.parametrize("key", ["nonsense", "%s.2026-04-01", "%s.2026-99-01", "%s"])
def test_a_result_that_is_none_is_not_found(machine: Machine, falls: Measure, key: str) -> None:
    status, _issue = refused(machine, "MeasureReport/" + key.replace("%s", str(falls.public_id)))

    assert status == 404


def test_without_a_key_or_its_scope_the_answer_is_an_outcome(world: World) -> None:
    status, issue = refused(Machine("qik_guessed"), "Measure")
    assert (status, issue["code"]) == (401, "login")
    status, issue = refused(Machine(a_key(world.organisation, [Scope.PROJECTS_READ])), "Measure")
    assert (status, issue["code"]) == (403, "forbidden")


def test_it_is_only_read(machine: Machine) -> None:
    answer = machine.post("fhir/Measure", {})

    assert answer.status_code == 405
    assert broken(answer.json()) == []


def test_it_says_what_it_can(world: World) -> None:
    said = given(Machine(a_key(world.organisation, [Scope.PROJECTS_READ])), "metadata")

    kinds = {each["type"]: each for each in said["rest"][0]["resource"]}
    assert set(kinds) == {"Measure", "MeasureReport"}
    for kind in kinds.values():
        assert {each["code"] for each in kind["interaction"]} == {"read", "search-type"}
    assert Client().get("/api/v1/fhir/metadata").status_code == 401


def test_a_page_costs_the_same_however_long_it_is(
    machine: Machine, falls: Measure, seen: Measure, django_assert_num_queries: Any
) -> None:
    machine.get("fhir/MeasureReport")

    with django_assert_num_queries(4):
        machine.get("fhir/MeasureReport")
    with django_assert_num_queries(3):
        machine.get("fhir/Measure")
