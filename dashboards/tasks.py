"""What workers are asked to do about summaries. Messages are hints."""

from celery import shared_task

from common.background import hint
from dashboards import summarising


@shared_task(name="dashboards.refresh_summaries")
def refresh_summaries(**_: object) -> None:
    """Bring stale summaries up to date. One run serves every hint that came before it."""
    while summarising.summarise_stale():
        pass


@shared_task(name="dashboards.hint_at_stale")
def hint_at_stale(**_: object) -> None:
    """The scheduled hint, for facts that changed without an analysis."""
    hint(refresh_summaries, queue="bulk")
