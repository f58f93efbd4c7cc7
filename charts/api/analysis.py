"""The stored analysis of a measure: limits, signals, verdicts and the sentence about them."""

from datetime import date
from threading import BoundedSemaphore
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from rest_framework.response import Response

from charts.api.asking import asked_measure
from charts.engine import (
    Analysis,
    Assurance,
    EngineError,
    Method,
    NoticeCode,
    PointMark,
    Rule,
    RuleSetName,
    Side,
    Variation,
)
from charts.models import Annotation, Measure
from charts.selectors import annotations_of
from charts.selectors.listing import state_of
from common.api.fields import Day, Flag, Moment, Number, OneOf, Several, Text, Whole
from common.api.operations import Said, one, operation
from common.api.shapes import Answer, Query
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.roles import Scope

_LINES = ("centre", "lower", "lower_warning", "upper_warning", "upper")
_OF_PHASE = (
    *("centre", "lower", "upper", "longest_run", "longest_run_limit"),
    *("crossings", "crossings_limit"),
)
LONGEST_WAIT = 10  # seconds
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 1.0  # between two looks at the version
# Of the threads of this process so many may wait at once; others are answered as it stands.
_waiting = BoundedSemaphore(3)


class PointAnswer(Answer):
    """One period on the chart, in the unit that people read, with the lines at it."""

    is_narrowed = False

    period = Day()
    value = Number(allow_null=True)
    centre = Number(allow_null=True)
    lower = Number(allow_null=True)
    lower_warning = Number(allow_null=True)
    upper_warning = Number(allow_null=True)
    upper = Number(allow_null=True)
    phase = Whole()
    is_excluded = Flag()
    is_in_baseline = Flag()
    mark = OneOf(PointMark)


class PhaseSummaryAnswer(Answer):
    """What holds for all points from one period to another."""

    is_narrowed = False

    first_period = Day()
    last_period = Day()
    centre = Number(allow_null=True)
    lower = Number(allow_null=True)
    upper = Number(allow_null=True)
    longest_run = Whole(allow_null=True)
    longest_run_limit = Whole(allow_null=True, help_text="A longer run is a signal.")
    crossings = Whole(allow_null=True)
    crossings_limit = Whole(allow_null=True, help_text="Fewer crossings are a signal.")


class SignalAnswer(Answer):
    """A pattern that chance alone makes seldom, and the periods that make it."""

    is_narrowed = False

    rule = OneOf(Rule)
    side = OneOf(Side, allow_null=True)
    phase = Whole()
    periods = Several(Day(), most=100_000)


class NoticeAnswer(Answer):
    """What a reader of the chart should know."""

    is_narrowed = False

    code = OneOf(NoticeCode)
    text = Text(longest=1_000)


class MarkAnswer(Answer):
    """Something that happened, as it stands on the chart."""

    is_narrowed = False

    happened_on = Day()
    ended_on = Day(allow_null=True)
    kind = OneOf(Annotation.Kind.values)
    text = Text(longest=200)


class AnalysisAnswer(Answer):
    """The stored analysis. While `is_current` is false, newer data wait to be analysed."""

    always = ("data_version", "analysed_version", "is_current")

    data_version = Whole(largest=2**53)
    analysed_version = Whole(largest=2**53)
    is_current = Flag()
    computed_at = Moment(allow_null=True)
    engine_version = Text(longest=20)
    method = OneOf(Method)
    rule_set = OneOf(RuleSetName)
    variation = OneOf(["", *Variation])
    assurance = OneOf(["", *Assurance])
    headline = Text(longest=1_000)
    detail = Text(longest=4_000)
    points = PointAnswer(many=True)
    phases = PhaseSummaryAnswer(many=True)
    signals = SignalAnswer(many=True)
    notices = NoticeAnswer(many=True)
    annotations = MarkAnswer(many=True)


class AnalysisQuery(Query):
    """How long to wait for an analysis of the newest data."""

    wait = Number(
        smallest=0, largest=LONGEST_WAIT, required=False, help_text="Seconds, at most ten."
    )


class MeasureAnalysis(ApiView):
    """What the chart of a measure says."""

    reads = Scope.MEASUREMENTS_READ

    @operation("Read the analysis", gives=AnalysisAnswer, filters=AnalysisQuery)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        measure = asked_measure(request, public_id)
        if not measure.state.is_current and query.get("wait"):
            wait_until_current(measure, seconds=query["wait"])
            measure = asked_measure(request, public_id)
        return Response(one(_facts(measure), AnalysisAnswer, query))


def wait_until_current(measure: Measure, *, seconds: float) -> None:
    """Look at the version now and then, ever more seldom, until it is analysed or time is up.

    At most fourteen small queries, none of them inside a transaction.
    """
    if not _waiting.acquire(blocking=False):
        return
    try:
        ends, pause = monotonic() + seconds, _FIRST_PAUSE
        while monotonic() < ends:
            sleep(min(pause, max(ends - monotonic(), 0)))
            if state_of(measure).is_current:
                return
            pause = min(pause * 2, _LONGEST_PAUSE)
    finally:
        _waiting.release()


def _facts(measure: Measure) -> dict[str, Any]:
    state = measure.state
    same = ("data_version", "analysed_version", "is_current", "computed_at", "engine_version")
    said = ("variation", "assurance", "headline", "detail")
    return {
        **{name: getattr(state, name) for name in (*same, *said)},
        "method": measure.method,
        "rule_set": measure.rule_set,
        **_parts(_stored(measure)),
        "annotations": list(annotations_of(measure)),
    }


def _stored(measure: Measure) -> Analysis | None:
    """The analysis, unless there is none or another engine wrote it and a new one is on its way."""
    try:
        return Analysis.from_dict(measure.state.result) if measure.state.result else None
    except EngineError:
        return None


def _parts(analysis: Analysis | None) -> dict[str, list[dict[str, Any]]]:
    if analysis is None:
        return {"points": [], "phases": [], "signals": [], "notices": []}
    days = [date.fromisoformat(label[:10]) for label in analysis.labels]
    return {
        "points": [
            {
                "period": day,
                "value": analysis.values[at],
                **{line: getattr(analysis, line)[at] for line in _LINES},
                "phase": analysis.phase[at],
                "is_excluded": analysis.excluded[at],
                "is_in_baseline": analysis.in_baseline[at],
                "mark": str(analysis.point_marks[at]),
            }
            for at, day in enumerate(days)
        ],
        "phases": [
            {name: getattr(phase, name) for name in _OF_PHASE}
            | {"first_period": days[phase.start], "last_period": days[phase.stop - 1]}
            for phase in analysis.phases
        ],
        "signals": [
            {
                "rule": str(signal.rule),
                "side": signal.side and str(signal.side),
                "phase": signal.phase,
                "periods": [days[at] for at in signal.positions],
            }
            for signal in analysis.signals
        ],
        "notices": [{"code": str(notice.code), "text": notice.text} for notice in analysis.notices],
    }
