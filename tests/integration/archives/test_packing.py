"""What stands in an export, and what never does."""

import csv
import io
import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from archives.contents import TABLES
from charts.feeding import fill_fed_measures
from charts.feeds import PULSE
from charts.models import Measure, Measurement
from people.models import User
from people.roles import UnitRole
from people.services.strengths import Strengths, write_strengths
from tests.integration.archives.conftest import a_little_organisation, exported, imported
from tests.world import World, a_measure, a_person, a_world, some_data


@pytest.fixture
def world(db: None) -> World:
    return a_little_organisation()


def contents(archive: BytesIO) -> bytes:
    with ZipFile(archive) as opened:
        return b"\n".join(opened.read(name) for name in opened.namelist())


def test_the_descriptor_says_what_is_there(world: World) -> None:
    archive = exported(world.organisation)

    with ZipFile(archive) as opened:
        package = json.loads(opened.read("datapackage.json"))
        resources = {resource["name"]: resource for resource in package["resources"]}
        assert resources.keys() == {*(table.name for table in TABLES), "files"}
        for resource in resources.values():
            content = opened.read(resource["path"])
            rows = list(csv.reader(io.StringIO(content.decode())))
            fields = [field["name"] for field in resource["schema"]["fields"]]
            assert rows[0] == fields
            assert len(rows) - 1 == resource["rows"]
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
            assert {*resource["schema"].get("primaryKey", [])} <= {*fields}
            for key in resource["schema"].get("foreignKeys", []):
                target = key["reference"]["resource"] or resource["name"]
                assert target in resources
    assert package["title"] == world.organisation.name
    lead = next(f for f in resources["projects"]["schema"]["fields"] if f["name"] == "visibility")
    assert lead["constraints"]["enum"] == ["open", "private"]


def test_nothing_that_opens_a_door_is_in_it(world: World) -> None:
    found = contents(exported(world.organisation))

    assert world.lead.email.encode() in found
    assert world.lead.password.encode() not in found
    assert b"password" not in found


def test_nothing_of_another_organisation_is_in_it(world: World) -> None:
    other = a_world("Elsewhere")
    some_data(a_measure(other.project, other.lead), other.lead, [1.0, 2.0])

    found = contents(exported(world.organisation))

    assert str(other.project.public_id).encode() not in found
    assert other.lead.email.encode() not in found
    assert b"Elsewhere" not in found


def test_what_was_said_in_confidence_is_only_in_exports_made_on_the_server(world: World) -> None:
    said = Strengths(brings="Twelve years of nights")
    write_strengths(strengths=said, by=world.lead, at=timezone.now())
    User.objects.filter(pk=world.lead.pk).update(easy_read=True)

    assert b"Twelve years of nights" in contents(exported(world.organisation))
    found = contents(exported(world.organisation, with_confidences=False))
    assert b"Twelve years of nights" not in found
    assert b"easy_read" not in found


def test_charts_of_answers_that_stay_behind_keep_their_numbers(db: None) -> None:
    before = transaction.savepoint()
    world = a_little_organisation()
    analyst = a_person(world.organisation, role=UnitRole.DATA_ANALYST)
    pulse = a_measure(world.ward, analyst)
    some_data(pulse, analyst, [4.0, 5.0])
    Measure.objects.filter(pk=pulse.pk).update(fed_from=PULSE)
    archive = exported(world.organisation, with_confidences=False)
    transaction.savepoint_rollback(before)

    imported(archive)
    fill_fed_measures()

    kept = Measure.objects.get(project=None, fed_from="")
    assert Measurement.objects.filter(measure_id=kept.pk).count() == 2


def test_the_commands_refuse_in_a_sentence(db: None) -> None:
    with pytest.raises(CommandError, match="no such organisation"):
        call_command("export_organisation", "anywhere.zip")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_organisation", "nowhere.zip")
    a_world("One")
    a_world("Another")
    with pytest.raises(CommandError, match="Choose one with --organisation: Another"):
        call_command("export_organisation", "anywhere.zip")
