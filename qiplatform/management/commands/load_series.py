import time
from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from charts.engine import ENGINE_VERSION
from charts.models import MeasureState
from charts.recalculation import recompute
from charts.tasks import recompute_soon
from common.background import without_hints
from common.errors import DomainError
from dashboards.summarising import summarise_stale
from people.calendar import today_of
from people.models import Unit, User
from people.selectors import top_unit
from qiplatform.loading.files import UnreadableFile, open_rows
from qiplatform.loading.loading import Loader, Report
from qiplatform.loading.options import (
    add_columns,
    add_definition,
    columns_of,
    definition_of,
    wording_of,
)
from qiplatform.loading.places import Places
from qiplatform.progress import progress

AT_ONCE = 20  # analyses between two steps of the bar


class Command(BaseCommand):
    help = (
        "Load series from a CSV file with one line for each unit and period. Units and measures "
        "that do not exist yet are made. Running it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="E-MAIL", help="who answers for it")
        parser.add_argument("--below", metavar="UNIT", help="where new units are made; else on top")
        parser.add_argument("--encoding", default="utf-8-sig")
        parser.add_argument("--chunk", type=int, default=2_000, help="lines in one transaction")
        charts = parser.add_mutually_exclusive_group()
        charts.add_argument("--analyse", action="store_true", help="make the charts at once, here")
        charts.add_argument(
            "--wait", type=float, metavar="SECONDS", help="until workers have made the charts"
        )
        add_columns(parser)
        add_definition(parser)

    def handle(self, *args: object, file: Path, **options: Any) -> None:
        try:
            loader = self._load(file, options)
        except (UnreadableFile, ArgumentTypeError) as error:
            raise CommandError(str(error)) from error
        except DomainError as refusal:
            raise CommandError(f"{refusal.sentence} The last chunk was not saved.") from refusal
        if options["analyse"]:
            self._analyse(loader.measures)
        else:
            recompute_soon(loader.report.changed)
        if options["wait"]:
            self._wait(loader.measures, seconds=options["wait"])

    def _load(self, file: Path, options: dict[str, Any]) -> Loader:
        person, at = _person(options["by"]), timezone.now()
        places = Places(
            below=_unit(person, options["below"]),
            wording=wording_of(options),
            definition=definition_of(options),
            by=person,
            at=at,
        )
        columns = columns_of(options)
        loader = Loader(
            columns,
            places,
            rhythm=options["rhythm"],
            today=today_of(person),
            by=person,
            at=at,
            refused=lambda rejected: self.stderr.write(f"Rejected {rejected}"),
        )
        with (
            open_rows(file, columns, encoding=options["encoding"]) as rows,
            progress("Lines", None, self.stdout) as bar,
            without_hints(),
        ):
            for read in loader.load(rows, chunk=options["chunk"]):
                bar.advance(read)
        self._tell(loader.report, places)
        return loader

    def _tell(self, report: Report, places: Places) -> None:
        self.stdout.write(
            f"{report.read:,} lines read: {report.inserted:,} inserted, {report.updated:,} "
            f"updated, {report.unchanged:,} unchanged, {report.rejected:,} rejected.\n"
            f"{places.units_made:,} units and {places.measures_made:,} measures made."
        )

    def _analyse(self, measures: Sequence[int]) -> None:
        with progress("Charts", len(measures), self.stdout) as bar, without_hints():
            for start in range(0, len(measures), AT_ONCE):
                batch = measures[start : start + AT_ONCE]
                recompute(batch)
                bar.advance(len(batch))
            while summarise_stale():
                pass

    def _wait(self, measures: Sequence[int], *, seconds: float) -> None:
        """Until every one of these has an analysis of its newest data."""
        states = MeasureState.objects.filter(measure__in=measures)
        deadline = time.monotonic() + seconds
        with progress("Charts", len(measures), self.stdout) as bar:
            left = len(measures)
            while left:
                still = states.stale(ENGINE_VERSION).count()
                bar.advance(left - still)
                left = still
                if left and time.monotonic() > deadline:
                    failed = states.exclude(last_error="").count()
                    raise CommandError(
                        f"{left:,} charts are not made yet, {failed:,} of them because their "
                        "analysis failed. Is a worker or the sweeper running?"
                    )
                time.sleep(0.5 if left else 0)


def _person(email: str) -> User:
    person = User.objects.filter(email=email.lower()).select_related("organisation").first()
    if person is None or person.organisation is None:
        raise CommandError(f"There is nobody with the address {email}.")
    return person


def _unit(person: User, name: str | None) -> Unit:
    assert person.organisation is not None
    if name is None:
        return top_unit(person.organisation)
    units = Unit.objects.filter(organisation=person.organisation, name__iexact=name)
    if len(units) != 1:
        raise CommandError(f"There are {len(units)} units called “{name}”. Name one.")
    return units[0]
