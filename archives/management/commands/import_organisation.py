import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from archives.importing import import_organisation
from audit.services import SystemProcess
from common.errors import DomainError

IMPORTING = SystemProcess("Import of an export")


class Command(BaseCommand):
    help = (
        "Begin this installation, which has to be empty, from an export (docs/export.md): all of "
        "it, or nothing. Workers compute the analyses anew."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, file: Path, **options: Any) -> None:
        started = time.monotonic()
        try:
            with file.open("rb") as content:
                imported = import_organisation(content=content, by=IMPORTING, at=timezone.now())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except DomainError as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(
            f"{imported.organisation}: {imported.rows:,} rows and {imported.files:,} files in "
            f"{time.monotonic() - started:.1f} s. Nobody has a password yet: people choose one "
            "with “Forgotten your password?”, or you give one with: manage.py changepassword E-MAIL"
        )
