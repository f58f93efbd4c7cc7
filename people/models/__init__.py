from people.models.capacity import CoachCapacity
from people.models.invitation import Invitation
from people.models.organisation import Organisation, TenantModel
from people.models.role_assignment import RoleAssignment
from people.models.security_event import SecurityEvent
from people.models.single_sign_on import SingleSignOn
from people.models.unit import Unit
from people.models.user import User

__all__ = [
    "CoachCapacity",
    "Invitation",
    "Organisation",
    "RoleAssignment",
    "SecurityEvent",
    "SingleSignOn",
    "TenantModel",
    "Unit",
    "User",
]
