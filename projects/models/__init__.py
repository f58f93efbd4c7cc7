from projects.models.barrier import Barrier, BarrierState, BarrierStep
from projects.models.charter import Aim, Charter
from projects.models.closing import ClosingSummary
from projects.models.coaching import CoachingNote
from projects.models.conversation import About, Attachment, Comment, Review, Subject
from projects.models.diagram import ChangeIdea, DiagramLink, DiagramNode, DriverDiagram
from projects.models.guest import ProgrammeGuest
from projects.models.involvement import InvolvementLevel, MadeDifference
from projects.models.membership import ProjectMembership
from projects.models.method import MethodOffer, StageRecord
from projects.models.opportunity import Induction, Interest, Opportunity
from projects.models.programme import Programme, ProgrammePlace
from projects.models.progress import ProgressScore, ToldImprovement
from projects.models.project import Project
from projects.models.pulse import PulseAnswer
from projects.models.thanks import Thanks

__all__ = [
    "About",
    "Aim",
    "Attachment",
    "Barrier",
    "BarrierState",
    "BarrierStep",
    "ChangeIdea",
    "Charter",
    "ClosingSummary",
    "CoachingNote",
    "Comment",
    "DiagramLink",
    "DiagramNode",
    "DriverDiagram",
    "Induction",
    "Interest",
    "InvolvementLevel",
    "MadeDifference",
    "MethodOffer",
    "Opportunity",
    "Programme",
    "ProgrammeGuest",
    "ProgrammePlace",
    "ProgressScore",
    "Project",
    "ProjectMembership",
    "PulseAnswer",
    "Review",
    "StageRecord",
    "Subject",
    "Thanks",
    "ToldImprovement",
]
