"""What the warehouse sent last night: numbers that stand already, and a code to be explained."""

import io
from collections.abc import Iterator
from datetime import date, datetime

from charts.models import Measure, Measurement
from feeds.loading import run_waiting_loads
from feeds.services.codes import explain_pair
from feeds.services.loads import Wishes, accept_load
from people.models import Organisation, User
from people.permissions import units_where
from people.roles import Action, UnitRole

MEASURES, PERIODS = 6, 8
_HEADER = "measure,unit,period,numerator,denominator,value"


def let_the_warehouse_send(*, organisation: Organisation, at: datetime) -> None:
    """One load, by an analyst of the whole trust. It changes no chart."""
    analyst = _analyst(organisation, on=at.date())
    if analyst is None:
        return
    measures = list(
        Measure.objects.filter(organisation=organisation, fed_from="", closed_on=None)
        .select_related("unit")
        .order_by("pk")[:MEASURES]
    )
    for number, measure in enumerate(measures, start=1):
        measure_code, unit_code = _codes(number)
        explain_pair(
            measure_code=measure_code, unit_code=unit_code, measure=measure, by=analyst, at=at
        )
    text = "\n".join([_HEADER, *_rows(measures), *_unknown(at.date())]) + "\n"
    accept_load(
        name=f"larkwater-safety-{at.date()}.csv",
        content=io.BytesIO(text.encode()),
        size=len(text.encode()),
        wishes=Wishes(),
        by=analyst,
        at=at,
    )
    run_waiting_loads()


def _analyst(organisation: Organisation, *, on: date) -> User | None:
    analysts = {"role_assignments__role": UnitRole.DATA_ANALYST}
    people = User.objects.filter(organisation=organisation, **analysts).distinct()
    for person in people.order_by("pk"):
        if units_where(person, Action.LOAD_DATA, on=on).filter(parent=None).exists():
            return person
    return None


def _codes(number: int) -> tuple[str, str]:
    return f"SAFE{number:02}", f"LW{100 + number}"


def _rows(measures: list[Measure]) -> Iterator[str]:
    for number, measure in enumerate(measures, start=1):
        newest = Measurement.objects.filter(
            organisation_id=measure.organisation_id, measure_id=measure.pk
        ).order_by("-period")
        for row in newest[:PERIODS]:
            cells = (row.numerator, row.denominator, row.value)
            numbers = ",".join("" if cell is None else f"{cell:.15g}" for cell in cells)
            yield f"{','.join(_codes(number))},{row.period},{numbers}"


def _unknown(today: date) -> Iterator[str]:
    """A ward that opened this month, and a cell that says nothing."""
    month = today.replace(day=1)
    yield f"SAFE01,LW219,{month},,,2"
    yield f"SAFE02,LW219,{month},,,0"
    yield f"SAFE01,LW101,{month},,,n/a"
