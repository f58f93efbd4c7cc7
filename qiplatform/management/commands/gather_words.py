from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Bring the files of translations in locale/ up to date, and compile them."

    def handle(self, *args: Any, **options: Any) -> None:
        from qiplatform import languages  # here, because only development has Babel

        for language, name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            catalog = languages.brought_up_to_date(language)
            languages.write(language, catalog)
            done = sum(1 for message in catalog if message.id and languages.is_translated(message))
            self.stdout.write(f"{name}: {done} of {len(catalog)} messages are translated.")
