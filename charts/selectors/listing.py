"""Measures as programs list them: open and closed, without their drawings."""

from datetime import date

from django.db.models import QuerySet

from charts.models import Measure, MeasureState
from people.models import User


def measures_to_list(user: User, *, on: date) -> QuerySet[Measure]:
    """The measures this person may read, with project, unit and what the analysis says in short."""
    drawings = ("result", "chart_wide", "chart_narrow", "chart_small", "alt_text", "detail")
    return (
        Measure.objects.visible_to(user, on=on)
        .select_related("project", "unit", "state")
        .defer(*(f"state__{name}" for name in drawings))
    )


def state_of(measure: Measure) -> MeasureState:
    """Of which version the data and the analysis are, at this moment. One small query."""
    return MeasureState.objects.only("data_version", "analysed_version").get(measure=measure)
