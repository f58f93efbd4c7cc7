"""Where measures stand against where they began, read from what is stored of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from statistics import median
from typing import Any

from django.db.models.fields.json import KeyTransform

from charts.engine import Direction, Variation
from charts.engine.proposal import LASTING_RUN
from charts.models import Measure
from charts.vocabulary import MeasureRole


@dataclass(frozen=True)
class Standing:
    """A measure's level before any change and now, on the scale of its chart.

    A new level is one for which a person has started a phase, or a run on the better side of the
    old one that lasts until today: `stands_at` is the centre of that phase, or the median of the
    run, and `points_at_level` counts its numbers. `began_at` is the centre of the first phase,
    None while there is no new level.
    """

    measure: int
    project: int
    role: MeasureRole
    is_defined: bool  # in words, so that two people would count the same
    target: float | None
    points: int
    began_at: float | None
    stands_at: float | None
    points_at_level: int
    is_improving: bool
    is_of_concern: bool


def standings_in(projects: Collection[int]) -> list[Standing]:
    """The open measures of these projects, by their keys. One query; nothing is calculated anew.

    In each project the outcome measure with the most numbers comes first.
    """
    rows = (
        Measure.objects.open()
        .filter(project__in=projects)
        .annotate(
            values_=KeyTransform("values", "state__result"),
            excluded_=KeyTransform("excluded", "state__result"),
            phases_=KeyTransform("phases", "state__result"),
        )
        .order_by("pk")
        .values(
            "pk",
            "project_id",
            "role",
            "definition",
            "target",
            "direction",
            "state__points",
            "state__variation",
            "values_",
            "excluded_",
            "phases_",
        )
    )
    places = list(MeasureRole)
    found = [_standing(row) for row in rows]
    return sorted(found, key=lambda one: (places.index(one.role), -one.points, one.measure))


def _standing(row: Mapping[str, Any]) -> Standing:
    phases = row["phases_"] or []
    counted = _latest_values(row, phases[-1]) if phases else []
    centre = phases[-1]["centre"] if phases else None
    better = Direction(row["direction"])
    run = lasting_run(counted, centre, better)
    began_at = phases[0]["centre"] if len(phases) > 1 or run else None
    is_of_concern = row["state__variation"] == Variation.CONCERN
    return Standing(
        measure=row["pk"],
        project=row["project_id"],
        role=MeasureRole(row["role"]),
        is_defined=bool(row["definition"].strip()),
        target=row["target"],
        points=row["state__points"] or 0,
        began_at=began_at,
        stands_at=median(run) if run else centre,
        points_at_level=len(run) or (len(counted) if len(phases) > 1 else 0),
        is_improving=row["state__variation"] == Variation.IMPROVEMENT
        or (not is_of_concern and has_shifted(counted, began_at, better)),
        is_of_concern=is_of_concern,
    )


def lasting_run(values: Sequence[float], centre: float | None, better: Direction) -> list[float]:
    """The newest numbers, all on the better side of `centre`, where they are enough to last.

    Numbers on the line neither end a run nor belong to it.

    >>> lasting_run([5, 6, 3, 2, 3, 1, 2, 3, 2, 1], 5, Direction.DECREASE)
    [3, 2, 3, 1, 2, 3, 2, 1]
    """
    if centre is None or better is Direction.NEUTRAL:
        return []
    sign = 1 if better is Direction.INCREASE else -1
    newest_first = (value for value in reversed(values) if value != centre)
    run = list(takewhile(lambda value: sign * (value - centre) > 0, newest_first))
    return run[::-1] if len(run) >= LASTING_RUN else []


def has_shifted(values: Sequence[float], before: float | None, better: Direction) -> bool:
    """Whether a run on the better side of the level before any change is long enough to last.

    Once a person has started a new phase there, the chart itself shows its new level as usual.

    >>> has_shifted([3, 2, 3, 1, 2, 3, 2, 1], 5, Direction.DECREASE)
    True
    """
    if before is None or better is Direction.NEUTRAL:
        return False
    sign = 1 if better is Direction.INCREASE else -1
    sides = (sign * (value - before) > 0 for value in values if value != before)
    return any(is_better and len(list(run)) >= LASTING_RUN for is_better, run in groupby(sides))


def _latest_values(row: Mapping[str, Any], phase: Mapping[str, Any]) -> list[float]:
    inside = slice(phase["start"], phase["stop"])
    return [
        value
        for value, is_out in zip(row["values_"][inside], row["excluded_"][inside], strict=True)
        if value is not None and not is_out
    ]
