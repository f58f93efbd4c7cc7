"""Spreadsheets: what one says of several measures is saved together, and undone together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.measurement_rows import lock_states
from charts.models import Entry, Measure
from charts.readings import Reading
from charts.services.measurements import MOST_AT_ONCE, record_measurements, undo_entry
from common.errors import Invalid
from people.models import User


@dataclass(frozen=True)
class ForMeasure:
    """What a spreadsheet says of one measure; `seen` is what the person saw stored there."""

    measure: Measure
    readings: Sequence[Reading]
    seen: Mapping[date, str]


@recorded
def record_sheets(*, parts: Sequence[ForMeasure], key: UUID, by: User, at: datetime) -> list[Entry]:
    """Save the readings of several measures, all or none of them, as entries with one `key`.

    The same key twice saves once. Raises Invalid, InvalidReadings, Denied or NotNow.
    """
    count = sum(len(part.readings) for part in parts)
    if count > MOST_AT_ONCE:
        raise Invalid(
            _("These are {count:,} numbers. Save at most {most:,} at a time.").format(
                count=count, most=MOST_AT_ONCE
            )
        )
    lock_states([part.measure.pk for part in parts])
    return [
        record_measurements(
            measure=part.measure, readings=part.readings, key=key, seen=part.seen, by=by, at=at
        )
        for part in parts
    ]


@recorded
def undo_sheets(*, entries: Sequence[Entry], by: User, at: datetime) -> None:
    """Put everything back as it was before an upload of the last 24 hours, or nothing.

    Raises Denied or NotNow.
    """
    lock_states([entry.measure_id for entry in entries])
    for entry in entries:
        undo_entry(entry=entry, by=by, at=at)
