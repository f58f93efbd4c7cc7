"""What dashboards do when something below them happens."""

from typing import Any

from django.dispatch import receiver

from audit.signals import act_committed
from charts.signals import analyses_published
from common.background import hint
from dashboards.tasks import refresh_summaries


@receiver(analyses_published)
def refresh_after_analyses(sender: Any, **_: Any) -> None:
    """At once: it is a worker that tells."""
    refresh_summaries()


@receiver(act_committed)
def refresh_after_acts(sender: Any, **_: Any) -> None:
    """A look at a signal, a score, a barrier: what nobody has to analyse is counted at once."""
    hint(refresh_summaries, queue="bulk")
