"""Run charts and statistical process control: pure, on NumPy alone.

``analyse(series, plan)`` is the one door: a `Series` of points and a `Plan` of how to read
them give an `Analysis`.
"""

from charts.engine.analysis import analyse
from charts.engine.batch import analyse_many
from charts.engine.batch_result import BatchAnalysis
from charts.engine.errors import EngineError
from charts.engine.methods import Direction, Method
from charts.engine.plan import PhaseStart, Plan
from charts.engine.result import Analysis, Notice, PhaseSummary, Signal
from charts.engine.series import Series
from charts.engine.version import ENGINE_VERSION
from charts.engine.vocabulary import (
    Assurance,
    NoticeCode,
    PointMark,
    Rule,
    RuleSetName,
    Side,
    Variation,
)

__all__ = [
    "ENGINE_VERSION",
    "Analysis",
    "Assurance",
    "BatchAnalysis",
    "Direction",
    "EngineError",
    "Method",
    "Notice",
    "NoticeCode",
    "PhaseStart",
    "PhaseSummary",
    "Plan",
    "PointMark",
    "Rule",
    "RuleSetName",
    "Series",
    "Side",
    "Signal",
    "Variation",
    "analyse",
    "analyse_many",
]
