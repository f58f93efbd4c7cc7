"""What a reader of the chart should know, in plain words."""

from collections.abc import Iterator, Sequence

import numpy as np

from charts.engine.methods import PROPORTION_METHODS
from charts.engine.parts import Part
from charts.engine.phase_notices import phase_notices
from charts.engine.plan import Plan
from charts.engine.readings import named
from charts.engine.result import Notice
from charts.engine.series import Series
from charts.engine.vocabulary import NoticeCode


def notices_of(series: Series, plan: Plan, parts: Sequence[Part]) -> tuple[Notice, ...]:
    """All notices, those on the whole series first."""
    return tuple(series_notices(series, plan, parts))


def series_notices(series: Series, plan: Plan, parts: Sequence[Part]) -> Iterator[Notice]:
    """Notices one after another; those on a phase name it where there are several."""
    invalid = [
        part.span.start + position
        for part in parts
        if part.block.invalid is not None
        for position in np.flatnonzero(part.block.invalid).tolist()
    ]
    if invalid:
        yield about_invalid(plan, invalid)
    late = [phase.position for phase in plan.phases if phase.position >= len(series)]
    if late and parts:
        yield Notice(
            NoticeCode.PHASE_BEYOND_DATA,
            f"A phase is to start at point {late[0] + 1}; there are {len(series)} points so far.",
        )
    if not any(part.findings.counted.any() or part.block.excluded is not None for part in parts):
        yield Notice(NoticeCode.NO_DATA, "There are no values yet.")
        return
    for number, part in enumerate(parts, start=1):
        prefix = f"Phase {number}: " if len(parts) > 1 else ""
        for notice in phase_notices(part, plan, is_latest=number == len(parts)):
            yield Notice(notice.code, prefix + notice.text, notice.positions)


def about_invalid(plan: Plan, positions: Sequence[int]) -> Notice:
    """Points whose data contradict themselves."""
    reason = "a count below zero, or a denominator that is zero or less while there are events"
    if plan.method in PROPORTION_METHODS:
        reason += ", or a numerator above its denominator"
    text = f"Treated as missing because the numbers cannot be right: {named(positions)} ({reason})."
    return Notice(NoticeCode.INVALID_POINTS, text, tuple(positions))
