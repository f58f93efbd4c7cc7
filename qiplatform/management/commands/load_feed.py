import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from common.errors import DomainError, Invalid
from feeds.loading import run_until_done
from feeds.models import Load
from feeds.selectors import rejected_rows_of, unknown_codes_of
from feeds.services.loads import ENCODINGS, Wishes, accept_load
from feeds.vocabulary import FIELDS, Stage
from people.models import User

SHOWN = 20  # rejected rows and unknown codes


class Command(BaseCommand):
    help = (
        "Load measurements from a CSV, NDJSON or Parquet file, here and at once. Measures and "
        "units are found by their codes. Running it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="E-MAIL", help="who answers for it")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="FIELD=COLUMN",
            help=f"what the file calls a field ({', '.join(FIELDS)})",
        )
        parser.add_argument("--encoding", default="utf-8", choices=ENCODINGS)
        parser.add_argument("--dry-run", action="store_true", help="say what it would do")
        parser.add_argument(
            "--all-or-nothing", action="store_true", help="save nothing if one row is rejected"
        )

    def handle(self, *args: object, file: Path, **options: Any) -> None:
        started = time.monotonic()
        load = self._accepted(file, options)
        if not run_until_done(load):
            raise CommandError("Another load of this organisation is under way. Yours comes next.")
        self._tell(load, time.monotonic() - started)
        if load.stage != Stage.DONE:
            raise CommandError(load.failure or "Nothing was saved.")

    def _accepted(self, file: Path, options: dict[str, Any]) -> Load:
        wishes = Wishes(
            columns=_columns(options["column"]),
            encoding=options["encoding"],
            is_dry_run=options["dry_run"],
            all_or_nothing=options["all_or_nothing"],
        )
        try:
            with file.open("rb") as content:
                return accept_load(
                    name=file.name,
                    content=content,
                    size=file.stat().st_size,
                    wishes=wishes,
                    by=_person(options["by"]),
                    at=timezone.now(),
                )
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except Invalid as refusal:
            raise CommandError(" ".join(refusal.fields.values()) or refusal.sentence) from refusal
        except DomainError as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _tell(self, load: Load, seconds: float) -> None:
        for row in rejected_rows_of(load)[:SHOWN]:
            self.stderr.write(f"Rejected row {row.row:,}, {row.column}: {row.reason} ({row.value})")
        for code in unknown_codes_of(load)[:SHOWN]:
            self.stderr.write(f"Unknown code of a {code.kind}: {code} ({code.rows:,} rows)")
        trial = "Trial: " if load.is_dry_run else ""
        self.stdout.write(
            f"{trial}{load.read:,} rows read in {seconds:.1f} s: {load.inserted:,} inserted, "
            f"{load.updated:,} updated, {load.unchanged:,} unchanged, {load.rejected:,} rejected."
        )


def _columns(named: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in named]
    if wrong := [field for field, equals, column in pairs if not equals or not column]:
        raise CommandError(f"Write --column {wrong[0]}=NAME, with what the file calls it.")
    return {field: column for field, _, column in pairs}


def _person(email: str) -> User:
    person = User.objects.filter(email=email.lower()).select_related("organisation").first()
    if person is None:
        raise CommandError(f"There is nobody with the address {email}.")
    return person
