"""An organisation with a little of what can go wrong, its export, and an empty database."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import connection, transaction
from django.utils import timezone

from archives.importing import Imported, import_organisation
from archives.packing import pack
from people.models import Organisation
from people.roles import ProjectRole
from projects.presenters.about import about_project
from projects.services.conversations import comment
from projects.services.files import keep_file
from tests.cycles import a_cycle
from tests.world import BUILDER, FALLS, World, a_measure, a_member, a_world, some_data

Rows = list[list[str]]
NOTES = b"What we heard at the huddle"
HARD = '=1+1, "quoted"\nand a second line, \u00fc, and a tab\t'


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def archive(db: None, tmp_path: Path) -> BytesIO:
    """The export of an organisation that is gone again, with its files."""
    before = transaction.savepoint()
    archive = exported(a_little_organisation().organisation)
    transaction.savepoint_rollback(before)
    rmtree(tmp_path / "files")
    return archive


def a_little_organisation() -> World:
    """Texts that are hard on CSV, a question with its answer, a mention, a file and a cycle."""
    world, now = a_world(), timezone.now()
    lead, about = world.lead, about_project(world.project)
    falls = a_measure(world.project, lead, replace(FALLS, definition=HARD))
    some_data(falls, lead, [12.0, 9.0, 11.0])
    a_cycle(world.project, lead, measures=(falls,))
    asked = comment(
        project=world.project,
        about=about,
        text="Who says so? @Lena Lead",
        is_question=True,
        by=a_member(world.project, lead, ProjectRole.COACH),
        at=now,
    )
    comment(project=world.project, about=about, text="I do.", answering=asked, by=lead, at=now)
    keep_file(
        project=world.project,
        about=about,
        name="notes.txt",
        content=BytesIO(NOTES),
        size=len(NOTES),
        by=lead,
        at=now,
    )
    return world


def exported(organisation: Organisation, *, with_confidences: bool = True) -> BytesIO:
    """The export as it would be from this test's own connection."""
    target = BytesIO()
    pack(
        organisation,
        target,
        database=connection.connection,
        with_confidences=with_confidences,
    )
    return target


def imported(archive: BytesIO) -> Imported:
    return import_organisation(content=archive, by=BUILDER, at=timezone.now())


def changed(
    archive: BytesIO,
    table: str = "",
    rows: Callable[[Rows], Rows] = lambda rows: rows,
    descriptor: Callable[[dict[str, Any]], None] = lambda package: None,
    without: str = "",
) -> BytesIO:
    """The same archive with another table or descriptor, and checksums that agree with it."""
    target = BytesIO()
    with ZipFile(archive) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        package = json.loads(old.read("datapackage.json"))
        for name in old.namelist():
            content = old.read(name)
            if name == f"data/{table}.csv":
                content = _as_csv(rows(list(csv.reader(io.StringIO(content.decode())))))
                (resource,) = [one for one in package["resources"] if one["name"] == table]
                resource |= {
                    "bytes": len(content),
                    "hash": f"sha256:{sha256(content).hexdigest()}",
                }
            if name not in (without, "datapackage.json"):
                new.writestr(name, content)
        descriptor(package)
        new.writestr("datapackage.json", json.dumps(package))
    return target


def _as_csv(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
