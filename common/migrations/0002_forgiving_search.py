"""Search forgives accents and typing mistakes: two extensions that PostgreSQL brings along.

Both are trusted, so the owner of the database may create them.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("common", "0001_cache_table")]
    operations = [TrigramExtension(), UnaccentExtension()]
