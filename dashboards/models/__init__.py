from dashboards.models.digest import Digest
from dashboards.models.hearing import DigestRhythm, Hearing, NewsKind
from dashboards.models.raising import (
    MeasureThatRaises,
    ProjectThatRaises,
    StateThatRaises,
    UnitThatRaises,
)
from dashboards.models.summaries import ProjectSummary, UnitSummary

__all__ = [
    "Digest",
    "DigestRhythm",
    "Hearing",
    "MeasureThatRaises",
    "NewsKind",
    "ProjectSummary",
    "ProjectThatRaises",
    "StateThatRaises",
    "UnitSummary",
    "UnitThatRaises",
]
