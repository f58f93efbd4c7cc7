"""What workers are asked to do about charts. Messages are hints; see `charts.recalculation`."""

from collections.abc import Iterable

from celery import shared_task

from audit.services import told_by_task
from charts import feeding, judgements, recalculation, rollups
from charts.signals import analyses_published
from common.background import hint, hint_on_commit

BATCH = 100


@shared_task(name="charts.recompute")
def recompute(*, measure_ids: list[int], just_changed: bool = False, **_: object) -> None:
    """Bring the stored analyses of these measures up to date.

    What follows is asked for even where nothing was published: the act that asked left it to this
    task to tell of it (`audit.services.told_by_task`), and may have changed other facts as well.
    """
    recalculation.recompute(measure_ids, just_changed=just_changed)
    hint(follow_up, queue="bulk")


@shared_task(name="charts.follow_up")
def follow_up(**_: object) -> None:
    """What analyses lead to, in one go, for a message costs as much as a query or two.

    Sums over teams first, since summaries count them; simulations, which take longest, last.
    """
    recalculation.recompute(rollups.feed_roll_ups())
    analyses_published.send_robust(sender=None)
    judge()


@shared_task(name="charts.hint_at_stale")
def hint_at_stale(**_: object) -> None:
    """Send a hint for every measure that waits: heals messages that were lost."""
    hint(roll_up, queue="bulk")
    waiting = recalculation.stale_measures(most=20 * BATCH)
    for batch in _batches(waiting):
        hint(recompute, queue="bulk", measure_ids=batch)


@shared_task(name="charts.judge")
def judge(**_: object) -> None:
    """Simulate and propose for some analyses that have moved on; ask again while any wait."""
    if judgements.judge_waiting(most=20):
        hint(judge, queue="bulk")


@shared_task(name="charts.feed")
def feed(**_: object) -> None:
    """Count the measures of the platform's own life again, and analyse those that changed."""
    _analyse(feeding.fill_fed_measures())


@shared_task(name="charts.roll_up")
def roll_up(**_: object) -> None:
    """Add up again what teams measure alike, where a number behind it changed, and analyse that."""
    _analyse(rollups.feed_roll_ups())


def recompute_soon(measure_ids: Iterable[int], *, queue: str = "") -> None:
    """After this commit, ask for these measures: a few ahead of the queue, many behind it.

    Many wait for so long that the sweeper may ask for them as well, so they are leased one by one.
    """
    wanted = sorted(set(measure_ids))
    if wanted:
        told_by_task()
    queue = queue or ("entry" if len(wanted) <= 10 else "bulk")
    for batch in _batches(wanted):
        hint_on_commit(recompute, queue=queue, measure_ids=batch, just_changed=queue == "entry")


def _analyse(measure_ids: Iterable[int]) -> None:
    if recalculation.recompute(measure_ids):
        hint(follow_up, queue="bulk")


def _batches(measure_ids: list[int]) -> Iterable[list[int]]:
    return (measure_ids[i : i + BATCH] for i in range(0, len(measure_ids), BATCH))
