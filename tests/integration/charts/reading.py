"""What a test reads off a page, and off the database."""

import re
from datetime import date

from charts.models import Measure, Measurement


def words(answer: object) -> str:
    """The text of a page without its tags, on one line."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())  # type: ignore[attr-defined]
    return " ".join(text.split())


def stored(measure: Measure) -> dict[date, float | tuple[float | None, float]]:
    """The numbers of a measure by period; a pair where there is a denominator."""
    rows = Measurement.objects.filter(measure_id=measure.pk).order_by("period")
    return {
        row.period: (row.numerator, row.denominator) if row.denominator else row.value
        for row in rows
    }
