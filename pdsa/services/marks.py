"""The mark that every test draws by itself on the charts of its measures."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Annotation
from charts.services.annotations import DrawnMark, draw_marks
from pdsa.models import Cycle
from people.models import User


def draw_marks_of(cycle: Cycle, *, by: User, at: datetime) -> None:
    """Draw or move the marks of a cycle: from the day its test began to the day it ended."""
    mark = None
    if cycle.started_on is not None:
        mark = DrawnMark(
            happened_on=cycle.started_on,
            ended_on=cycle.ended_on,
            text=_("Test: {title}").format(title=cycle.title),
            kind=Annotation.Kind.TEST,
            leads_to=reverse("cycle", args=[cycle.public_id]),
        )
    draw_marks(
        made_from=cycle.public_id,
        measures=cycle.measures.select_related("project__unit", "unit", "organisation"),
        mark=mark,
        by=by,
        at=at,
    )
