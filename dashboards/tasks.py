"""What workers are asked to do about summaries and digests. Messages are hints."""

from celery import shared_task
from django.utils import timezone

from common.background import hint
from dashboards import digesting, spelling, summarising
from dashboards.summarising import usage

DIGESTS_AT_ONCE = 25


@shared_task(name="dashboards.refresh_summaries")
def refresh_summaries(**_: object) -> None:
    """Bring stale summaries up to date. One run serves every hint that came before it."""
    while summarising.summarise_stale():
        pass


@shared_task(name="dashboards.hint_at_stale")
def hint_at_stale(**_: object) -> None:
    """The scheduled hint, for facts that changed without an analysis."""
    hint(refresh_summaries, queue="bulk")
    hint(learn_words, queue="bulk")


@shared_task(name="dashboards.send_digests")
def send_digests(**_: object) -> None:
    """Send some of the digests that are due; ask again while there may be more."""
    if digesting.send_due_digests(at=timezone.now(), most=DIGESTS_AT_ONCE) == DIGESTS_AT_ONCE:
        hint(send_digests, queue="bulk")


@shared_task(name="dashboards.report_usage")
def report_usage(**_: object) -> None:
    """Count how much the platform is used, where that was not done lately."""
    usage.report_usage(at=timezone.now())


@shared_task(name="dashboards.learn_words")
def learn_words(**_: object) -> None:
    """Learn the words of new and changed documents, for search to compare typing with."""
    while spelling.learn_words():
        pass
