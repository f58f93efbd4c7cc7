"""When charts began to say something else."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from charts.models import VerdictChange
from charts.models.measure_state import SIGNALS


def newest_verdict_changes(
    projects: Collection[int], *, after: datetime, until: datetime, most: int
) -> list[VerdictChange]:
    """The newest coming or going of a signal on each open measure of these projects.

    Newest first, with measure and project. One query. Whoever calls has seen to it that the
    person may know of these projects.
    """
    newest = (
        VerdictChange.objects.filter(
            Q(before__in=SIGNALS) | Q(after__in=SIGNALS),
            measure__project__in=projects,
            measure__closed_on=None,
            at__gt=after,
            at__lte=until,
        )
        .order_by("measure", "-at", "-pk")
        .distinct("measure")
        .values("pk")
    )
    return list(
        VerdictChange.objects.filter(pk__in=newest)
        .select_related("measure__project")
        .order_by("-at", "-pk")[:most]
    )
