import time
from datetime import timedelta

import structlog
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, connection
from django.utils import timezone

from archives.exporting import forget_old_exports, run_waiting_exports
from archives.importing import run_waiting_imports
from charts.feeding import fill_fed_measures
from charts.judgements import judge_waiting
from charts.recalculation import recompute, stale_measures
from charts.rollups import feed_roll_ups
from common.heartbeats import beat
from dashboards.digesting import send_due_digests
from dashboards.spelling import learn_words
from dashboards.summarising import summarise_stale
from feeds.loading import forget_old_files, run_waiting_loads
from feeds.retention import forget_what_is_long_gone
from feeds.sending import forget_old_deliveries, send_due

log = structlog.get_logger(__name__)

SENDING = 5.0  # seconds of a round for messages to other systems
LEFT_ALONE = timedelta(minutes=1)  # no worker was heard of a load or an export for so long


class Command(BaseCommand):
    help = (
        "Analyse, summarise and send whatever is behind, needing nothing but PostgreSQL: the "
        "guarantee behind the hints that go through Redis."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--loop", type=float, metavar="SECONDS", help="Sweep again after so many seconds."
        )

    def handle(self, *args: object, loop: float | None, **options: object) -> None:
        while True:
            try:
                sweep()
            except Error as error:  # the database is away, or a row went while it was worked on
                if loop is None:
                    raise
                log.warning("sweep_cut_short", kind=type(error).__name__)
                connection.close()
            if loop is None:
                return
            time.sleep(loop)


def sweep() -> None:
    """One round: what is counted, then what is behind; a few simulations and digests."""
    fill_fed_measures()
    feed_roll_ups()
    while recompute(stale_measures(most=200)):
        beat("sweeper")
    while summarise_stale():
        beat("sweeper")
    while learn_words():
        beat("sweeper")
    run_waiting_loads(quiet_for=LEFT_ALONE, beat=lambda: beat("sweeper"))
    forget_old_files(at=timezone.now())
    forget_what_is_long_gone(at=timezone.now())
    send_due(seconds=SENDING)
    forget_old_deliveries(at=timezone.now())
    beat("sweeper")
    run_waiting_exports(quiet_for=LEFT_ALONE, beat=lambda: beat("sweeper"))
    forget_old_exports(at=timezone.now())
    run_waiting_imports(quiet_for=LEFT_ALONE, beat=lambda: beat("sweeper"))
    judge_waiting(most=5)
    beat("sweeper")
    send_due_digests(at=timezone.now(), most=5)
    beat("sweeper")
