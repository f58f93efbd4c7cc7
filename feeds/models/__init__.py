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
from feeds.models.mark import Mark
from feeds.models.telling import BarrierStepToTell, CycleToTell, VerdictChangeToTell
from feeds.models.webhook import Delivery, Webhook

__all__ = [
    "AnalysisInFeed",
    "AnnotationInFeed",
    "BarrierStepToTell",
    "Change",
    "CycleInFeed",
    "CycleToTell",
    "Delivery",
    "Load",
    "Mark",
    "MeasureInFeed",
    "MeasurementInFeed",
    "PhaseInFeed",
    "ProjectInFeed",
    "RejectedRow",
    "UnitInFeed",
    "UnknownCode",
    "VerdictChangeToTell",
    "WarehouseCode",
    "Webhook",
]
