"""Whether 3/4/2027 is the third of April or the fourth of March, judged from all dates together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from charts import periods
from charts.paste.dates import DayOrder, both_ways
from charts.vocabulary import Rhythm


@dataclass(frozen=True)
class Question:
    """A date that can be meant both ways, when the other dates do not tell which."""

    typed: str
    meanings: Mapping[DayOrder, date]


def day_order_of(texts: Iterable[str], rhythm: Rhythm) -> DayOrder | Question:
    """The order in which somebody wrote day and month, or the question to ask them.

    A date that exists only one way decides. Else the order decides that puts every date into a
    period of its own, and then the one whose periods follow each other without a gap.
    """
    ways = {text: found for text in texts if (found := both_ways(text)) is not None}
    unclear = {text: way for text, way in ways.items() if _is_unclear(way, rhythm)}
    possible = [order for order in DayOrder if all(way[order] for way in ways.values())]
    if len(possible) == 1:
        return possible[0]
    if not unclear:
        return DayOrder.DAY_FIRST
    if possible:
        days = {order: [way[order] for way in ways.values()] for order in possible}
        for is_plausible in (_all_different, _one_after_the_other):
            plausible = [o for o in possible if is_plausible(_starts(days[o], rhythm), rhythm)]
            if len(plausible) == 1 and len(ways) > 1:
                return plausible[0]
    typed, way = next(iter(unclear.items()))
    return Question(typed, {order: day for order in DayOrder if (day := way[order])})


def _is_unclear(way: Mapping[DayOrder, date | None], rhythm: Rhythm) -> bool:
    days = [day for day in way.values() if day]
    return len({periods.start_of(rhythm, day) for day in days}) > 1


def _starts(days: Iterable[date | None], rhythm: Rhythm) -> list[date]:
    return [periods.start_of(rhythm, day) for day in days if day]


def _all_different(starts: Sequence[date], _: Rhythm) -> bool:
    return len(set(starts)) == len(starts)


def _one_after_the_other(starts: Sequence[date], rhythm: Rhythm) -> bool:
    ordered = sorted(starts)
    return all(periods.following(rhythm, one) == next_one for one, next_one in pairwise(ordered))
