"""What workers are asked to do about loads and webhooks. Messages of Celery are hints."""

from celery import shared_task

from common.background import hint, hint_on_commit
from feeds import loading, sending
from feeds.models import Load

LONGEST = 55 * 60  # seconds: Redis brings a message again after an hour


@shared_task(name="feeds.load", time_limit=LONGEST, soft_time_limit=LONGEST - 60)
def load(**_: object) -> None:
    """Do the loads that wait, one after the other."""
    loading.run_waiting_loads()


@shared_task(name="feeds.hint_at_waiting")
def hint_at_waiting(**_: object) -> None:
    """The scheduled hint, where something waits: heals messages and workers that were lost."""
    if Load.objects.unfinished().exists():
        hint(load, queue="bulk")
    if sending.is_any_due():
        hint(tell_webhooks, queue="bulk")


def load_soon() -> None:
    """After this commit, ask for what waits."""
    hint_on_commit(load, queue="bulk")


@shared_task(name="feeds.tell_webhooks")
def tell_webhooks(**_: object) -> None:
    """Send some of the messages that are due; ask again while there may be more."""
    if sending.send_due():
        hint(tell_webhooks, queue="bulk")


def tell_soon() -> None:
    """After this commit, send what is due."""
    hint_on_commit(tell_webhooks, queue="bulk")
