"""When charts began to say something else."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet

from charts.models import Measure, VerdictChange
from charts.models.measure_state import SIGNALS
from people.models import Unit, User


def newest_verdict_changes(
    projects: Collection[int], *, after: datetime, until: datetime, most: int
) -> list[VerdictChange]:
    """The newest coming or going of a signal on each open measure of these projects.

    Newest first, with measure and project. One query. Whoever calls has seen to it that the
    person may know of these projects.
    """
    newest = _newest_of_each(
        VerdictChange.objects.filter(
            measure__project__in=projects, measure__closed_on=None, at__gt=after, at__lte=until
        )
    )
    return list(newest.select_related("measure__project").order_by("-at", "-pk")[:most])


def verdict_changes_below(
    user: User, unit: Unit, *, after: datetime, before: datetime, on: date
) -> QuerySet[VerdictChange]:
    """The newest coming or going of a signal on each open measure of a unit and below.

    Only measures that this person may read, newest first, with measure, unit and project. What
    only a newer version of the analysis changed happened to nobody, and is left out.
    """
    measures = Measure.objects.visible_to(user, on=on).filter(
        unit__path__contains=[unit.pk], closed_on=None
    )
    changes = VerdictChange.objects.filter(
        organisation=user.organisation_id,
        measure__in=measures.values("pk"),
        at__gte=after,
        at__lt=before,
    ).exclude(cause=VerdictChange.Cause.NEW_ENGINE)
    return (
        _newest_of_each(changes)
        .select_related("measure__project", "measure__unit")
        .order_by("-at", "-pk")
    )


def _newest_of_each(changes: QuerySet[VerdictChange]) -> QuerySet[VerdictChange]:
    """Of each measure the newest change to a signal or from one."""
    told = changes.filter(Q(before__in=SIGNALS) | Q(after__in=SIGNALS))
    newest = told.order_by("measure", "-at", "-pk").distinct("measure").values("pk")
    return VerdictChange.objects.filter(pk__in=newest)
