"""What workers are asked to do. Messages are hints: see `exporting` and `importing` beside."""

from celery import shared_task

from archives import exporting, importing
from archives.models import Export, Import
from common.background import hint, hint_on_commit

LONGEST = 55 * 60  # seconds: Redis brings a message again after an hour


@shared_task(name="archives.export", time_limit=LONGEST, soft_time_limit=LONGEST - 60)
def export(**_: object) -> None:
    """Write the exports that wait, one after the other."""
    exporting.run_waiting_exports()


@shared_task(name="archives.import", time_limit=LONGEST, soft_time_limit=LONGEST - 60)
def import_(**_: object) -> None:
    """Read in the export that somebody has brought to this empty installation."""
    importing.run_waiting_imports()


@shared_task(name="archives.hint_at_waiting")
def hint_at_waiting(**_: object) -> None:
    """The scheduled hints, where something waits: heals messages and workers that were lost."""
    if Export.objects.unfinished().exists():
        hint(export, queue="bulk")
    if Import.objects.unfinished().exists():
        hint(import_, queue="bulk")


def export_soon() -> None:
    """After this commit, ask for what waits."""
    hint_on_commit(export, queue="bulk")


def import_soon() -> None:
    """After this commit, ask for it to be read in."""
    hint_on_commit(import_, queue="bulk")
