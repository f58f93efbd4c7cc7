from dashboards.models.raising import (
    MeasureThatRaises,
    ProjectThatRaises,
    StateThatRaises,
    UnitThatRaises,
)
from dashboards.models.summaries import ProjectSummary, UnitSummary

__all__ = [
    "MeasureThatRaises",
    "ProjectSummary",
    "ProjectThatRaises",
    "StateThatRaises",
    "UnitSummary",
    "UnitThatRaises",
]
