"""The table behind the cache: sign-in limits and signs of life live in PostgreSQL."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list = []
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE common_cache (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX common_cache_expires ON common_cache (expires);
            """,
            "DROP TABLE common_cache",
        )
    ]
