from people.models.api_key import ApiKey, KeyKind
from people.models.call_count import CallCount
from people.models.capacity import CoachCapacity
from people.models.history_removal import HistoryRemoval
from people.models.invitation import Invitation
from people.models.kept_answer import KeptAnswer
from people.models.organisation import Organisation, TenantModel
from people.models.role_assignment import RoleAssignment
from people.models.security_event import SecurityEvent
from people.models.single_sign_on import SingleSignOn
from people.models.strengths import StrengthsProfile
from people.models.unit import Unit
from people.models.user import User

__all__ = [
    "ApiKey",
    "CallCount",
    "CoachCapacity",
    "HistoryRemoval",
    "Invitation",
    "KeptAnswer",
    "KeyKind",
    "Organisation",
    "RoleAssignment",
    "SecurityEvent",
    "SingleSignOn",
    "StrengthsProfile",
    "TenantModel",
    "Unit",
    "User",
]
