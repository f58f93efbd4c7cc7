"""An organisation with very many measures, and files of their numbers as a warehouse sends them."""

import io
from datetime import date
from typing import Any

UNITS, EACH = 1_000, 10  # units, and measures of each
ROWS = 1_000_000
PERIODS = ROWS // (UNITS * EACH)
ANCHOR = "feed_anchor"
COLUMNS = (
    "organisation_id, measure_id, period, numerator, denominator, value, note, excluded_because,"
    " recorded_by_id, recorded_at"
)
_MEASURES = """
    INSERT INTO charts_measure (public_id, created_at, version, organisation_id, unit_id, name,
           role, data_shape, rhythm, direction, definition, numerator_words, denominator_words,
           value_words, multiplier, decimals, method, rule_set, screened, warehouse_code, fed_from,
           starts_on)
    SELECT gen_random_uuid(), now(), 1, u.organisation_id, u.id, 'Measure ' || n, 'outcome',
           'count', 'week', 'neutral', '', '', '', '', 1, 0, 'c', 'anhoej_and_limits', true,
           'M' || n, '', date '2020-01-01'
      FROM people_unit u CROSS JOIN generate_series(0, %(each)s - 1) AS n
     WHERE u.warehouse_code <> ''
"""


def make_organisation() -> Any:
    """A thousand units with ten measures each. Returns the analyst who loads."""
    from django.db import connection

    from people.models import Unit
    from people.roles import UnitRole
    from people.selectors import top_unit
    from tests.world import a_person, an_organisation

    organisation = an_organisation("Large Fictional Health")
    analyst = a_person(organisation, role=UnitRole.DATA_ANALYST)
    top = top_unit(organisation)
    Unit.objects.bulk_create(
        Unit(organisation=organisation, parent=top, name=f"Ward {i}", warehouse_code=f"U{i}")
        for i in range(UNITS)
    )
    with connection.cursor() as cursor:
        cursor.execute(_MEASURES, {"each": EACH})
        cursor.execute(f"CREATE TABLE {ANCHOR} (LIKE charts_measurement INCLUDING ALL)")
        cursor.execute("ANALYZE")
    return analyst


def a_file(*, changed: float = 0.0, bad: float = 0.01) -> bytes:
    """A million rows, week by week as they come; a share is bad, and a share has changed."""
    every_bad = round(1 / bad) if bad else 0
    every_changed = round(1 / changed) if changed else 0
    text = io.StringIO()
    text.write("measure,unit,period,value\n")
    n = 0
    for week in range(PERIODS):
        day = date.fromordinal(date(2020, 1, 6).toordinal() + 7 * week)
        for unit in range(UNITS):
            for measure in range(EACH):
                n += 1
                value = str((n * 7 + week) % 40)
                if every_bad and n % every_bad == 0:
                    value = "n/a"
                elif every_changed and n % every_changed == 1:
                    value = "77"
                text.write(f"M{measure},U{unit},{day},{value}\n")
    return text.getvalue().encode()


def rows_as_copied() -> bytes:
    """What is stored now, as COPY takes it, in the order in which the file came."""
    from django.db import connection

    text = io.BytesIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY (SELECT {COLUMNS} FROM charts_measurement ORDER BY period, measure_id)"
            " TO STDOUT (FORMAT csv)",
            text,
        )
    return text.getvalue()
