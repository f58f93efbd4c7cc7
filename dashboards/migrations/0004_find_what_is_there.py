"""Writes the documents of everything that was there before search: each table is touched once.

No row changes, so nothing enters the history; the triggers of 0003 see the rows go by.
"""

from django.db import migrations

_TABLES = (
    "people_unit",
    "projects_project",
    "projects_diagramnode",
    "pdsa_cycle",
    "charts_measure",
)


class Migration(migrations.Migration):
    dependencies = [("dashboards", "0003_search_documents")]
    operations = [
        migrations.RunSQL(
            [f"UPDATE {table} SET organisation_id = organisation_id" for table in _TABLES],
            migrations.RunSQL.noop,
        )
    ]
