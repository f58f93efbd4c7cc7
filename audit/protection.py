"""What the database itself refuses: altering or deleting history, even by the application.

Migrations run as the owner of the tables, everything else as a role that may add to the history
and read it, and no more.
"""

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.db import connections, models


def history_models() -> list[type[models.Model]]:
    """Every table of history: those of tracked models, and those that say so themselves."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) or getattr(model, "is_history", False)
    ]


def protect_history(using: str) -> None:
    """Take the right to change or delete history from the application's role, if there is one."""
    role = settings.APPLICATION_DATABASE_ROLE
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, to_regrole(%s) IS NOT NULL", [role])
        current, exists = cursor.fetchone()
        if not exists or current == role:
            return
        existing = set(connection.introspection.table_names(cursor))
        for model in history_models():
            table = model._meta.db_table
            if table in existing:
                quote = connection.ops.quote_name
                cursor.execute(
                    f"REVOKE UPDATE, DELETE, TRUNCATE ON {quote(table)} FROM {quote(role)}"
                )
