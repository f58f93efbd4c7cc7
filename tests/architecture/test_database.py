"""What the database itself promises, read from its catalogue."""

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from audit.protection import history_models
from charts.models import Measure
from charts.models.measure import READ_BY_ANALYSIS
from people.models import TenantModel


@pytest.mark.parametrize("model", history_models(), ids=lambda model: model._meta.db_table)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_cannot_remove_history(db: None, model: type, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(model._meta.db_table))


@pytest.mark.parametrize("model", history_models(), ids=lambda model: model._meta.db_table)
def test_the_application_cannot_alter_history(db: None, model: type) -> None:
    column = model._meta.concrete_fields[1].column
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {model._meta.db_table} SET {column} = {column}")


def test_the_application_owns_nothing_and_cannot_change_the_schema(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone()[0] == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("DROP TRIGGER raise_on_insert ON charts_measurement")


def test_every_table_of_a_tenant_says_whose_each_row_is(db: None) -> None:
    without = [
        model._meta.db_table
        for model in TenantModel.__subclasses__()
        if not model._meta.abstract and model._meta.get_field("organisation").null
    ]

    assert without == []


def test_the_big_table_is_keyed_by_organisation_measure_and_period(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'charts_measurement'")
        indexes = [row[0] for row in cursor.fetchall()]

    assert len(indexes) == 2
    assert any(index.endswith("(organisation_id, measure_id, period)") for index in indexes)
    assert any("USING brin (xact)" in index for index in indexes)  # of blocks: hardly any room


def test_every_trigger_is_installed_as_it_is_written(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("pgtrigger", "ls")

    listed = [line for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert len(listed) > 50
    assert [line for line in listed if "INSTALLED" not in line or "OUTDATED" in line] == []


def test_every_column_of_a_measure_that_an_analysis_reads_is_watched(db: None) -> None:
    """A column the adapter reads and the trigger does not watch would leave stale charts."""
    read_elsewhere = {
        "id",
        "public_id",
        "created_at",
        "version",
        "organisation_id",
        "project_id",
        "role",
        "definition",
        "warehouse_code",
        "fed_from",
        "shared_id",
        "rolls_up_id",
        "programme_id",
        "starts_on",
        "closed_on",
    }
    columns = {field.column for field in Measure._meta.concrete_fields}

    assert columns - read_elsewhere == set(READ_BY_ANALYSIS)
