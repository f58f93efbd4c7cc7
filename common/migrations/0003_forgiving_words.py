"""The way in which search reads words: English, whatever their form, and blind to accents."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("common", "0002_forgiving_search")]
    operations = [
        migrations.RunSQL(
            [
                "CREATE TEXT SEARCH CONFIGURATION forgiving (COPY = english)",
                "ALTER TEXT SEARCH CONFIGURATION forgiving"
                " ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part"
                " WITH unaccent, english_stem",
            ],
            ["DROP TEXT SEARCH CONFIGURATION forgiving"],
        )
    ]
