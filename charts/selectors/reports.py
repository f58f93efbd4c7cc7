"""Single results of many measures, as programs search for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from charts import periods
from charts.models import Measure, Measurement
from charts.vocabulary import Rhythm
from people.models import User


@dataclass(frozen=True)
class Span:
    """A time that was asked for: from one day to another, and how a period has to lie to it.

    `how`: eq inside it, ge and gt reaching into it or after it, le and lt before it, sa and eb
    wholly after and before it (the prefixes of FHIR, section 3.1.1.4.8).
    """

    how: str
    first: date
    last: date

    def holds(self, rhythm: Rhythm) -> Q:
        """The condition on the first day of a period of that rhythm."""
        day_after = self.last + timedelta(days=1)
        ends_before = {"period__lt": periods.start_of(rhythm, day_after)}
        match self.how:
            case "eq":
                return Q(period__gte=self.first, **ends_before)
            case "ge":
                return Q(period__gte=periods.start_of(rhythm, self.first))
            case "gt":
                return Q(period__gte=periods.start_of(rhythm, day_after))
            case "le":
                return Q(period__lte=self.last)
            case "lt":
                return Q(period__lt=self.first)
            case "sa":
                return Q(period__gt=self.last)
            case _:
                return Q(period__lt=periods.start_of(rhythm, self.first))


def reports_to_list(
    user: User, measures: QuerySet[Measure], spans: Sequence[Sequence[Span]] = ()
) -> QuerySet[Measurement]:
    """What was written down for these measures, by measure and time.

    `measures` holds no more than this person may read. Of each of the outer `spans`, one of the
    inner has to hold.
    """
    rows = Measurement.objects.filter(organisation_id=user.organisation_id)
    if not spans:
        fits = Q(measure_id__in=measures.values("pk"))
    else:
        fits = any_of(
            Q(measure_id__in=measures.filter(rhythm=rhythm).values("pk"))
            & all_of(any_of(span.holds(rhythm) for span in either) for either in spans)
            for rhythm in Rhythm
        )
    return rows.filter(fits).order_by("measure_id", "period")


def any_of(conditions: Iterable[Q]) -> Q:
    """One of them; where there is none, nothing fits."""
    return reduce(or_, conditions, Q(pk__in=[]))


def all_of(conditions: Iterable[Q]) -> Q:
    """Each of them."""
    return reduce(and_, conditions, Q())


def after(rows: QuerySet[Measurement], measure_id: int, period: date) -> QuerySet[Measurement]:
    """Those that follow a row in that order."""
    return rows.filter(Q(measure_id=measure_id, period__gt=period) | Q(measure_id__gt=measure_id))
