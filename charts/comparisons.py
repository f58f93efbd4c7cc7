"""Teams beside one another, as a worker computes and draws them: a funnel, never a ranking."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.utils import timezone

from charts.engine import ENGINE_VERSION, Method
from charts.engine.funnel import compare_units
from charts.figures.funnel.drawing import draw_funnel
from charts.figures.funnel.spec import FunnelSpec
from charts.figures.funnel.words import describe, say
from charts.figures.period_words import period_words
from charts.models import Comparison, Measure
from charts.sums import totals_behind

PERIODS = 6  # of the newest, so that small teams have enough to be compared by
FEWEST_TEAMS = 3  # two are a duel


def compare(roll_up: Measure, periods: Sequence[date]) -> None:
    """Store the comparison of the teams behind a roll-up over its newest periods.

    Teams lie wider apart than chance alone would have them, so the limits are widened by how far
    they lie apart (P′ and U′).
    """
    newest = sorted(periods)[-PERIODS:]
    totals = totals_behind(roll_up, newest)
    if len(totals) < FEWEST_TEAMS:
        forget(roll_up)
        return
    funnel = compare_units(
        [total.name for total in totals],
        [total.numerator for total in totals],
        [total.denominator for total in totals],
        Method.P_PRIME if roll_up.is_percentage else Method.U_PRIME,
        multiplier=roll_up.scale,
    )
    spec = FunnelSpec(
        title=roll_up.name,
        period_words=_span(roll_up, newest),
        value_words=roll_up.shown_words,
        size_words=roll_up.denominator_words,
        decimals=roll_up.decimals,
        percent=roll_up.is_percentage,
        funnel=funnel,
    )
    outside = dict(zip(funnel.names, funnel.outside, strict=True))
    Comparison.objects.update_or_create(
        roll_up=roll_up,
        defaults={
            "organisation": roll_up.organisation,
            "first_period": newest[0],
            "latest_period": newest[-1],
            "engine_version": ENGINE_VERSION,
            "computed_at": timezone.now(),
            "teams": [{**asdict(total), "outside": outside[total.name]} for total in totals],
            "headline": say(spec),
            "alt_text": describe(spec),
            "drawing": draw_funnel(spec),
        },
    )


def forget(roll_up: Measure) -> None:
    """Remove a comparison that should not, or cannot, be shown."""
    Comparison.objects.filter(roll_up=roll_up).delete()


def _span(roll_up: Measure, periods: Sequence[date]) -> str:
    first, latest = (
        period_words(day.isoformat(), roll_up.rhythm) for day in (periods[0], periods[-1])
    )
    return first if first == latest else f"{first} to {latest}"
