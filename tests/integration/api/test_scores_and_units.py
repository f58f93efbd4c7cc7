"""Progress scores and the dashboards of places through the API."""

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from people.roles import Scope
from qiplatform.management.commands.sweep import sweep
from tests.api import Machine, a_key
from tests.world import World, a_measure, a_world, some_data


def test_a_score_is_claimed_beside_what_the_record_suggests(world: World, machine: Machine) -> None:
    address = f"projects/{world.project.public_id}/progress-scores/"

    bare = machine.post(address, {"score": 2})
    odd = machine.post(address, {"score": 1.3, "why": "Told"})
    claim = machine.post(address, {"score": 2, "why": "The charter is signed on paper"})
    again = machine.post(address, {"score": 2, "why": "Still"})

    assert (bare.status_code, list(bare.json()["fields"])) == (422, ["why"])
    assert (odd.status_code, list(odd.json()["fields"])) == (422, ["score"])
    assert (claim.status_code, claim.json()["score"]) == (201, 2.0)
    assert claim.json()["suggested"] < 2
    assert claim.json()["claimed_by"]["name"] == "Nightly load"
    assert (again.status_code, list(again.json()["fields"])) == (422, ["score"])
    assert machine.client.get(claim["Location"]).json() == claim.json()
    assert machine.get(address).json()["results"] == [claim.json()]


def test_a_place_is_summed_up_as_workers_left_it(
    world: World, machine: Machine, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [3.0, 5.0] * 8, at=timezone.now())
    sweep()
    address = f"units/{world.ward.public_id}/dashboard/"
    machine.get(address)

    with django_assert_num_queries(3):  # the key, the count, the summary
        given = machine.get(address).json()

    assert given["unit"]["name"] == "Willow ward"
    assert given["is_current"]
    assert (given["active_projects"], given["measures"]) == (1, 1)
    assert given["projects_by_stage"] == [{"stage": "idea", "projects": 1}]
    assert given["verdicts"] == [{"variation": "common_cause", "assurance": "none", "measures": 1}]
    narrow = machine.get(address, fields="measures").json()
    assert set(narrow) == {"unit", "is_current", "measures"}


def test_a_place_of_another_organisation_has_no_dashboard(machine: Machine) -> None:
    abroad = a_world("Southgate Fictional Health")
    sweep()

    assert machine.get(f"units/{abroad.ward.public_id}/dashboard/").status_code == 404


def test_reading_measures_alone_opens_no_dashboard(world: World) -> None:
    reader = Machine(a_key(world.organisation, [Scope.MEASUREMENTS_READ]))

    assert reader.get(f"units/{world.ward.public_id}/dashboard/").status_code == 403
