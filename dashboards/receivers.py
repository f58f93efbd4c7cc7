"""What dashboards do when something below them happens."""

from typing import Any

from django.dispatch import receiver

from charts.signals import analyses_published
from common.background import hint
from dashboards.tasks import refresh_summaries


@receiver(analyses_published)
def refresh_after_analyses(sender: Any, measure_ids: list[int], **_: Any) -> None:
    hint(refresh_summaries, queue="bulk")
