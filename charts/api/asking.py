"""The measure that an address is about."""

from uuid import UUID

from charts.models import Measure
from charts.selectors import measure_for
from people.api.authentication import ApiRequest
from people.calendar import today_of


def asked_measure(request: ApiRequest, public_id: UUID) -> Measure:
    """The measure in the address, with its stored analysis. One query. Raises NotVisible."""
    return measure_for(request.user, public_id, on=today_of(request.user))
