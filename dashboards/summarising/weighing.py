"""How much each project needs somebody, and where it stands in lists, kept with its summary.

Weights move with the calendar, so they are of a day. A project is weighed whenever it is summed
up; and all of an organisation when its day or its rules have changed, after which `Weighing` says
so. Lists believe what is kept only where that is of today and of the rules of now, and work the
weights out otherwise: no list waits for a worker, and none shows an order of yesterday.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from dashboards.models import ProjectSummary, Weighing
from dashboards.selectors.attention import weight_of
from dashboards.selectors.projects import standing
from people.calendar import local_date
from people.models import Organisation
from projects.models import Project


def weigh(projects: Sequence[int]) -> None:
    """Weigh these projects for today. Inside the transaction that sums them up."""
    now = timezone.now()
    organisations = Project.objects.filter(pk__in=projects).values("organisation")
    for organisation in Organisation.objects.filter(pk__in=organisations):
        rows = ProjectSummary.objects.filter(organisation=organisation, pk__in=projects)
        _store(_moved(rows, organisation, on=local_date(organisation, now)))


def weigh_all_due() -> int:
    """Weigh all projects of organisations where a new day or new rules have come. Returns how many
    organisations those were. Safe to run twice or at the same time elsewhere.
    """
    due = list(_due(timezone.now()))
    for organisation, on in due:
        with transaction.atomic():
            rows = ProjectSummary.objects.filter(organisation=organisation)
            moved = _moved(rows, organisation, on=on)
            # In the order in which people who write lock them.
            list(moved.order_by("pk").select_for_update(no_key=True).values_list("pk"))
            _store(moved)
            Weighing.objects.update_or_create(
                organisation=organisation, defaults=_rules(organisation, on)
            )
    return len(due)


def _due(now: datetime) -> Iterable[tuple[Organisation, date]]:
    for organisation in Organisation.objects.select_related("weighing").order_by("pk"):
        on = local_date(organisation, now)
        kept = getattr(organisation, "weighing", None)
        if kept is None or not kept.is_of(organisation, on=on):
            yield organisation, on


def _rules(organisation: Organisation, on: date) -> dict[str, object]:
    return {
        "on": on,
        "quiet_after_days": organisation.quiet_after_days,
        "silent_after_days": organisation.silent_after_days,
    }


def _moved(
    rows: QuerySet[ProjectSummary], organisation: Organisation, *, on: date
) -> QuerySet[ProjectSummary]:
    """Those among the rows for which something else is to be kept than there is."""
    project = Project.objects.filter(pk=OuterRef("pk"))
    return rows.alias(
        stage=Subquery(project.values("stage")),
        began_on=Subquery(project.values("started_on")),
        weighs=weight_of(organisation, on=on, summary=""),
        stands=standing(),
    ).exclude(weight=F("weighs"), standing=F("stands"), started_on=F("began_on"))


def _store(rows: QuerySet[ProjectSummary]) -> None:
    rows.update(weight=F("weighs"), standing=F("stands"), started_on=F("began_on"))
