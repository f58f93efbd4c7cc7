"""Keeping every roll-up equal to the sums of the numbers behind it.

A roll-up is a measure of its own, charted like any other, whose numbers are never typed: for each
period numerators and denominators (or counts) of the teams are added up. Rates are never
averaged. PostgreSQL is the queue of record: triggers add what is due, and one transaction reads
what is due, reads the numbers after it, writes the sums and takes away what it has read. It may
run twice, late, or at the same time elsewhere.
"""

from audit.services import act
from charts.comparisons import compare, forget
from charts.engine import ENGINE_VERSION
from charts.feeding import PLATFORM, write_fed
from charts.measurement_rows import Recorded
from charts.models import Comparison, Measure, RollUpDue, SharedDefinition
from charts.selectors import measurements_of
from charts.site_charts import draw_sites
from charts.sums import Sum, sums_behind


def feed_roll_ups(*, most: int = 50) -> list[int]:
    """Feed the roll-ups of up to `most` definitions whose numbers moved on.

    Returns the roll-ups whose numbers changed. One query when nothing is due.
    """
    due = RollUpDue.objects.values_list("definition", flat=True)
    old = Comparison.objects.exclude(engine_version=ENGINE_VERSION)
    waiting = due.union(old.values_list("roll_up__rolls_up", flat=True))
    return [changed for definition in waiting[:most] for changed in _feed(definition)]


def _feed(definition_id: int) -> list[int]:
    with act("rollups.feed", by=PLATFORM):
        # One feeder a definition: of two, the later reads what the earlier has written.
        definition = (
            SharedDefinition.objects.select_for_update(no_key=True).filter(pk=definition_id).first()
        )
        if definition is None:
            return []
        due = list(RollUpDue.objects.filter(definition=definition).values_list("pk", flat=True))
        roll_ups = (
            Measure.objects.filter(organisation=definition.organisation_id, rolls_up=definition)
            .filter(closed_on=None)
            .select_related("unit", "organisation")
            .order_by("pk")
        )
        changed = [roll_up.pk for roll_up in roll_ups if _feed_one(roll_up)]
        RollUpDue.objects.filter(pk__in=due).delete()
    return changed


def _feed_one(roll_up: Measure) -> bool:
    """Write the sums of one roll-up, and show its teams together. Returns whether one changed."""
    sums = sums_behind(roll_up)
    stored = {row.period: Recorded.of(row) for row in measurements_of(roll_up)}
    changed = write_fed(roll_up, {found.period: _said(found, roll_up) for found in sums}, stored)
    if roll_up.programme_id is not None:
        draw_sites(roll_up)
    if roll_up.organisation.compares_teams and roll_up.has_denominator:
        compare(roll_up, [found.period for found in sums])
    else:
        forget(roll_up)
    return changed


def _said(found: Sum, roll_up: Measure) -> Recorded:
    note = "" if found.is_complete else f"{found.reported} of {found.expected} teams reported."
    if roll_up.has_denominator:
        return Recorded(found.numerator, found.denominator, None, note)
    return Recorded(None, None, found.value, note)
