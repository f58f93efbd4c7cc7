"""Tables made together are the same as tables made one after another, and cost less to make."""

from collections.abc import Sequence

import pytest
from django.db import connection, models
from django.db.migrations import AddIndex, CreateModel, Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger

from common.tables import TablesTogether, together

KEY = ("id", models.BigAutoField(primary_key=True))


def a_table(name: str, above: str | None = None) -> CreateModel:
    """A table, of which each row belongs to a row of the one above."""
    fields = [KEY, ("words", models.CharField(max_length=80, unique=True))]
    if above:
        fields.append(("above", models.ForeignKey(f"care.{above}", models.CASCADE)))
    return CreateModel(name, fields)


def a_trigger(name: str) -> AddTrigger:
    sql = UpsertTriggerSql(
        func="RETURN NEW;", hash="0", operation="INSERT", pgid=f"pg_{name}", table=f"care_{name}",
        when="AFTER",
    )  # fmt: skip
    return AddTrigger(model_name=name, trigger=Trigger(name="hear", sql=sql))


def an_index(name: str) -> AddIndex:
    return AddIndex(name, models.Index(fields=["words"], name=f"{name}_words"))


TABLES = [a_table("ward"), a_table("bay", "ward"), a_table("bed", "bay")]
TRIGGERS = [a_trigger("ward"), a_trigger("bed")]
WITH_AN_INDEX = [*TABLES[:2], an_index("bay"), *TABLES[2:], *TRIGGERS]


def sql_of(operations: Sequence[Operation], *, back: bool = False) -> list[str]:
    """What a migration of these does with the database, or what undoing it does."""
    migration = Migration("0001_tables", "care")
    migration.operations = list(operations)
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        if back:
            migration.unapply(ProjectState(), editor)
        else:
            migration.apply(ProjectState(), editor)
    return [line for line in editor.collected_sql if not line.startswith("--")]


@pytest.mark.parametrize("operations", [TABLES + TRIGGERS, WITH_AN_INDEX])
@pytest.mark.parametrize("back", [False, True])
def test_the_database_is_told_the_same(db: None, operations: list[Operation], back: bool) -> None:
    alone, in_one = sql_of(operations, back=back), sql_of(together(operations), back=back)

    assert in_one == alone
    assert any("care_bed" in line for line in in_one)


def test_only_neighbours_of_one_kind_are_put_together() -> None:
    first, index, last, triggers = together(WITH_AN_INDEX)

    assert isinstance(first, TablesTogether)
    assert [*first.operations, index, *last.operations, *triggers.operations] == WITH_AN_INDEX


def test_no_model_is_drawn_up_again_for_a_table_beside_it(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    render = ModelState.render
    monkeypatch.setattr(
        ModelState, "render", lambda self, apps: drawn.append(self.name) or render(self, apps)
    )

    sql_of(together(TABLES))

    assert sorted(drawn) == ["bay", "bed", "ward"]
