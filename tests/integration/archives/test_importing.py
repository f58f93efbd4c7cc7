"""Reading an export in: all of it, or nothing, with a sentence that says what is wrong."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from archives.unpacking import package as opening
from charts.models import Measure, Measurement, MeasureState
from common.errors import DomainError, Invalid, NotNow
from dashboards.models import ProjectSummary
from dashboards.summarising import summarise_stale
from pdsa.models import Cycle
from people.models import Organisation, Unit, User
from projects.models import Attachment, Comment
from tests.integration.archives.conftest import HARD, NOTES, Rows, changed, exported, imported
from tests.world import a_world

Break = Callable[[Rows], Rows]


def refused(archive: BytesIO) -> str:
    """The sentence of the refusal; nothing may be left of the try."""
    with pytest.raises(DomainError) as refusal:
        imported(archive)
    assert not Organisation.objects.exists()
    assert not User.objects.exists()
    return refusal.value.sentence


def test_everything_is_there_again(archive: BytesIO) -> None:
    done = imported(archive)

    assert done.organisation == Organisation.objects.get()
    assert (done.files, done.rows > 15) == (1, True)
    falls = Measure.objects.get()
    assert falls.definition == HARD
    assert list(Measurement.objects.order_by("period").values_list("value", flat=True)) == [
        12.0,
        9.0,
        11.0,
    ]
    assert Cycle.objects.get().measures.get() == falls
    answer = Comment.objects.exclude(answers=None).get()
    assert answer.answers
    assert answer.answers.mentions.get() == User.objects.get(name="Lena Lead")
    with Attachment.objects.get().file.open() as content:
        assert content.read() == NOTES


def test_triggers_make_workers_compute_it_anew(archive: BytesIO) -> None:
    imported(archive)

    state = MeasureState.objects.get()
    assert state.data_version > state.analysed_version
    assert Unit.objects.get(name="Willow ward").path[-1] == Unit.objects.get(name="Willow ward").pk


def test_when_a_project_was_last_active_follows_from_its_record(archive: BytesIO) -> None:
    imported(changed(archive, "attachments", with_cell("uploaded_at", "2027-05-01T10:00:00Z")))
    while summarise_stale():
        pass

    assert ProjectSummary.objects.get().last_active_on == date(2027, 5, 1)


def test_a_second_export_is_the_same_byte_for_byte(archive: BytesIO) -> None:
    again = exported(imported(archive).organisation)

    with ZipFile(archive) as one, ZipFile(again) as other:
        names = [name for name in one.namelist() if name != "datapackage.json"]
        assert len(names) > 50
        assert [name for name in names if one.read(name) != other.read(name)] == []


def test_where_somebody_works_already_nothing_is_read_in(archive: BytesIO) -> None:
    world = a_world("Elsewhere")

    with pytest.raises(NotNow, match="exists already"):
        imported(archive)
    assert Organisation.objects.get() == world.organisation


def without_column(name: str) -> Break:
    def rows(table: Rows) -> Rows:
        at = table[0].index(name)
        return [row[:at] + row[at + 1 :] for row in table]

    return rows


def with_cell(name: str, value: str) -> Break:
    def rows(table: Rows) -> Rows:
        table[1][table[0].index(name)] = value
        return table

    return rows


def doubled(table: Rows) -> Rows:
    return [*table, table[1]]


@pytest.mark.parametrize(
    ("table", "rows", "sentence"),
    [
        ("people", with_cell("is_active", "perhaps"), "row 1: “is_active” cannot be “perhaps”"),
        ("people", with_cell("public_id", ""), "row 1: there is nothing in “public_id”"),
        ("people", with_cell("name", "x" * 121), "row 1: “name” cannot be “xxx"),
        ("projects", with_cell("stage", "nowhere"), "“stage” cannot be “nowhere”"),
        ("projects", with_cell("started_on", "2026-02-31"), "breaks a rule of the database"),
        ("measurements", with_cell("value", "many"), "“value” cannot be “many”"),
        ("measurements", with_cell("value", ""), "breaks a rule of the database"),
        ("attachments", with_cell("file", "../../settings.py"), "“file” cannot be"),
        ("entries", with_cell("changes", "{"), "breaks a rule of the database"),
        ("people", doubled, "breaks a rule of the database"),
        ("organisation", lambda rows: rows[:1], "of one organisation, and this one holds 0"),
        ("people", lambda rows: [*rows, ["too", "few"]], "cannot be read: missing data"),
        ("people", without_column("email"), "has other columns than the package announces"),
    ],
)
def test_what_is_wrong_in_a_table_is_said_and_undoes_everything(
    archive: BytesIO, table: str, rows: Break, sentence: str
) -> None:
    assert sentence in refused(changed(archive, table, rows))


def test_a_reference_that_leads_nowhere_is_named(archive: BytesIO) -> None:
    nobody = "00000000-0000-0000-0000-000000000000"

    said = refused(changed(archive, "projects", with_cell("unit", nobody)))
    assert said == (
        f"“data/projects.csv”, row 1: “unit” refers to {nobody}, which is not in this export."
    )
    said = refused(changed(archive, "comments", with_cell("answers", nobody)))
    assert "“answers” refers to" in said


def test_a_table_that_was_changed_on_the_way_is_refused(archive: BytesIO) -> None:
    def forge(package: dict[str, Any]) -> None:
        package["resources"][1]["hash"] = "sha256:" + "0" * 64

    assert "its checksum differs" in refused(changed(archive, descriptor=forge))


def test_a_file_that_is_missing_is_named(archive: BytesIO) -> None:
    with ZipFile(archive) as opened:
        (kept,) = [name for name in opened.namelist() if name.startswith("files/")]

    assert f"lacks “{kept}”" in refused(changed(archive, without=kept))


def test_files_of_an_import_that_fails_are_taken_away(archive: BytesIO, tmp_path: Path) -> None:
    refused(changed(archive, "measurements", with_cell("value", "many")))

    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def newer(package: dict[str, Any]) -> None:
    package["format"]["version"] = 2


def foreign(package: dict[str, Any]) -> None:
    del package["format"]


def with_table(package: dict[str, Any]) -> None:
    package["resources"].append({**package["resources"][0], "name": "spells"})


def with_field(package: dict[str, Any]) -> None:
    package["resources"][1]["schema"]["fields"].append({"name": "colour", "type": "string"})


def vague(package: dict[str, Any]) -> None:
    del package["resources"][1]["bytes"]


@pytest.mark.parametrize(
    ("descriptor", "sentence"),
    [
        (newer, "format 2, and this installation reads format 1"),
        (foreign, "no export of this platform"),
        (with_table, "does not know: “spells”"),
        (with_field, "does not know: “colour”"),
        (vague, "does not say what it should"),
    ],
)
def test_what_this_version_cannot_read_is_refused(
    archive: BytesIO, descriptor: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    assert sentence in refused(changed(archive, descriptor=descriptor))


def test_an_older_export_lacks_what_was_added_since(archive: BytesIO) -> None:
    def older(package: dict[str, Any]) -> None:
        package["resources"] = [one for one in package["resources"] if one["name"] != "saved-views"]

    archive = changed(archive, descriptor=older)
    lacking = (
        ("projects", "plain_words"),
        ("organisation", "goals"),
        ("organisation", "compares_teams"),
        ("entries", "undone_at"),
        ("people", "job_title"),
    )
    for table, column in lacking:

        def drop(package: dict[str, Any], table: str = table, column: str = column) -> None:
            (found,) = [one for one in package["resources"] if one["name"] == table]
            fields = found["schema"]["fields"]
            found["schema"]["fields"] = [one for one in fields if one["name"] != column]

        archive = changed(archive, table, without_column(column), drop)

    organisation = imported(archive).organisation
    assert (organisation.goals, organisation.compares_teams) == ([], False)
    assert set(User.objects.values_list("job_title", flat=True)) == {""}


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_refused(db: None, content: bytes) -> None:
    assert refused(BytesIO(content))


def test_an_archive_that_would_grow_too_much_is_not_opened(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "ALWAYS_TAKEN", 1_000)
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", json.dumps({"resources": ["0" * 10_000_000]}))

    assert "grow far too much" in refused(bomb)


def test_a_table_larger_than_it_is_said_to_be_is_not_read_to_its_end(archive: BytesIO) -> None:
    def smaller(package: dict[str, Any]) -> None:
        package["resources"][1]["bytes"] = 200

    with pytest.raises(Invalid):
        imported(changed(archive, descriptor=smaller))
