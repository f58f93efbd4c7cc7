"""What an analysis says: frozen, comparable, and storable as JSON.

A number that does not exist is None, never NaN.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from charts.engine.errors import UnknownSchema
from charts.engine.methods import Direction, Method
from charts.engine.version import RESULT_SCHEMA
from charts.engine.vocabulary import (
    Assurance,
    NoticeCode,
    PointMark,
    Rule,
    RuleSetName,
    Side,
    Variation,
)

Numbers = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fired, and the 0-based positions of the points involved.

    ``side`` is None for rules that claim no direction; ``positions`` is empty for rules
    that judge the phase as a whole.
    """

    rule: Rule
    side: Side | None
    phase: int
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the chart should know, in plain words."""

    code: NoticeCode
    text: str
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseSummary:
    """One phase: where it lies, its lines, and its run statistics.

    ``lower`` and ``upper`` are None when the limits step from point to point or do not
    exist; the limits of each point are in `Analysis`. ``dispersion`` is Laney's sigma z,
    where the chart is made from ratios.
    """

    start: int
    stop: int  # exclusive
    baseline_points: int | None
    centre: float | None
    lower: float | None
    upper: float | None
    observations: int  # not excluded, missing ones counted
    useful: int  # not excluded, not missing, not on the centre line
    longest_run: int | None
    longest_run_limit: int | None  # longer is a signal
    crossings: int | None
    crossings_limit: int | None  # fewer is a signal
    runs: int | None
    fewest_runs: int | None
    most_runs: int | None
    runs_signal: bool
    provisional: bool  # fewer than twelve points gave the limits
    dispersion: float | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole result. Arrays are tuples of length n in time order, on the chart's scale."""

    schema: int
    engine_version: str
    method: Method
    rule_set: RuleSetName
    direction: Direction
    target: float | None
    labels: tuple[str, ...]
    values: Numbers
    centre: Numbers
    lower: Numbers
    lower_warning: Numbers  # two sigma
    upper_warning: Numbers
    upper: Numbers
    numerators: Numbers | None
    denominators: Numbers | None
    phase: tuple[int, ...]
    excluded: tuple[bool, ...]
    in_baseline: tuple[bool, ...]
    point_marks: tuple[PointMark, ...]
    phases: tuple[PhaseSummary, ...]
    signals: tuple[Signal, ...]
    variation: Variation
    assurance: Assurance
    notices: tuple[Notice, ...]
    trace_up: Numbers | None = None  # Bernoulli CUSUM only
    trace_down: Numbers | None = None

    def to_dict(self) -> dict[str, Any]:
        """A dictionary of plain JSON values; `from_dict` turns it back into an equal result."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in ANALYSIS_FIELDS}
        plain["phases"] = [as_dict(phase) for phase in self.phases]
        plain["signals"] = [as_dict(signal) for signal in self.signals]
        plain["notices"] = [as_dict(notice) for notice in self.notices]
        return {name: as_plain(value) for name, value in plain.items()}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """The result that `to_dict` wrote."""
        if plain.get("schema") != RESULT_SCHEMA:
            raise UnknownSchema("This result was stored by another version of the engine.")
        known = {name: as_tuple(plain[name]) for name in ANALYSIS_FIELDS}
        for name, word in ANALYSIS_WORDS.items():
            known[name] = word(plain[name])
        known["point_marks"] = tuple(map(PointMark, plain["point_marks"]))
        known["phases"] = tuple(PhaseSummary(**phase) for phase in plain["phases"])
        known["signals"] = tuple(
            Signal(
                Rule(signal["rule"]),
                None if signal["side"] is None else Side(signal["side"]),
                signal["phase"],
                tuple(signal["positions"]),
            )
            for signal in plain["signals"]
        )
        known["notices"] = tuple(
            Notice(NoticeCode(notice["code"]), notice["text"], tuple(notice["positions"]))
            for notice in plain["notices"]
        )
        return cls(**known)


ANALYSIS_FIELDS = tuple(item.name for item in fields(Analysis))
ANALYSIS_WORDS = {
    "method": Method,
    "rule_set": RuleSetName,
    "direction": Direction,
    "variation": Variation,
    "assurance": Assurance,
}


def as_dict(item: PhaseSummary | Signal | Notice) -> dict[str, Any]:
    """One part of a result as a dictionary of plain values."""
    return {part.name: as_plain(getattr(item, part.name)) for part in fields(item)}


def as_plain(value: Any) -> Any:
    """Words as their text, tuples as lists."""
    if isinstance(value, tuple):
        return [str(item) if isinstance(item, PointMark) else item for item in value]
    return str(value) if isinstance(value, str) else value


def as_tuple(value: Any) -> Any:
    """Lists as tuples."""
    return tuple(value) if isinstance(value, list) else value
