"""Marks on the time axis: what happened when."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Annotation, Measure
from charts.permissions import check_can_shape
from charts.policies import accepts_changes, check_accepts_changes
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
    check_mark(text, happened_on, today=today)
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


def check_mark(text: str, happened_on: date, *, today: date) -> None:
    """Refuse a mark that says nothing, or of a day that has not come."""
    check_text(text, "text", otherwise=_("Say what happened in a few words."), longest=200)
    check_day(happened_on, "happened_on", today=today)


@recorded
def remove_annotation(*, annotation: Annotation, by: User, at: datetime) -> None:
    """Take a mark off the chart. The history keeps it."""
    measure = annotation.measure
    check_can_shape(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    annotation.delete()
    recompute_soon([measure.pk])


@dataclass(frozen=True)
class DrawnMark:
    """A mark, or a band from its first to its last day, that something draws by itself.

    `leads_to` is the address here of whatever draws it.
    """

    happened_on: date
    text: str
    kind: str
    leads_to: str
    ended_on: date | None = None


@recorded
def draw_marks(
    *, made_from: UUID, measures: Iterable[Measure], mark: DrawnMark | None, by: User, at: datetime
) -> None:
    """Let the thing of that id draw its mark on exactly these charts, or with None on no chart.

    Drawing again moves the marks that it has drawn. Charts of closed measures stay as they are.
    """
    drawn = {
        old.measure_id: old
        for old in Annotation.objects.filter(
            organisation=by.organisation_id, made_from=made_from
        ).select_related("measure__project", "measure__unit")
    }
    wanted = {measure.pk: measure for measure in measures if mark and accepts_changes(measure)}
    today = local_date(by.organisation, at)
    if mark:
        check_day(mark.happened_on, "happened_on", today=today)
    changed = [
        *(
            _erase(old, by=by, today=today)
            for old in drawn.values()
            if old.measure_id not in wanted
        ),
        *(
            _draw(made_from, measure, mark, drawn.get(measure.pk), by=by, today=today)
            for measure in wanted.values()
            if mark
        ),
    ]
    recompute_soon(measure for measure in changed if measure is not None)


def _draw(
    made_from: UUID,
    measure: Measure,
    mark: DrawnMark,
    drawn: Annotation | None,
    *,
    by: User,
    today: date,
) -> int | None:
    """Draw or move one mark. Answers with the measure whose chart is another now."""
    wanted = asdict(mark) | {"text": mark.text[:200]}
    if drawn and all(getattr(drawn, name) == value for name, value in wanted.items()):
        return None
    check_can_shape(by, measure, on=today)
    Annotation.objects.update_or_create(
        organisation=measure.organisation,
        measure=measure,
        made_from=made_from,
        defaults=wanted,
        create_defaults={**wanted, "made_by": by},
    )
    return measure.pk


def _erase(drawn: Annotation, *, by: User, today: date) -> int | None:
    if not accepts_changes(drawn.measure):
        return None
    check_can_shape(by, drawn.measure, on=today)
    drawn.delete()
    return drawn.measure_id
