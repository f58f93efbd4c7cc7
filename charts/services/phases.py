"""Where a chart's lines start afresh, and from how many points they are drawn."""

from datetime import date, datetime

from audit.services import recorded
from charts import periods
from charts.models import Measure, Phase
from charts.permissions import check_can_shape
from charts.policies import check_accepts_changes
from charts.tasks import recompute_soon
from common.errors import Invalid
from people.calendar import local_date
from people.models import User


@recorded
def start_phase(
    *,
    measure: Measure,
    starts_on: date,
    reason: str,
    by: User,
    at: datetime,
    baseline_points: int | None = None,
) -> Phase:
    """Start a new phase with the period of `starts_on`. A reason is compulsory."""
    check_can_shape(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    starts_on = periods.start_of(measure.every, starts_on)
    if not reason.strip():
        raise Invalid(fields={"reason": "Say what changed, so that others can follow you."})
    same = Phase.objects.filter(organisation=measure.organisation_id, measure=measure)
    if same.filter(starts_on=starts_on).exists():
        raise Invalid(fields={"starts_on": "A phase starts there already."})
    phase = Phase.objects.create(
        organisation=measure.organisation,
        measure=measure,
        starts_on=starts_on,
        reason=reason.strip(),
        baseline_points=baseline_points,
        set_by=by,
    )
    recompute_soon([measure.pk])
    return phase


@recorded
def remove_phase(*, phase: Phase, by: User, at: datetime) -> None:
    """Join a phase with the one before it again. The history keeps it."""
    measure = phase.measure
    check_can_shape(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    phase.delete()
    recompute_soon([measure.pk])
