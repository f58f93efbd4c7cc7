from feeds.models.change import (
    AnalysisInFeed,
    AnnotationInFeed,
    Change,
    CycleInFeed,
    MeasureInFeed,
    MeasurementInFeed,
    PhaseInFeed,
    ProjectInFeed,
    UnitInFeed,
)
from feeds.models.code import WarehouseCode
from feeds.models.load import Load, RejectedRow, UnknownCode

__all__ = [
    "AnalysisInFeed",
    "AnnotationInFeed",
    "Change",
    "CycleInFeed",
    "Load",
    "MeasureInFeed",
    "MeasurementInFeed",
    "PhaseInFeed",
    "ProjectInFeed",
    "RejectedRow",
    "UnitInFeed",
    "UnknownCode",
    "WarehouseCode",
]
