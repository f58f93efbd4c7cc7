"""Many tables in one migration, without drawing up all models again after each of them.

After every operation Django renders the model classes that have to do with the changed one. Here
all have to do with people and organisations, so that a first migration would render seventeen
thousand of them, which takes longer than everything that PostgreSQL does.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger


class TablesTogether(Operation):
    """New tables, or triggers, for which models are rendered once.

    Each operation sees the models as they are after the last one. That is all the same to several
    new tables, and to several triggers, but not to one that changes what another has made.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        return type(self).__qualname__, [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # is rendered anew for whoever asks for it next
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """A trigger is looked up in the state to go back to, in which its table is still there."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, from_state)

    def describe(self) -> str:
        return f"Make {len(self.operations)} tables or triggers"


def together(operations: Sequence[Operation]) -> list[Operation]:
    """The operations of a migration, of which neighbours that make tables, or triggers, are one."""
    result: list[Operation] = []
    for kind, group in groupby(operations, type):
        neighbours = list(group)
        result += [TablesTogether(neighbours)] if kind in (CreateModel, AddTrigger) else neighbours
    return result
