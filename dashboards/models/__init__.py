from dashboards.models import record_raising
from dashboards.models.bulk_act import BulkAct
from dashboards.models.digest import Digest
from dashboards.models.documents import (
    CycleThatIsFound,
    IdeaThatIsFound,
    MeasureThatIsFound,
    ProgrammeThatIsFound,
    ProjectThatIsFound,
    UnitThatIsFound,
)
from dashboards.models.hearing import DigestRhythm, Hearing, NewsKind
from dashboards.models.pack import BoardPack, PackTile
from dashboards.models.raising import (
    MeasureThatRaises,
    ProjectThatRaises,
    StateThatRaises,
    UnitThatRaises,
)
from dashboards.models.saved_view import SavedView
from dashboards.models.search import READ_AS, SearchDocument, SearchWord, UnlearntDocument
from dashboards.models.summaries import ProjectSummary, UnitSummary
from dashboards.models.survey import BoardSurvey, SurveyAnswer
from dashboards.models.usage import UsageReport
from dashboards.models.visit import VisitNote
from dashboards.models.wall import BoardLink
from dashboards.models.weighing import Weighing

__all__ = [
    "READ_AS",
    "BoardLink",
    "BoardPack",
    "BoardSurvey",
    "BulkAct",
    "CycleThatIsFound",
    "Digest",
    "DigestRhythm",
    "Hearing",
    "IdeaThatIsFound",
    "MeasureThatIsFound",
    "MeasureThatRaises",
    "NewsKind",
    "PackTile",
    "ProgrammeThatIsFound",
    "ProjectSummary",
    "ProjectThatIsFound",
    "ProjectThatRaises",
    "SavedView",
    "SearchDocument",
    "SearchWord",
    "StateThatRaises",
    "SurveyAnswer",
    "UnitSummary",
    "UnitThatIsFound",
    "UnitThatRaises",
    "UnlearntDocument",
    "UsageReport",
    "VisitNote",
    "Weighing",
    "record_raising",
]
