import time
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archives.packing import one_moment, pack
from people.models import Organisation


class Command(BaseCommand):
    help = (
        "Write everything of one organisation into an archive (docs/export.md), with what people "
        "said in confidence: whoever runs this reads the database as well."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--organisation", type=UUID, help="its public id, where there are several"
        )
        parser.add_argument(
            "--without-confidences",
            action="store_true",
            help="leave out what people said in confidence, as exports from the browser do",
        )

    def handle(self, *args: object, file: Path, **options: Any) -> None:
        started = time.monotonic()
        organisation = _organisation(options["organisation"])
        try:
            with file.open("xb") as target, one_moment() as database:
                packed = pack(
                    organisation,
                    target,
                    database=database,
                    with_confidences=not options["without_confidences"],
                )
        except FileExistsError as error:
            raise CommandError(f"{file} exists already.") from error
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        self.stdout.write(
            f"{organisation}: {packed.rows:,} rows and {packed.files:,} files in {file}, "
            f"{file.stat().st_size:,} bytes, in {time.monotonic() - started:.1f} s."
        )
        if packed.missing:
            self.stderr.write(f"{packed.missing:,} files are not where they were kept.")


def _organisation(public_id: UUID | None) -> Organisation:
    found = Organisation.objects.filter(**({"public_id": public_id} if public_id else {}))
    try:
        return found.get()
    except Organisation.DoesNotExist as error:
        raise CommandError("There is no such organisation.") from error
    except Organisation.MultipleObjectsReturned as error:
        names = ", ".join(f"{one} ({one.public_id})" for one in found.order_by("name"))
        raise CommandError(f"Choose one with --organisation: {names}.") from error
