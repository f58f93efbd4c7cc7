"""Where a chart's lines start afresh, and from how many points they are drawn."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts import periods
from charts.models import Measure, Phase
from charts.permissions import check_can_shape
from charts.policies import check_accepts_changes
from charts.services.checks import check_day, check_text
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
    today = local_date(measure.organisation, at)
    check_can_shape(by, measure, on=today)
    check_accepts_changes(measure)
    starts_on = periods.start_of(measure.every, starts_on)
    check_day(starts_on, "starts_on", today=today)
    _check(reason, baseline_points)
    same = Phase.objects.filter(organisation=measure.organisation_id, measure=measure)
    if same.filter(starts_on=starts_on).exists():
        raise Invalid(fields={"starts_on": _("A phase starts there already.")})
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
def set_baseline(
    *, measure: Measure, starts_on: date, points: int | None, reason: str, by: User, at: datetime
) -> Phase:
    """Draw the lines of a phase from its first points only, or from all of them again (None).

    `starts_on` is the start of one of the measure's phases, or its first period: what comes
    before any phase that people set is a phase too. A reason is compulsory.
    """
    check_can_shape(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    _check(reason, points)
    phase, _made = Phase.objects.update_or_create(
        organisation=measure.organisation,
        measure=measure,
        starts_on=starts_on,
        defaults={"reason": reason.strip(), "baseline_points": points, "set_by": by},
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


def _check(reason: str, baseline_points: int | None) -> None:
    check_text(
        reason, "reason", otherwise=_("Say why, so that others can follow you."), longest=300
    )
    if baseline_points is not None and not 2 <= baseline_points <= 1000:
        raise Invalid(
            fields={"baseline_points": _("Enter a number from 2 to 1,000. 12 or more is best.")}
        )
