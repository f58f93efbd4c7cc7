"""Marks on the time axis: what happened when."""

from datetime import date, datetime

from audit.services import recorded
from charts.models import Annotation, Measure
from charts.permissions import check_can_shape
from charts.policies import check_accepts_changes
from charts.services.checks import check_day, check_text
from charts.tasks import recompute_soon
from people.calendar import local_date
from people.models import User


@recorded
def annotate(
    *, measure: Measure, happened_on: date, kind: str, text: str, by: User, at: datetime
) -> Annotation:
    """Write on the chart what happened on a day."""
    today = local_date(measure.organisation, at)
    check_can_shape(by, measure, on=today)
    check_accepts_changes(measure)
    check_text(text, "text", otherwise="Say what happened in a few words.", longest=200)
    check_day(happened_on, "happened_on", today=today)
    annotation = Annotation.objects.create(
        organisation=measure.organisation,
        measure=measure,
        happened_on=happened_on,
        kind=kind,
        text=text.strip(),
        made_by=by,
    )
    recompute_soon([measure.pk])
    return annotation


@recorded
def remove_annotation(*, annotation: Annotation, by: User, at: datetime) -> None:
    """Take a mark off the chart. The history keeps it."""
    measure = annotation.measure
    check_can_shape(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    annotation.delete()
    recompute_soon([measure.pk])
