"""When a measure accepts data or changes to its chart."""

from charts.models import Measure
from common.access import allowed
from common.errors import NotNow
from projects.policies import check_is_open


def check_accepts_changes(measure: Measure) -> None:
    """A closed measure, or one of a closed project, is a record."""
    if measure.closed_on is not None:
        raise NotNow(
            f"“{measure}” is closed. Open it again first, then save.", code="measure_closed"
        )
    if measure.project is not None:
        check_is_open(measure.project)


accepts_changes = allowed(check_accepts_changes)
