"""What workers are asked to do about exports. Messages are hints; see `archives.exporting`."""

from celery import shared_task

from archives import exporting
from archives.models import Export
from common.background import hint, hint_on_commit

LONGEST = 55 * 60  # seconds: Redis brings a message again after an hour


@shared_task(name="archives.export", time_limit=LONGEST, soft_time_limit=LONGEST - 60)
def export(**_: object) -> None:
    """Write the exports that wait, one after the other."""
    exporting.run_waiting_exports()


@shared_task(name="archives.hint_at_waiting")
def hint_at_waiting(**_: object) -> None:
    """The scheduled hint, where an export waits: heals messages and workers that were lost."""
    if Export.objects.unfinished().exists():
        hint(export, queue="bulk")


def export_soon() -> None:
    """After this commit, ask for what waits."""
    hint_on_commit(export, queue="bulk")
