"""An organisation moves: exported, read into an empty database, and everything says the same."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from django.core.management import call_command
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from archives.contents import TABLES
from charts.engine import ENGINE_VERSION
from charts.feeds import PULSE
from charts.models import Measure, Measurement, MeasureState
from dashboards.models import ProjectSummary, SearchDocument
from people.models import User
from qiplatform.management.commands.sweep import sweep
from tests.conftest import as_owner, empty_all_tables

_OF_AN_ANALYSIS = (
    "result",
    "headline",
    "detail",
    "variation",
    "assurance",
    "tone",
    "alt_text",
    "latest_period",
    "latest_value",
    "points",
    "varied_at",
    "chart_wide",
    "chart_narrow",
    "chart_small",
    "input_digest",
)
_OF_A_SUMMARY = (
    "measures",
    "improving",
    "of_concern",
    "main_headline",
    "claimed_score",
    "suggested_score",
    "open_barriers",
    "running_cycles",
    "unseen_signals",
    "last_active_on",
)
Analyses = dict[str, tuple[Any, ...]]


@dataclass
class Move:
    """What every chart and summary said before and after, and both exports."""

    before: Analyses
    after: Analyses
    projects_before: Analyses
    projects_after: Analyses
    found_before: set[tuple[str, str]]
    first: Path
    second: Path
    said: str


@pytest.fixture(scope="module")
def move(
    seeded: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Move]:
    folder = tmp_path_factory.mktemp("exports")
    first, second, said = folder / "first.zip", folder / "second.zip", StringIO()
    with django_db_blocker.unblock():
        sweep()
        before, projects_before = analyses(), summaries()
        found_before = findable()
        call_command("export_organisation", first, stdout=StringIO())
        empty_the_installation()
        call_command("import_organisation", first, stdout=said)
        sweep()
        call_command("export_organisation", second, stdout=StringIO())
        yield Move(
            before,
            analyses(),
            projects_before,
            summaries(),
            found_before,
            first,
            second,
            said.getvalue(),
        )


def empty_the_installation() -> None:
    """All tables are emptied, and rows will have other keys than before."""
    connections.close_all()
    with as_owner():
        empty_all_tables()
        with connection.cursor() as cursor:
            cursor.execute("SELECT quote_ident(sequencename) FROM pg_sequences")
            for number, (name,) in enumerate(cursor.fetchall()):
                cursor.execute("SELECT setval(%s, %s)", [name, 1_000 + 97 * number])


def analyses() -> Analyses:
    return {
        str(row[0]): row[1:]
        for row in MeasureState.objects.values_list("measure__public_id", *_OF_AN_ANALYSIS)
    }


def summaries() -> Analyses:
    return {
        str(row[0]): row[1:]
        for row in ProjectSummary.objects.values_list("project__public_id", *_OF_A_SUMMARY)
    }


def findable() -> set[tuple[str, str]]:
    return set(SearchDocument.objects.values_list("kind", "title"))


def hashes(archive: Path) -> dict[str, str]:
    with ZipFile(archive) as opened:
        package = json.loads(opened.read("datapackage.json"))
    return {resource["name"]: resource["hash"] for resource in package["resources"]}


def test_every_analysis_says_what_it_said(move: Move) -> None:
    assert len(move.before) > 20
    assert not MeasureState.objects.stale(ENGINE_VERSION).exists()
    assert move.after.keys() == move.before.keys()
    different = {
        (key, name)
        for key, now in move.after.items()
        for name, one, other in zip(_OF_AN_ANALYSIS, move.before[key], now, strict=True)
        if one != other
    }
    assert different == set()


def test_summaries_and_search_follow(move: Move) -> None:
    assert move.projects_after == move.projects_before
    assert findable() == move.found_before


def test_a_second_export_holds_the_same_rows(move: Move) -> None:
    first = hashes(move.first)

    assert {table.name for table in TABLES} < first.keys()
    assert hashes(move.second) == first


def test_what_is_counted_from_what_people_said_in_confidence_moves_as_well(move: Move) -> None:
    assert Measure.objects.filter(fed_from=PULSE).exists()


def test_nobody_has_a_password(move: Move) -> None:
    assert not any(person.has_usable_password() for person in User.objects.all())
    assert "Nobody has a password yet" in move.said


def test_pandas_alone_reads_an_export(move: Move) -> None:
    with ZipFile(move.first) as archive:
        measures = pd.read_csv(archive.open("data/measures.csv"))
        measurements = pd.read_csv(archive.open("data/measurements.csv"), parse_dates=["period"])

    joined = measurements.merge(measures, left_on="measure", right_on="public_id")
    assert len(joined) == len(measurements) == Measurement.objects.count()
    assert joined["period"].dt.year.min() > 2000
    assert joined["name"].notna().all()
